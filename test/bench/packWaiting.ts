import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { root } from '../host/paths';
import type { PackedExtension } from './packExtension';

const run = promisify(execFile);

/**
 * Packages an unpacked extension once more, as one that waits to be activated by somebody else: VS Code activates what
 * wakes at its start before anybody could time that.
 */
export async function packWaiting(packed: PackedExtension): Promise<PackedExtension> {
  const file = path.join(packed.folder, 'package.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as object;
  await writeFile(file, JSON.stringify({ ...manifest, activationEvents: ['onUri'] }));
  const vsix = packed.vsix.replace(/\.vsix$/, '-waiting.vsix');
  const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
  await run(process.execPath, [vsce, 'package', '--no-dependencies', '--out', vsix], { cwd: packed.folder });
  return { ...packed, vsix };
}
