import { execFile } from 'node:child_process';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { root } from '../host/paths';

const run = promisify(execFile);
const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
const publisher = 'helpcrunch-bench';

/** An extension in a package, and unpacked. */
export interface PackedExtension {
  readonly id: string;
  /** The path of its .vsix. */
  readonly vsix: string;
  /** The path of its folder. */
  readonly folder: string;
  /** The path of the file that VS Code loads. */
  readonly main: string;
}

/** Packs an extension of the bench's own, which is one CommonJS file, below a folder. */
export async function packExtension(
  parent: string,
  name: string,
  code: string,
  activationEvent: string,
): Promise<PackedExtension> {
  const folder = path.join(parent, name);
  const main = path.join(folder, 'extension.js');
  const vsix = path.join(parent, `${name}.vsix`);
  const manifest = {
    ...{ name, publisher, version: '1.0.0', engines: { vscode: '^1.101.0' } },
    ...{ main: './extension.js', files: ['extension.js'], activationEvents: [activationEvent] },
  };
  await mkdir(folder);
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
  await copyFile(code, main);
  const options = ['--no-dependencies', '--allow-missing-repository', '--skip-license', '--out', vsix];
  await run(process.execPath, [vsce, 'package', ...options], { cwd: folder });
  return { id: `${publisher}.${name}`, vsix, folder, main };
}
