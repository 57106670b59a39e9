import assert from 'node:assert/strict';
import { setup, suite, test } from 'mocha';
import { sampleChats } from '../standin/sampleChats';
import { openConversations, untilConversation } from './conversationTabs';
import { openReadyFind } from './findPrompt';
import { useTestBed } from './testBed';
import { until } from './until';

const { sameNameOne, sameNameTwo } = sampleChats;
const slow = { kind: 'delay', ms: 300, path: '/customers/search' } as const;

suite('Rows that come late', () => {
  const bed = useTestBed();

  setup(async () => {
    await bed.setKey();
    await bed.standin.change({ chats: 300, customers: 400 });
    await bed.standin.inject(slow);
  });

  test('leave the selection where it is, and Enter chooses that', async () => {
    const { chats, finding } = await openReadyFind(bed);
    await chats.type('garcia');
    const isSecond = ({ description = '' }): boolean => description.startsWith(`#${sameNameTwo} `);
    await chats.moveTo(await chats.row(isSecond));
    await chats.row(({ label }) => label === 'Jan Garcia');
    assert.ok(chats.active && isSecond(chats.active));
    await until('rows of VS Code', async () => {
      // An Enter that crosses new rows on their way is not heeded.
      await chats.accept();
      return openConversations().length > 0;
    });
    await finding;
    await untilConversation(sameNameTwo);
  });

  test('come below those that are there', async () => {
    const { chats } = await openReadyFind(bed);
    await chats.type('garcia');
    await chats.row(({ label }) => label === 'Jan Garcia');
    const ids = chats.rows.map(({ description = '' }) => Number(/^#(\d+)/.exec(description)?.[1]));
    assert.deepEqual(ids.slice(0, 2), [sameNameOne, sameNameTwo]);
    assert.ok(ids.length > 2);
    assert.equal(new Set(ids).size, ids.length);
    assert.deepEqual(chats.groups, ['recent', 'found']);
    await chats.escape();
  });

  test('are not chosen by an Enter that was pressed before them', async () => {
    const { chats, finding } = await openReadyFind(bed);
    await chats.type('Kowalski');
    assert.deepEqual(chats.labels, []);
    await chats.accept();
    await chats.row(({ label }) => label === 'Liam Kowalski');
    await chats.escape();
    await finding;
    assert.deepEqual(openConversations(), []);
    const reads = (await bed.standin.calls()).filter((call) => /^GET \/v1\/chats\/\d/.test(call));
    assert.deepEqual(reads, []);
  });
});
