import assert from 'node:assert/strict';
import { setup, suite, test } from 'mocha';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import { openReadyFind } from './findPrompt';
import { useTestBed } from './testBed';

const { closed, longConversation, opened } = sampleChats;

interface Customer {
  readonly id: number;
  readonly name: string | null;
  readonly email: string | null;
  readonly userId: string | null;
}

/** What customers call themselves, and what is left of that in a row. */
const names: readonly [what: string, name: string | null, label: string][] = [
  ['10 KB', 'Long '.repeat(2048), `${'Long '.repeat(11)}Long…`],
  ['right-to-left', 'נועה \u202eexe.txt\u2066 כהן', 'נועה exe.txt כהן'],
  ['HTML', '<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
  ['a command link', '[Ann](command:workbench.action.quit)', '[Ann] (command:workbench.action.quit)'],
  ['a command', 'command:workbench.action.quit', 'command:workbench.action.quit'],
  ['an icon', '$(lock) Ann', '$ (lock) Ann'],
  ['line ends', 'Ann\r\n\tLee\u2028#12345 · opened', 'Ann Lee #12345 · opened'],
  ['nothing visible', '\u200b\u2060 ', 'x@example.com'],
  ['no name', null, 'x@example.com'],
];

suite('The rows of found chats', () => {
  const bed = useTestBed();

  setup(() => bed.setKey());

  /** Has the search answer with one chat each of these customers. */
  async function answerSearch(customers: readonly Customer[], toId = (index: number) => 700 + index) {
    const chats = customers.map((customer, index) => ({
      ...{ id: toId(index), status: 'on-hold', customer, createdAt: '1763866800' },
      ...{ lastMessageText: customer.name, lastMessageId: 5, lastMessageAt: '1763953200' },
    }));
    const answer = { kind: 'status', status: 200 } as const;
    const toBody = (data: readonly object[]): object => ({ data, total: data.length });
    await bed.standin.inject({ ...answer, path: '/customers/search', body: toBody(customers) });
    await bed.standin.inject({ ...answer, path: '/chats/search', body: toBody(chats) });
  }

  for (const [what, name, label] of names) {
    test(`show a name of ${what} as plain text in one line`, async () => {
      await answerSearch([{ id: 1, name, email: 'x@example.com', userId: null }]);
      const { chats } = await openReadyFind(bed);
      await chats.type('anybody');
      const row = await chats.row(({ description = '' }) => description.includes('#700 '));
      assert.equal(row.label, label);
      // The mark keeps the number out of a name that is read from right to left.
      const mark = what === 'right-to-left' ? '\u200e' : '';
      assert.equal(row.description, `${mark}#700 · x@example.com · on hold`);
      assert.equal(row.detail, name === null ? '' : label === 'x@example.com' ? '' : label);
      assert.deepEqual(chats.rows, [row]);
      await chats.escape();
    });
  }

  test('carry the user id where namesakes have no e-mail', async () => {
    const noah = { name: 'Noah Dubois', email: null };
    await answerSearch([
      { id: 1, ...noah, userId: 'user-1' },
      { id: 2, ...noah, name: 'NOAH DUBOIS', userId: '[x](command:y)' },
      { id: 3, ...noah, name: 'Noah Duboi', userId: 'user-3' },
    ]);
    const { chats } = await openReadyFind(bed);
    await chats.type('dub');
    await chats.row(() => true);
    assert.deepEqual(
      chats.rows.map(({ description }) => description),
      [
        '#700 · user-1 · on hold · another customer has this name',
        '#701 · [x] (command:y) · on hold · another customer has this name',
        '#702 · on hold',
      ],
    );
    await chats.escape();
  });

  test('are one for each chat, also where a search answers with it twice', async () => {
    const ann = { id: 1, name: 'Ann', email: null, userId: null };
    // The second is also one of the recent chats.
    await answerSearch([ann, { ...ann, name: 'Ann Lee' }, ann], (index) => (index === 1 ? opened : 700));
    const { chats } = await openReadyFind(bed);
    await chats.type('ann');
    await chats.row(({ label }) => label === 'Ann');
    const ids = chats.rows.map(({ description = '' }) => description.split(' ')[0]);
    assert.equal(ids.filter((id) => id === '#700').length, 1);
    assert.equal(ids.filter((id) => id === `#${opened}`).length, 1);
    await chats.escape();
  });

  test('are the pinned chat, those of the agent and the recent ones while nothing is typed', async () => {
    await bed.standin.change({ chats: 300, customers: 400 });
    await bed.chooseAgent('Lisa Rodes');
    await bed.pin(20005);
    const { chats } = await openReadyFind(bed);
    assert.deepEqual(chats.groups, ['pinned', 'assigned to you', 'recent']);
    const ids = chats.rows.map(({ description = '' }) => Number(/#(\d+)/.exec(description)?.[1]));
    assert.equal(ids[0], 20005);
    assert.ok(ids.indexOf(20004) > 0, 'the chats of Lisa Rodes');
    assert.ok(ids.indexOf(20004) < ids.indexOf(opened), 'the recent chats come last');
    assert.ok(ids.includes(closed) && ids.includes(longConversation));
    assert.equal(new Set(ids).size, ids.length);
    const searches = (await bed.standin.requests()).filter(({ path }) => path === '/v1/chats/search');
    assert.deepEqual((searches[0]?.body as { filter: unknown }).filter, [
      { field: 'chats.assignee', operator: '=', value: sampleAgents.second },
    ]);
    await chats.escape();
  });
});
