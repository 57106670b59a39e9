import { existsSync } from 'node:fs';
import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { npm } from './npm';
import { cache } from './paths';
import { say } from './say';

/** An installed VS Code server and the Node that runs it (absolute paths). */
export interface ServerInstall {
  readonly node: string;
  /** The folder of the npm package code-server, which carries VS Code's own server in `lib/vscode`. */
  readonly codeServer: string;
}

const serverPackage = 'code-server@4.139.1';
const nodeVersion = '24.21.0';

/**
 * Installs the VS Code server that npm holds, once, into `.cache/vscode-server` of this checkout.
 * The folder gets its name only when everything is in it, so half an install is never taken for a whole one.
 */
export async function installServer(): Promise<ServerInstall> {
  const nodePackage = findNodePackage();
  const folder = path.join(cache, 'vscode-server');
  if (!existsSync(folder)) await install(folder, nodePackage);
  return {
    node: nodePackage ? path.join(folder, 'node_modules', nodePackage, 'bin/node') : process.execPath,
    codeServer: path.join(folder, 'node_modules/code-server'),
  };
}

/** The npm package of the Node 24 that the server needs; none when this process runs on that already. */
function findNodePackage(): string | undefined {
  if (process.platform === 'linux' && (process.arch === 'x64' || process.arch === 'arm64')) {
    return `node-linux-${process.arch}`;
  }
  if (process.versions.node.startsWith('24.') && process.platform !== 'win32') return undefined;
  throw new Error(
    `The VS Code server does not run on ${process.platform} ${process.arch} with Node ${process.versions.node}: ` +
      'use Node 24 on macOS, or desktop VS Code (--host desktop).',
  );
}

async function install(folder: string, nodePackage: string | undefined): Promise<void> {
  say(`Installing a VS Code server from npm (${serverPackage}), about a minute ...`);
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  await writeFile(path.join(unfinished, 'package.json'), '{ "private": true }');

  // --ignore-scripts: the packages' own install scripts compile native modules, for which many machines lack the headers.
  const packages = [serverPackage, ...(nodePackage ? [`${nodePackage}@${nodeVersion}`] : [])];
  await npm(['install', '--ignore-scripts', '--save-exact', ...packages], unfinished);
  const vscode = path.join(unfinished, 'node_modules/code-server/lib/vscode');
  // Not `npm ci`: the lock that ships there lacks a package.
  await npm(['install', '--ignore-scripts', '--omit=dev'], vscode);
  await replaceNativeModules(vscode);
  const builtIn = path.join(vscode, 'extensions');
  // It needs a TypeScript that does not come with it, and says so in a toast; colours come from another extension.
  await rm(path.join(builtIn, 'typescript-language-features'), { recursive: true });
  // VS Code disables it at every start, for which it starts its extension hosts anew; on a slow machine it so keeps two.
  await rm(path.join(builtIn, 'copilot'), { recursive: true });
  await rename(unfinished, folder);
}

/** Two native modules that were not compiled: a log in plain JavaScript, and no watchdog (VS Code has a second one). */
async function replaceNativeModules(vscode: string): Promise<void> {
  const modules = path.join(vscode, 'node_modules/@vscode');
  await cp(path.join(__dirname, 'plainLog.cjs'), path.join(modules, 'spdlog/index.js'));
  await writeFile(path.join(modules, 'native-watchdog/index.js'), 'exports.start = () => {};\n');
}
