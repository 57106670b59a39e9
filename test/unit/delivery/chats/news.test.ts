import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ChatEntry } from '../../../../src/core/chat';
import { toDisplayText } from '../../../../src/core/displayText';
import { type Known, toNews } from '../../../../src/delivery/chats/news';
import { SeenStore } from '../../../../src/delivery/chats/seenStore';
import { MemoryKeyValue } from '../../fakes/memoryKeyValue';
import { agentId, chatId, toEntry } from '../../messages';
import { acme } from './owners';

const five = chatId(5);
const nobody = toDisplayText('');
const customer = toDisplayText('Bob');
const carl = { agent: 8, agentName: toDisplayText('Carl') };
const fromCustomer = { type: 'message', from: 'customer', agent: undefined, agentName: nobody };

/** Agent 7 is ours, entry 30 too, and everything up to 20 was told. */
function toKnown(changes: Partial<Known> = {}): Known {
  return {
    ...{ told: () => 20, seen: () => undefined, since: () => undefined },
    ...{ agent: agentId(7), ownIds: new Set([30]) },
    ...changes,
  };
}

function find(entries: readonly ChatEntry[], changes: Partial<Known> = {}): ReturnType<typeof toNews> {
  return toNews([{ chat: five, customer, entries }], toKnown(changes));
}

for (const [title, entry, kind, author] of [
  ["the customer's message", fromCustomer, 'customer', 'Bob'],
  ["another agent's note", carl, 'note', 'Carl'],
  ["another agent's message", { ...carl, type: 'message' }, 'agent', 'Carl'],
  ["the customer's e-mail", { ...fromCustomer, type: 'email' }, 'customer', 'Bob'],
  ['a note of nobody', { agent: undefined, agentName: nobody }, 'note', ''],
  ['our note', {}, undefined],
  ['our message', { type: 'message' }, undefined],
  ['our message as the customer', { ...fromCustomer, id: 30 }, undefined],
  ['a note of ours that the API names no agent of', { agent: undefined, id: 30 }, undefined],
  ['a line of the system', { ...carl, type: 'tech' }, undefined],
  ['an unknown type from the customer', { ...fromCustomer, type: 'optionSelection' }, undefined],
  ['what was told', { ...fromCustomer, id: 20 }, undefined],
] as const satisfies readonly (readonly [string, Partial<ChatEntry>, string | undefined, string?])[])
  test(`${title} is ${kind ? `news from ${author || 'nobody'}` : 'no news'}`, () => {
    const [news] = find([toEntry({ id: 21, ...entry })]).news;
    assert.deepEqual([news?.kind, news?.author], [kind, author]);
  });

test('without an agent of our own, notes of every agent are news', () => {
  assert.equal(find([toEntry({ id: 21 })], { agent: undefined }).news.length, 1);
});

test('several entries of one chat make one piece of news, told by the newest, in whatever order they come', () => {
  const entries = [
    toEntry({ id: 22, ...carl }),
    toEntry({ id: 25, type: 'tech' }),
    toEntry({ id: 24 }),
    toEntry({ id: 23, ...fromCustomer }),
    toEntry({ id: 19, ...fromCustomer }),
  ];
  assert.deepEqual(find(entries), {
    news: [{ chat: 5, customer: 'Bob', kind: 'customer', author: 'Bob', entryId: 23, count: 2 }],
    marks: [{ chat: 5, entryId: 25 }],
  });
});

test('the first look notes what is there and tells nothing, also of an empty chat', () => {
  const told = (): undefined => undefined;
  const first = find([toEntry({ id: 21, ...fromCustomer })], { told });
  assert.deepEqual(first, { news: [], marks: [{ chat: 5, entryId: 21 }] });
  assert.deepEqual(find([], { told }).marks, [{ chat: 5, entryId: 0 }]);
  assert.equal(find([toEntry({ id: 1, ...carl })], { told: () => 0 }).news.length, 1);
});

test('where we wrote, the first look tells what came after our message', () => {
  const entries = [toEntry({ id: 21, ...carl }), toEntry({ id: 20 }), toEntry({ id: 19, ...fromCustomer })];
  const first = find(entries, { told: () => undefined, since: () => 20 });
  assert.deepEqual(
    first.news.map(({ entryId, count }) => [entryId, count]),
    [[21, 1]],
  );
  assert.deepEqual(find(entries, { told: () => 21, since: () => 20 }).news, []);
});

test('what was shown here is no news', () => {
  const entries = [toEntry({ id: 22, ...carl }), toEntry({ id: 21, ...carl })];
  assert.equal(find(entries, { seen: () => 21 }).news[0]?.count, 1);
  assert.deepEqual(find(entries, { seen: () => 22 }).news, []);
});

test('news are told once, also by another window', async () => {
  const memory = new MemoryKeyValue();
  const tell = async (entries: readonly ChatEntry[]): Promise<number> => {
    const seen = new SeenStore(memory);
    const { news, marks } = find(entries, { told: (chat) => seen.told(acme, chat) });
    for (const { chat, entryId } of marks) await seen.tell(acme, chat, entryId);
    return news.length;
  };
  assert.equal(await tell([toEntry({ id: 20, ...carl })]), 0);
  const more = [toEntry({ id: 21, ...carl }), toEntry({ id: 20, ...carl })];
  assert.deepEqual([await tell(more), await tell(more)], [1, 0]);
  assert.deepEqual(find(more, { told: () => 21 }).marks, []);
});
