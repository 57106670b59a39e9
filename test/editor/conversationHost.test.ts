import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { env } from 'vscode';
import { sampleChats } from '../standin/sampleChats';
import { FakePanel } from './fakePanel';
import { openDraft } from './drafts';
import { useOwnConversation } from './ownConversation';
import { useTestBed } from './testBed';
import { until } from './until';

const { closed, empty, longConversation, opened, uploads } = sampleChats;
const page = (chat: number): string => `GET /v1/chats/${chat}/messages`;

suite('The conversation, seen from the extension', () => {
  const bed = useTestBed();
  const conversation = useOwnConversation(bed);
  const { own, chats, panels } = conversation;

  async function calls(): Promise<readonly string[]> {
    return bed.standin.calls();
  }

  test('is posted once its script is ready: words, head, entries, and when it was read', async () => {
    const panel = await conversation.show(opened);
    assert.equal(panel.title, `Chat #${opened}`);
    const { words } = await panel.last('words');
    assert.deepEqual([words.replyAsNote, words.replyToCustomer], ['Reply as Note', 'Reply to Customer...']);
    const { head } = await panel.last('head');
    assert.equal(head.title, `Ann Lee, chat #${opened}`);
    assert.deepEqual(
      head.card.map(({ name, value }) => `${name}: ${value}`),
      [
        'E-mail: ann.lee@example.com',
        'User id: u-1001',
        'Status: opened',
        'Assigned to: Sam Carter',
        'Department: Support',
      ],
    );
    assert.deepEqual(head.warnings, []);
    const { entries, hasOlder } = await panel.last('entries', (message) => message.entries.length > 1);
    assert.equal(hasOlder, false);
    assert.deepEqual(
      entries.map(({ author, role }) => [author, role]),
      [
        ['HelpBot', 'Agent, to the customer'],
        ['Ann Lee', 'Customer'],
        ['', 'HelpCrunch'],
        ['Sam Carter', 'Agent, to the customer'],
        ['Sam Carter', 'Private note, only your team'],
        ['Ann Lee', 'Customer'],
      ],
    );
    assert.match((await panel.last('state')).line, /^Read at /);
    assert.deepEqual((await calls()).slice(-2), [`GET /v1/chats/${opened}`, page(opened)]);
  });

  test('names no address and no customer in its page', async () => {
    const panel = await conversation.show(opened);
    const { html } = panel.webview;
    assert.match(html, /default-src 'none'; |default-src &#39;none&#39;; /);
    assert.doesNotMatch(html, /Ann|u-1001|acme|unsafe-inline|unsafe-eval/);
    const sources = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address);
    assert.equal(sources.length, 2);
    assert.ok(sources.every((address) => address?.startsWith('https://webview.example/')));
    assert.doesNotMatch(html.replace(/<script nonce="[^"]+" src="[^"]+"><\/script>/, ''), /<script/);
  });

  test('says what speaks against writing here', async () => {
    const panel = await conversation.show(closed);
    const { head } = await panel.last('head');
    assert.deepEqual(head.warnings, ['This chat is closed.']);
  });

  test('is empty where nothing was written', async () => {
    const panel = await conversation.show(empty);
    const { entries, hasOlder } = await panel.last('entries');
    assert.deepEqual([entries, hasOlder], [[], false]);
  });

  test('shows at once what the user has just sent there', async () => {
    const panel = await conversation.show(opened);
    const { id } = await conversation.newest(panel);
    const before = (await calls()).length;
    await own.put();
    await panel.last('entries', ({ entries }) => entries.some((entry) => entry.id > id));
    const after = (await calls()).slice(before);
    assert.ok(after.lastIndexOf(page(opened)) > after.indexOf('POST /v1/messages'), after.join());
  });

  test('reads older pages when they are asked for, back to the first message', async () => {
    const panel = await conversation.show(longConversation);
    assert.equal((await panel.last('entries')).hasOlder, true);
    panel.post({ kind: 'older' });
    await panel.last('entries', ({ entries }) => entries[0]?.id === longConversation * 1000 + 31);
    panel.post({ kind: 'older' });
    const { hasOlder } = await panel.last('entries', ({ entries }) => entries[0]?.id === 12361001);
    assert.equal(hasOlder, false);
    const ids = panel.posted.flatMap((each) => (each.kind === 'entries' ? each.entries : []));
    assert.equal(new Set(ids.map(({ id }) => id)).size, 230);
    assert.equal((await calls()).filter((call) => call === page(longConversation)).length, 3);
  });

  test('says in its last line what went wrong, and reads again when it is shown again', async () => {
    await bed.standin.inject({ kind: 'status', status: 503, path: `/chats/${opened}/messages` });
    const panel = await conversation.show(opened);
    const { line, isFault } = await panel.last('state');
    assert.deepEqual([line, isFault], ['HelpCrunch has a problem (status 503). Try again later.', true]);
    assert.deepEqual(bed.messages.shown, []);
    await own.run('helpcrunch.showConversation', opened);
    await panel.last('state', (state) => !state.isFault && state.line.startsWith('Read at'));
    assert.deepEqual([panels.length, panel.revealed], [1, 1]);
  });

  test('shows what was written meanwhile when it is shown again', async () => {
    const panel = await conversation.show(opened);
    await bed.standin.say({
      chat: opened,
      type: 'private',
      text: 'Found **it**',
      from: 'agent',
      agent: 4189,
    });
    await own.run('helpcrunch.showConversation', opened);
    const { entries } = await panel.last('entries', (message) => message.entries.length === 1);
    assert.deepEqual(
      entries.map(({ author, role }) => [author, role]),
      [['Lisa Rodes', 'Private note, only your team']],
    );
  });

  test('reads again by itself while it is seen', async () => {
    await bed.settings.change('helpcrunch.refreshSeconds', 5);
    const panel = await conversation.show(opened);
    await bed.standin.say({ chat: opened, type: 'message', text: 'Hello?', from: 'customer' });
    // As often as the setting allows at most.
    const isThere = async (): Promise<boolean> =>
      (await calls()).filter((call) => call === page(opened)).length > 1;
    await until('second reading', isThere, 20_000);
    await panel.last('entries', ({ entries }) => entries.some(({ id }) => id > 90_000_000));
  });

  test('reads nothing while it is hidden, or the window has not the focus', async () => {
    const panel = await conversation.show(opened);
    const before = (await calls()).length;
    chats.focus(false);
    panel.show(false);
    panel.show(true);
    chats.focus(true);
    panel.show(false);
    // A request that comes after all that would have come by itself.
    await own.run('helpcrunch.showConversation', uploads);
    await until('second panel', async () => (await calls()).includes(`GET /v1/chats/${uploads}`));
    assert.equal((await calls()).slice(before).filter((call) => call.includes(String(opened))).length, 0);
  });

  test('ignores what none of its own messages is', async () => {
    const panel = await conversation.show(opened);
    const before = await calls();
    const count = panel.posted.length;
    for (const message of [
      ...[undefined, null, 'ready', 7, [], {}, { kind: 'send' }, { kind: 'open' }],
      ...[{ kind: 'open', entry: 0, link: 0 }, { kind: 'open', entry: -1, link: 0 }, { kind: 'READY' }],
      ...[
        { kind: 'open', entry: '12345002', link: 0 },
        { kind: 'open', url: 'https://evil.example' },
      ],
      ...[{ kind: 'copy' }, { kind: 'copy', line: 'x' }, { command: 'workbench.action.quit' }],
    ])
      panel.post(message);
    // This one is heeded, and comes after the others.
    panel.post({ kind: 'ready' });
    await until('answer', () => panel.posted.length > count);
    assert.equal(panel.posted[count]?.kind, 'words');
    assert.deepEqual([await calls(), bed.messages.shown, bed.browsed], [before, [], []]);
  });

  test('copies the user id', async () => {
    const panel = await conversation.show(opened);
    await env.clipboard.writeText('before');
    panel.post({ kind: 'copy', line: 1 });
    await until('copy', async () => (await env.clipboard.readText()) === 'u-1001');
  });

  for (const [kind, line] of [
    ['replyAsNote', `Private note to chat #${opened} (Ann Lee) as Sam Carter`],
    ['replyToCustomer', `Message to the customer Ann Lee, chat #${opened}, as Sam Carter`],
  ] as const) {
    test(`opens a draft by ${kind}`, async () => {
      const panel = await conversation.show(opened);
      const choosing = own.run('helpcrunch.selectAgent');
      await (await bed.prompts.list('Post as Which Agent?')).choose('Sam Carter');
      await choosing;
      panel.post({ kind });
      const draft = await until('draft', () => {
        try {
          return openDraft();
        } catch {
          return undefined;
        }
      });
      assert.equal((await own.readDraftLine(draft))[0], line);
    });
  }

  test('comes back over a reload, and is closed where what was kept is not ours', async () => {
    chats.view.visible = false;
    chats.open();
    const { conversations } = own.app.chats;
    const state = { chat: opened, origin: bed.standin.origin, organization: 77 };
    for (const foreign of [
      ...[undefined, null, 'x', {}, { ...state, chat: 'x' }, { ...state, chat: -1 }],
      ...[
        { ...state, origin: 1 },
        { ...state, organization: '77' },
      ],
    ]) {
      const panel = new FakePanel();
      conversations.restore(panel, foreign);
      assert.equal(panel.isDisposed, true, JSON.stringify(foreign));
    }
    assert.deepEqual(await calls(), []);
    const panel = new FakePanel();
    conversations.restore(panel, state);
    panel.post({ kind: 'ready' });
    await panel.last('entries', ({ entries }) => entries.length > 0);
    const second = new FakePanel();
    conversations.restore(second, state);
    assert.equal(second.isDisposed, true);
  });

  for (const changes of [{ organization: 4711 }, { origin: 'https://api.helpcrunch.com' }]) {
    test(`reads nothing for a panel of another ${Object.keys(changes).join()}`, async () => {
      chats.view.visible = false;
      chats.open();
      const panel = new FakePanel();
      const state = { chat: opened, origin: bed.standin.origin, organization: 77, ...changes };
      own.app.chats.conversations.restore(panel, state);
      panel.post({ kind: 'ready' });
      const { line } = await panel.last('state', ({ isFault }) => isFault);
      assert.match(line, /organization/);
      assert.deepEqual(await calls(), []);
    });
  }
});
