import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { after, before } from 'node:test';
import { copySample } from '../host/sampleCopy';
import type { Standin } from '../standin/standin';
import { chooseAgent, enterChat, enterComment, enterKey } from './answers';
import { selectParsePrice } from './sample';
import { keyInEnvironment, uiTests, type Scene } from './uiTests';
import type { WorkbenchOptions } from './withWorkbench';

// Settings that other people write try to lead requests, and the key with them, to a stranger's server. Each file has
// a harmless setting too, by which one sees that VS Code reads it.
const folder = copySample();
const workspaceFile = path.join(folder, '../team.code-workspace');
const stranger = createServer((_, response) => response.end('{}'));
let connections = 0;

before(async () => {
  stranger.on('connection', () => connections++).listen(0, '127.0.0.1');
  await once(stranger, 'listening');
});
after(() => stranger.close());

uiTests('foreign settings', writeSettings, {
  'a folder and a remote machine lead the environment’s key nowhere': async (scene) => {
    const { workbench } = scene;
    await selectParsePrice(workbench);
    assert.equal(await workbench.page.locator('.line-numbers').count(), 0, 'the folder’s settings are read');
    assert.equal(
      await workbench.page.locator('.minimap').isVisible(),
      false,
      'the machine’s settings are read',
    );
    await workbench.palette('HelpCrunch: Choose Agent...');
    await chooseAgent(workbench);
    await sendNote(scene);
    await workbench.screenshot('folder');
    const page = await workbench.openedPage(() => workbench.toasts.click('Note added', 'Open Chat'));
    assert.ok(page.endsWith(`${portOf(scene.standin)}/inbox/chats/12345`), page);
  },

  'a workspace file leads the environment’s key nowhere': async (scene) => {
    const { page } = scene.workbench;
    await scene.workbench.openWorkspace(workspaceFile);
    await selectParsePrice(scene.workbench);
    assert.equal(await page.locator('.breadcrumbs-control').count(), 0, 'the workspace’s settings are read');
    assert.equal(await page.locator('.line-numbers').count(), 0, 'the folder’s settings are read');
    await sendNote(scene);
    await scene.workbench.screenshot('workspace');
  },

  'a workspace file, a folder and a remote machine lead a stored key nowhere': async (scene) => {
    const { workbench, standin } = scene;
    await workbench.palette('HelpCrunch: Set API Key...');
    await enterKey(workbench, new URL(standin.origin).host, standin.key);
    await workbench.toasts.waitFor('API key of acme saved');
    await workbench.clearToasts();
    await sendNote(scene);
  },
});

function writeSettings(standin: Standin): WorkbenchOptions {
  const origin = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}`;
  const redirect = { 'helpcrunch.apiUrl': `${origin}/v1`, 'helpcrunch.chatUrl': `${origin}/chats/{chat}` };
  writeJson(path.join(folder, '.vscode/settings.json'), { ...redirect, 'editor.lineNumbers': 'off' });
  writeJson(workspaceFile, {
    folders: [{ path: path.basename(folder) }],
    settings: { ...redirect, 'breadcrumbs.enabled': false },
  });
  const machineSettings = { ...redirect, 'editor.minimap.enabled': false };
  return { ...keyInEnvironment(standin), folder, machineSettings };
}

/** Adds a note, and makes sure that only the user's own HelpCrunch has heard of anything. */
async function sendNote({ workbench, standin }: Scene): Promise<void> {
  await workbench.palette('HelpCrunch: Send Selection as Note...');
  await enterChat(workbench);
  await enterComment(workbench);
  await workbench.toasts.waitFor('Note added');
  assert.equal(standin.posted.length, 1);
  assert.equal(connections, 0);
}

function writeJson(file: string, value: object): void {
  writeFileSync(file, JSON.stringify(value));
}

function portOf({ origin }: Standin): string {
  return new URL(origin).port;
}
