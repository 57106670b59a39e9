import path from 'node:path';
import { downloadAndUnzipVSCode, SilentReporter } from '@vscode/test-electron';
import { cache } from './paths';
import { say } from './say';

/**
 * The executable that runs the editor suite: desktop VS Code where it can be downloaded and there is a display,
 * else the script that puts the npm server in its place. `choice` (`desktop` or `server`) overrides.
 */
export async function chooseHost(choice: string | undefined): Promise<string> {
  const server = path.join(__dirname, 'serverShim.cjs');
  if (choice === 'server') return server;
  if (choice === 'desktop') return downloadDesktop();
  if (choice !== undefined) throw new Error(`--host ${choice}: it is desktop or server`);
  if (!hasDisplay()) return server;
  try {
    return await downloadDesktop();
  } catch (error) {
    say(`No desktop VS Code (${String(error)}): the npm server takes its place.`);
    return server;
  }
}

/**
 * The path of desktop VS Code, downloaded once: the version in `DESKTOP_VSCODE` (such as `1.101.0`), else the newest.
 * Throws where its site cannot be reached.
 */
export async function downloadDesktop(): Promise<string> {
  return downloadAndUnzipVSCode({
    version: process.env['DESKTOP_VSCODE'] ?? 'stable',
    cachePath: path.join(cache, 'vscode-desktop'),
    reporter: new SilentReporter(),
  });
}

/** Can a window be opened here? */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}
