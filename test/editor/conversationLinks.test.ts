import assert from 'node:assert/strict';
import { symlink } from 'node:fs/promises';
import { setup, suite, test } from 'mocha';
import { Uri, window } from 'vscode';
import { sampleChats } from '../standin/sampleChats';
import { makeFile, untilSelected, workspaceFolder } from './documents';
import type { FakePanel } from './fakePanel';
import { useOwnConversation } from './ownConversation';
import { useTestBed } from './testBed';
import { until } from './until';

const { opened } = sampleChats;
const lines = 'one\ntwo\nthree\nfour\nfive\n';

suite('A link in a conversation', () => {
  const bed = useTestBed();
  const conversation = useOwnConversation(bed);

  /** Shows a conversation whose last message is this text, and clicks its first link. */
  async function click(text: string): Promise<FakePanel> {
    await bed.standin.say({ chat: opened, type: 'message', text, from: 'customer' });
    const panel = await conversation.show(opened);
    const { id } = await conversation.newest(panel);
    panel.post({ kind: 'open', entry: id, link: 0 });
    return panel;
  }

  test('to a page is opened only after its whole host was shown', async () => {
    bed.messages.press('Open Link');
    const address = 'https://bank.example.com.evil.example:8443/x%2Fy?a=1#b';
    const panel = await click(`[https://bank.example.com](${address})`);
    await until('browser', () => bed.browsed.length > 0);
    const { text, detail, buttons } = bed.messages.modal;
    assert.equal(text, 'Open a link on bank.example.com.evil.example:8443?');
    assert.deepEqual([detail, buttons], [address, ['Open Link']]);
    assert.deepEqual(bed.browsed, [address]);
    // The panel knows only its number.
    assert.doesNotMatch(JSON.stringify(panel.posted), /x%2Fy/);
  });

  test('to a page is not opened when that is refused', async () => {
    await click('See https://evil.example/x');
    await until('question', () => bed.messages.modals.length === 1);
    assert.deepEqual([bed.browsed, bed.messages.toasts], [[], []]);
  });

  for (const text of [
    '[x](command:workbench.action.quit)',
    '[x](file:///etc/passwd)',
    '[x](javascript:1)',
    'See `//server/share/cart.ts:1`',
    'See `\\\\server\\share\\cart.ts:1`',
  ]) {
    test(`is none in ${text}`, async () => {
      const panel = await click(text);
      const { body } = await conversation.newest(panel);
      assert.doesNotMatch(JSON.stringify(body), /"kind":"link"/);
      panel.post({ kind: 'ready' });
      assert.deepEqual([bed.messages.shown, bed.browsed], [[], []]);
    });
  }

  suite('to a file', () => {
    setup(() => makeFile('src/cart.ts', lines));

    for (const [text, from, to] of [
      ['It fails in made/src/cart.ts:2', 2, 2],
      ['Look at `made/src/cart.ts:2-4`, please', 2, 4],
      ['at total (/build/agent/made/src/cart.ts:3:7)', 3, 3],
      ['See made\\src\\cart.ts:4', 4, 4],
      ['See made/src/cart.ts:999', 6, 6],
    ] as const) {
      test(`opens it at its lines: ${text}`, async () => {
        await click(text);
        await untilSelected('cart.ts', from, to);
        assert.deepEqual(bed.browsed, []);
      });
    }

    test('opens an absolute path inside of the workspace', async () => {
      await click(`See ${workspaceFolder().fsPath}/made/src/cart.ts:5`);
      await untilSelected('cart.ts', 5, 5);
    });

    test('says that the file has changed since the message was written', async () => {
      await bed.standin.say({ chat: opened, type: 'message', text: 'made/src/cart.ts:1', from: 'customer' });
      const panel = await conversation.show(opened);
      const { id } = await conversation.newest(panel);
      await makeFile('src/cart.ts', lines);
      panel.post({ kind: 'open', entry: id, link: 0 });
      await until('sentence', () => bed.messages.shown.length > 0);
      assert.equal(bed.messages.shown[0]?.text, 'This file has changed since the message was written.');
    });

    async function refuse(text: string, path: string): Promise<void> {
      await click(text);
      await until('refusal', () => bed.messages.shown.length > 0);
      assert.equal(bed.messages.toast.text, `There is no text file ${path} in this workspace.`);
      assert.deepEqual(
        window.tabGroups.all.flatMap(({ tabs }) => tabs),
        [],
      );
      assert.deepEqual(bed.browsed, []);
    }

    for (const path of ['made/src/gone.ts', 'src/../../outside.ts', '/etc/hosts.conf']) {
      test(`is refused: ${path}`, () => refuse(`See \`${path}:1\` there`, path));
    }

    test('is refused for a symbolic link that leads out of the workspace', async () => {
      const link = Uri.joinPath(workspaceFolder(), 'made/src/away.ts').fsPath;
      await symlink('/etc/passwd', link);
      await refuse('See made/src/away.ts:1', 'made/src/away.ts');
    });

    test('is refused for what is no text', async () => {
      await makeFile('src/image.ts', new Uint8Array([137, 80, 78, 71, 0, 1]));
      await refuse('See made/src/image.ts:1', 'made/src/image.ts');
    });
  });
});
