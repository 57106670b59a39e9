import { cpSync } from 'node:fs';
import path from 'node:path';
import { sampleWorkspace } from './paths';
import { temporaryFolder } from './temporaryFolder';

/** A copy of the sample workspace that tests may change; removed when this process ends. Gives its path. */
export function copySample(): string {
  const folder = path.join(temporaryFolder('workspace'), 'sample');
  cpSync(sampleWorkspace, folder, { recursive: true });
  return folder;
}
