import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { packageExtension } from '../host/packageExtension';
import { manifest } from '../package/manifest';
import { readZip } from '../package/readZip';
import type { PackedExtension } from './packExtension';

/** Packages the extension as it is released, and unpacks it again below a folder. */
export async function packOurs(parent: string): Promise<PackedExtension> {
  const vsix = await packageExtension(parent);
  for (const { name, read } of readZip(vsix)) {
    const file = path.join(parent, 'ours', name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, read());
  }
  const folder = path.join(parent, 'ours/extension');
  const id = `${manifest.publisher}.${manifest.name}`;
  return { id, vsix, folder, main: path.join(folder, manifest.main) };
}
