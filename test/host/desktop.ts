import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { atExit } from './atExit';
import { downloadDesktop, hasDisplay } from './chooseHost';
import { kill, startGroup } from './processGroup';
import type { ServerOptions } from './server';
import { temporaryFolder } from './temporaryFolder';
import { unpackExtension } from './unpackExtension';

/** The desktop VS Code of this machine (`code` on the PATH, else a downloaded one); none without a display or a download. */
export async function findDesktop(): Promise<string | undefined> {
  if (!hasDisplay()) return undefined;
  // On Windows `code` is a batch file, which cannot be ended as one.
  const folders = process.platform === 'win32' ? [] : (process.env['PATH'] ?? '').split(path.delimiter);
  const installed = folders.map((folder) => path.join(folder, 'code')).find((file) => existsSync(file));
  return installed ?? downloadDesktop().catch(() => undefined);
}

/** Opens a folder in desktop VS Code with a packaged extension and data of its own; `ended` waits for its window. */
export async function startDesktop(
  executable: string,
  vsix: string,
  folder: string,
  { env, userSettings }: Pick<ServerOptions, 'env' | 'userSettings'>,
): Promise<{ readonly ended: Promise<unknown> }> {
  // A short path: VS Code makes a socket in it.
  const data = temporaryFolder('code');
  await mkdir(path.join(data, 'User'));
  await writeFile(path.join(data, 'User/settings.json'), JSON.stringify(userSettings ?? {}));
  const args = [
    ...['--wait', '--new-window', '--skip-welcome', '--skip-release-notes', '--disable-workspace-trust'],
    ...[`--user-data-dir=${data}`, `--extensions-dir=${path.join(data, 'extensions')}`],
    ...[`--extensionDevelopmentPath=${unpackExtension(vsix, temporaryFolder('unpacked'))}`, folder],
  ];
  // `code` leaves VS Code's processes outside its own group; the lock in the data folder names the first of them.
  atExit(() => {
    const lock = path.join(data, 'code.lock');
    if (existsSync(lock)) kill(Number(readFileSync(lock, 'utf8')), 'SIGTERM');
  });
  return startGroup(executable, args, { ...process.env, ...env });
}
