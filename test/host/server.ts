import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ServerInstall } from './installServer';
import { writeLanguagePack } from './languagePack';
import { startGroup } from './processGroup';
import { temporaryFolder } from './temporaryFolder';

/** A running VS Code server with data of its own. */
export interface Server {
  /** What a browser opens, without a slash at the end. */
  readonly url: string;
  /** Holds `data/User/settings.json`, `data/Machine/settings.json`, `data/logs` and `extensions`. */
  readonly folder: string;
  /** Fulfilled when the server has ended, for whatever reason. */
  readonly ended: Promise<unknown>;
  /** Ends every process of the server and removes its folder. */
  stop(): Promise<void>;
}

/** What a test may decide about its server; nothing here is shared with another one. */
export interface ServerOptions {
  /** Added to this process's environment (less HELPCRUNCH_* and VSCODE_*); the extension host gets it. */
  readonly env?: Readonly<Record<string, string>>;
  /** The user's own settings. */
  readonly userSettings?: Readonly<Record<string, unknown>>;
  /** The settings of the remote machine, where a devcontainer.json can write too. */
  readonly machineSettings?: Readonly<Record<string, unknown>>;
  /** VS Code's display language, such as `uk`. */
  readonly language?: string;
  /** The user's keybindings. */
  readonly keybindings?: readonly object[];
  /** Folders are not trusted until somebody says so. */
  readonly isRestricted?: boolean;
}

const quiet = {
  'chat.disableAIFeatures': true,
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
};
/** No look at a marketplace: these servers stay on this machine. */
const noGallery = { EXTENSIONS_GALLERY: '{"serviceUrl":""}' };
const startMs = 60_000;

/** VS Code's plain server, in which a browser page can run a Mocha suite inside the extension host. */
export async function startDriverServer(
  install: ServerInstall,
  options: ServerOptions = {},
): Promise<Server> {
  return start(install, options, {
    script: 'lib/vscode/out/server-main.js',
    args: (folder) => [
      ...[
        '--host',
        '127.0.0.1',
        '--port',
        '0',
        '--without-connection-token',
        '--accept-server-license-terms',
      ],
      ...['--server-data-dir', folder, '--telemetry-level', 'off', '--disable-workspace-trust'],
      '--enable-smoke-test-driver',
    ],
    listening: /Extension host agent listening on (\d+)/,
  });
}

/** The whole code-server with packaged extensions installed: what a person uses, with secrets that survive a reload. */
export async function startCodeServer(
  install: ServerInstall,
  vsix: readonly string[],
  options: ServerOptions = {},
): Promise<Server> {
  const folders = (folder: string): string[] => [
    `--user-data-dir=${path.join(folder, 'data')}`,
    `--extensions-dir=${path.join(folder, 'extensions')}`,
  ];
  return start(install, options, {
    script: 'out/node/entry.js',
    before: (folder) => vsix.map((file) => [...folders(folder), '--install-extension', file]),
    args: (folder) => [
      ...['--config', path.join(folder, 'config.yaml'), '--auth', 'none', '--bind-addr', '127.0.0.1:0'],
      ...folders(folder),
      ...['--disable-telemetry', '--disable-update-check', '--disable-getting-started-override'],
      ...(options.isRestricted ? [] : ['--disable-workspace-trust']),
      ...(options.language ? ['--locale', options.language] : []),
    ],
    listening: /HTTP server listening on http:\/\/127\.0\.0\.1:(\d+)/,
  });
}

interface Route {
  readonly script: string;
  /** Command lines that must have succeeded before the server starts. */
  readonly before?: (folder: string) => readonly (readonly string[])[];
  readonly args: (folder: string) => readonly string[];
  /** What the server prints, with its port, once it answers. */
  readonly listening: RegExp;
}

async function start(install: ServerInstall, options: ServerOptions, route: Route): Promise<Server> {
  const folder = temporaryFolder('host');
  await writeUserFile(folder, 'User/settings', { ...quiet, ...options.userSettings });
  await writeUserFile(folder, 'User/keybindings', options.keybindings ?? []);
  await writeUserFile(folder, 'Machine/settings', { ...quiet, ...options.machineSettings });
  if (options.language) await writeLanguagePack(path.join(folder, 'data'), options.language);

  const script = path.join(install.codeServer, route.script);
  const where = { EDITOR_USER_DATA: path.join(folder, 'data') };
  const env = { ...withoutOurs(process.env), ...noGallery, ...where, ...options.env };
  for (const args of route.before?.(folder) ?? []) {
    const step = startGroup(install.node, [script, ...args], env);
    await step.waitFor(/successfully installed/, startMs);
    await step.stop();
  }
  const server = startGroup(install.node, [script, ...route.args(folder)], env);
  const stop = async (): Promise<void> => {
    await server.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    const [, port] = await server.waitFor(route.listening, startMs);
    return { url: `http://127.0.0.1:${port}`, folder, ended: server.ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Not a developer's own HelpCrunch key, nor the variables by which a VS Code terminal speaks to its own window. */
function withoutOurs(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^(HELPCRUNCH|VSCODE|ELECTRON)_/.test(name)),
  );
}

async function writeUserFile(folder: string, name: string, content: object): Promise<void> {
  const file = path.join(folder, 'data', `${name}.json`);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(content, undefined, 2));
}
