import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Metafile } from 'esbuild';
import { findBundledPackages } from './bundledPackages';
import { root } from './paths';
import { temporaryFolder } from './temporaryFolder';
import { noticesFile, toNotices } from './thirdPartyNotices';

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
  const metafile = JSON.parse(readFileSync(path.join(bundles, 'meta.json'), 'utf8')) as Metafile;
  writeFileSync(path.join(stage, noticesFile), toNotices(findBundledPackages(metafile)));
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
  const patterns = allowed.filter((each) => !each.startsWith('dist/'));
  for (const name of [allowList, ...patterns.flatMap(findFiles)])
    cpSync(path.join(root, name), path.join(stage, name));
  return stage;
}

/** The files that a line of the allow-list means; a `*` may stand in their names. */
function findFiles(pattern: string): string[] {
  const folder = path.posix.dirname(pattern);
  const [begin = '', end] = path.posix.basename(pattern).split('*');
  const isMeant = (name: string): boolean =>
    end === undefined ? name === begin : name.startsWith(begin) && name.endsWith(end);
  if (!existsSync(path.join(root, folder))) return [];
  return readdirSync(path.join(root, folder))
    .filter(isMeant)
    .map((name) => path.posix.join(folder, name));
}

const variable = 'PACKAGED_EXTENSION';

/** Was a packaged extension given, which tests are to look at? */
export function isPackaged(): boolean {
  return Boolean(process.env[variable]);
}

/** The environment by which tests find the one file packaged for all of this run. */
export async function packageForTests(): Promise<Record<string, string>> {
  return { [variable]: await packagedExtension() };
}

/**
 * The path of the packaged extension: the one of this run, or one packaged now when a test runs by itself. A path that
 * was given from outside starts at the root of the checkout.
 */
export async function packagedExtension(): Promise<string> {
  return path.resolve(root, (process.env[variable] ??= await packageExtension(temporaryFolder('packaged'))));
}

async function node(cwd: string, ...args: readonly string[]): Promise<string> {
  const { stdout, stderr } = await run(process.execPath, args, { cwd });
  return stdout + stderr;
}
