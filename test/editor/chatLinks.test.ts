import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { Uri, window } from 'vscode';
import { sampleChats } from '../standin/sampleChats';
import { useOwnConversation } from './ownConversation';
import { stub } from './stub';
import { useTestBed } from './testBed';
import { until } from './until';

const { opened } = sampleChats;
const path = `/chat/${opened}`;
const query = 'organization=acme';

suite('A link that asks to pin a chat', () => {
  const bed = useTestBed();
  const { own, chats, panels } = useOwnConversation(bed);

  /** Has VS Code open such a link. */
  function open(link: { path: string; query: string }): Promise<void> {
    const uri = Uri.from({ scheme: 'vscode', authority: 'support-handoff.helpcrunch-handoff', ...link });
    return own.app.chats.links.handleUri(uri);
  }

  /** The conversation reads by itself, and must not do so in the next test. */
  async function untilRead(): Promise<void> {
    const call = `GET /v1/chats/${opened}/messages`;
    await until('conversation', async () => (await bed.standin.calls()).includes(call));
  }

  /** Opens the window without a Chats view. */
  function begin(): void {
    chats.view.visible = false;
    chats.open();
  }

  test('asks first, by a modal, and makes no request before the answer', async () => {
    begin();
    let before: readonly string[] = ['none'];
    bed.messages.press('Pin Chat', async () => (before = await bed.standin.calls()));
    await open({ path, query });
    const { text, detail, buttons } = bed.messages.modal;
    assert.equal(text, `Pin chat #${opened} of acme to this workspace?`);
    assert.equal(detail, 'A link asks for it. Nothing has been read yet, and nothing is sent.');
    assert.deepEqual([buttons, before], [['Pin Chat'], []]);
    assert.match(bed.messages.toast.text, /^Pinned chat #12345 \(Ann Lee\)\./);
    assert.deepEqual(
      panels.map(({ title }) => title),
      [`Chat #${opened}`],
    );
    await untilRead();
    assert.deepEqual(await bed.standin.posted(), []);
  });

  test('does nothing when it is refused', async () => {
    begin();
    await open({ path, query });
    assert.equal(bed.messages.modals.length, 1);
    assert.deepEqual([bed.messages.toasts, panels, await bed.standin.calls()], [[], [], []]);
  });

  test('also takes the organization’s whole host', async () => {
    begin();
    bed.messages.press('Pin Chat');
    await open({ path, query: 'organization=acme.helpcrunch.com' });
    assert.equal(bed.messages.modal.text, `Pin chat #${opened} of acme to this workspace?`);
    await untilRead();
    assert.equal(panels.length, 1);
  });

  test('is refused where the key is another organization’s, before the chat is read', async () => {
    begin();
    bed.messages.press('Pin Chat');
    await open({ path, query: 'organization=globex' });
    assert.equal(bed.messages.toast.text, 'The link is on globex, but your API key is for acme.');
    assert.deepEqual([panels, await bed.standin.calls()], [[], []]);
  });

  test('of a chat that does not exist pins nothing', async () => {
    begin();
    bed.messages.press('Pin Chat');
    await open({ path: `/chat/${sampleChats.unknown}`, query });
    assert.equal(bed.messages.toast.text, `There is no chat #${sampleChats.unknown}.`);
    assert.deepEqual([panels, chats.workspaceMemory.names], [[], []]);
  });

  for (const [what, link] of [
    ['no id', { path: '/chat/', query }],
    ['a word for an id', { path: '/chat/x', query }],
    ['the id 0', { path: '/chat/0', query }],
    ['a negative id', { path: '/chat/-5', query }],
    ['an id that is too large', { path: `/chat/${'9'.repeat(16)}`, query }],
    ['a path behind it', { path: `${path}/send`, query }],
    ['a path before it', { path: `/x${path}`, query }],
    ['another path', { path: `/send/${opened}`, query }],
    ['no path', { path: '', query }],
    ['no organization', { path, query: '' }],
    ['an empty organization', { path, query: 'organization=' }],
    ['two organizations', { path, query: 'organization=acme&organization=globex' }],
    ['something besides', { path, query: 'organization=acme&text=Hello' }],
    ['an organization with a path', { path, query: 'organization=acme/../x' }],
    ['an organization with a space', { path, query: 'organization=acme%20[x](command:y)' }],
    ['an organization with a new line', { path, query: 'organization=acme%0d%0ax' }],
    ['an organization that runs backwards', { path, query: 'organization=%E2%80%AEacme' }],
    ['an organization of a million letters', { path, query: `organization=${'a'.repeat(1_000_000)}` }],
    ['a path of a million figures', { path: `/chat/${'1'.repeat(1_000_000)}`, query }],
    ['a query of a million parts', { path, query: 'organization=acme&'.repeat(50_000) }],
    ['another host', { path, query: 'organization=acme.helpcrunch.com.evil.example' }],
    ['an organization of another script', { path, query: 'organization=аcme' }],
  ] as const) {
    test(`with ${what} is none`, async () => {
      begin();
      await open(link);
      assert.equal(bed.messages.toast.text, 'This link does not name a chat and its organization.');
      assert.deepEqual([bed.messages.modals, panels, await bed.standin.calls()], [[], [], []]);
    });
  }

  test('asks one question where a page opens a hundred at once, and requests nothing', async () => {
    begin();
    await Promise.all(Array.from({ length: 100 }, (_, index) => open({ path: `/chat/${index + 1}`, query })));
    assert.equal(bed.messages.modal.text, 'Pin chat #1 of acme to this workspace?');
    assert.deepEqual([bed.messages.toasts, panels, await bed.standin.calls()], [[], [], []]);
  });

  test('gets no second question while the first one stands', async () => {
    begin();
    let answer = (): void => undefined;
    let asked = 0;
    const restore = stub(window, 'showInformationMessage', () => {
      asked++;
      return new Promise<undefined>((resolve) => (answer = () => resolve(undefined)));
    });
    try {
      const first = open({ path, query });
      await until('question', () => asked === 1);
      await open({ path: '/chat/7', query });
      await open({ path: '/chat/x', query: '' });
      assert.deepEqual([asked, bed.messages.shown], [1, []]);
      answer();
      await first;
      const third = open({ path, query });
      await until('question', () => asked === 2);
      answer();
      await third;
    } finally {
      restore();
    }
  });
});
