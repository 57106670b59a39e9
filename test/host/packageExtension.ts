import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { cache, root } from './paths';

const run = promisify(execFile);

/** Builds the release bundles and packs them into a .vsix in `folder`; any warning is an error. Gives the file's path. */
export async function packageExtension(folder: string): Promise<string> {
  const { name, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
  };
  const file = path.join(folder, `${name}-${version}.vsix`);
  mkdirSync(folder, { recursive: true });
  const built = await node('esbuild.mjs', '--release');
  const packed = await node('node_modules/@vscode/vsce/vsce', 'package', '--no-dependencies', '--out', file);
  if (/warning/i.test(built + packed)) throw new Error(`A warning while packaging:\n${built}${packed}`);
  return file;
}

const variable = 'PACKAGED_EXTENSION';

/** The environment by which tests find the one file packaged for all of this run. */
export async function packageForTests(): Promise<Record<string, string>> {
  return { [variable]: await packagedExtension() };
}

/** The path of the packaged extension: the one of this run, or one packaged now when a test runs by itself. */
export async function packagedExtension(): Promise<string> {
  return (process.env[variable] ??= await packageExtension(cache));
}

async function node(...args: readonly string[]): Promise<string> {
  const { stdout, stderr } = await run(process.execPath, args, { cwd: root });
  return stdout + stderr;
}
