import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readZip } from '../package/readZip';

/** Unpacks a .vsix into a folder; gives the folder of the extension in it. */
export function unpackExtension(vsix: string, folder: string): string {
  for (const { name, read } of readZip(vsix)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, read());
  }
  return path.join(folder, 'extension');
}
