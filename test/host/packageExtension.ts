import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { root } from './paths';
import { temporaryFolder } from './temporaryFolder';

const run = promisify(execFile);

/** Builds the release bundles and packs them into a .vsix in `folder`; any warning is an error. Gives the file's path. */
export async function packageExtension(folder: string): Promise<string> {
  const { name, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
  };
  const file = path.join(folder, `${name}-${version}.vsix`);
  mkdirSync(folder, { recursive: true });
  // Packed in a folder of its own: somebody may be building into `dist` at the same time.
  const stage = copyAllowed();
  const bundles = path.join(stage, 'dist');
  const built = await node(root, 'esbuild.mjs', '--release', '--outdir', bundles);
  const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
  const packed = await node(stage, vsce, 'package', '--no-dependencies', '--out', file);
  if (/warning/i.test(built + packed)) throw new Error(`A warning while packaging:\n${built}${packed}`);
  return file;
}

/** Copies what may be shipped as it stands in the checkout; gives the folder. */
function copyAllowed(): string {
  const stage = temporaryFolder('package');
  const allowList = '.vscodeignore';
  const lines = readFileSync(path.join(root, allowList), 'utf8').split(/\r?\n/);
  const allowed = lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
  for (const name of [allowList, ...allowed.filter((each) => !each.startsWith('dist/'))]) {
    const from = path.join(root, name);
    if (existsSync(from)) cpSync(from, path.join(stage, name));
  }
  return stage;
}

const variable = 'PACKAGED_EXTENSION';

/** The environment by which tests find the one file packaged for all of this run. */
export async function packageForTests(): Promise<Record<string, string>> {
  return { [variable]: await packagedExtension() };
}

/** The path of the packaged extension: the one of this run, or one packaged now when a test runs by itself. */
export async function packagedExtension(): Promise<string> {
  return (process.env[variable] ??= await packageExtension(temporaryFolder('packaged')));
}

async function node(cwd: string, ...args: readonly string[]): Promise<string> {
  const { stdout, stderr } = await run(process.execPath, args, { cwd });
  return stdout + stderr;
}
