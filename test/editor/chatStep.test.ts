import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { sampleChats } from '../standin/sampleChats';
import { openChatStep } from './chatPrompt';
import { selectAll, showUntitled } from './documents';
import { useTestBed } from './testBed';
import { until } from './until';

const { opened } = sampleChats;

suite('The chat step', () => {
  const bed = useTestBed();

  test('offers the recent chats, the newest first', async () => {
    await bed.setKey();
    const { chats } = await openChatStep(bed);
    const first = await chats.row(() => true);
    assert.equal(first.label, 'Ann Lee');
    assert.equal(first.description, `#${opened} · ann.lee@example.com · opened`);
    assert.equal(first.detail, 'Any news?');
    assert.equal(chats.rows.length, 50);
    const { path } = (await bed.standin.requests()).at(-1) ?? {};
    assert.equal(path, '/v1/chats?sort=chats.lastMessageAt&order=desc&limit=50');
    await chats.escape();
  });

  test('names closed and snoozed chats, and customers without a name', async () => {
    await bed.setKey();
    const { chats } = await openChatStep(bed);
    await chats.row(() => true);
    const row = (id: number): string => {
      const { label, description = '' } =
        chats.rows.find((one) => one.description?.startsWith(`#${id} `)) ?? {};
      return `${label ?? ''} | ${description}`;
    };
    assert.equal(row(sampleChats.closed), 'Ann Lee | #12346 · ann.lee@example.com · closed');
    assert.equal(row(sampleChats.snoozed), 'Ann Lee | #12347 · ann.lee@example.com · snoozed');
    assert.equal(row(sampleChats.wasSnoozed), 'Ann Lee | #12348 · ann.lee@example.com · opened');
    assert.equal(row(sampleChats.nullName), 'nameless@example.com | #12349 · nameless@example.com · new');
    assert.equal(row(sampleChats.nullEmail), 'Noah Mail | #12350 · on hold');
    assert.equal(row(sampleChats.nullBoth), 'Customer 504 | #12351 · on hold');
    assert.equal(row(sampleChats.blankName), 'Customer 513 | #12360 · opened');
    await chats.escape();
  });

  test('shows names and texts of strangers as text', async () => {
    await bed.setKey();
    const { chats } = await openChatStep(bed);
    await chats.row(() => true);
    for (const { label, description = '', detail = '' } of chats.rows) {
      for (const shown of [label, description, detail]) {
        assert.doesNotMatch(shown, /\]\(|\$\(|[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      }
      assert.ok(label.length <= 60);
    }
    const [hostile] = chats.rows.filter(({ description }) =>
      description?.startsWith(`#${sampleChats.hostileName} `),
    );
    assert.equal(hostile?.label, '[x] (command:workbench.action.closeWindow) $ (lock)');
    await chats.escape();
  });

  test('narrows the list by words, without fuzzy matches', async () => {
    await bed.setKey();
    const { chats } = await openChatStep(bed);
    await chats.row(() => true);
    await chats.type('garcia');
    assert.deepEqual(chats.labels, ['Maria Garcia', 'Maria Garcia']);
    await chats.type('Maria example.org');
    assert.deepEqual(
      chats.rows.map(({ description }) => description),
      [`#${sampleChats.sameNameTwo} · maria.garcia@example.org · opened`],
    );
    await chats.type('mgarcia');
    await until('answer', () => !chats.isBusy);
    assert.deepEqual(chats.labels, ['No chat found']);
    await chats.accept();
    await chats.type('');
    assert.equal(chats.labels[0], 'Ann Lee');
    await chats.escape();
  });

  test('offers the chats used last first, also those that are no longer recent', async () => {
    await bed.makeReady();
    selectAll(await showUntitled('const a = 1;'));
    for (const chat of [12460, sampleChats.nullEmail]) {
      // Whatever is posted makes its chat recent in the stand-in; a reset makes it old again.
      assert.equal((await bed.run('helpcrunch.sendSelectionAsNote', { chat, comment: '' })).status, 'sent');
    }
    await bed.standin.reset();
    const { chats } = await openChatStep(bed);
    await chats.row(({ description }) => description?.startsWith('#12460 ') ?? false);
    assert.deepEqual(
      chats.rows.slice(0, 3).map(({ description }) => description?.split(' ')[0]),
      [`#${sampleChats.nullEmail}`, '#12460', `#${opened}`],
    );
    await chats.escape();
  });

  test('reads the chosen chat again before it goes on', async () => {
    await bed.setKey();
    const { chats, opening } = await openChatStep(bed);
    await chats.row(() => true);
    await bed.standin.inject({ kind: 'status', status: 404, path: `/chats/${opened}` });
    await chats.accept();
    await opening;
    assert.equal(bed.messages.toast.text, `There is no chat #${opened}.`);
    assert.deepEqual(bed.browsed, []);
  });
});
