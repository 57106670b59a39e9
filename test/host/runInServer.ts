import { EventEmitter, once } from 'node:events';
import { appendFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openBrowser } from './browser';
import { hostLog } from './editorReport';
import { installServer } from './installServer';
import { startDriverServer } from './server';

/** Does what desktop VS Code does with these arguments: runs a test suite inside an extension host. Gives its exit code. */
export async function runInServer(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    options: { extensionDevelopmentPath: { type: 'string' }, extensionTestsPath: { type: 'string' } },
  });
  rmSync(hostLog, { force: true });
  const server = await startDriverServer(await installServer());
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    const suite = new EventEmitter();
    const ended = once(suite, 'exit') as Promise<[number]>;
    page.on('crash', () => suite.emit('error', new Error('The page of VS Code crashed.')));
    // VS Code's test driver calls these two in its page.
    await page.exposeFunction('codeAutomationLog', (kind: string, parts: unknown[]) => {
      appendFileSync(hostLog, `${kind} ${parts.join(' ')}\n`);
    });
    await page.exposeFunction('codeAutomationExit', (code: number) => suite.emit('exit', code));
    const uri = (file: unknown): string =>
      `${server.url.replace('http:', 'vscode-remote:')}${path.resolve(String(file))}`;
    const payload = [
      ['extensionDevelopmentPath', uri(values.extensionDevelopmentPath)],
      ['extensionTestsPath', uri(values.extensionTestsPath)],
      ['skipWelcome', 'true'],
      ['skipReleaseNotes', 'true'],
    ];
    const query = new URLSearchParams({
      folder: path.resolve(positionals[0] ?? '.'),
      payload: JSON.stringify(payload),
    });
    await page.goto(`${server.url}/?${query.toString()}`);
    const [code] = await ended;
    return code;
  } finally {
    await browser.close();
    await server.stop();
  }
}
