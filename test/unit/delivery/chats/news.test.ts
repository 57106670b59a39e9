import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ChatEntry } from '../../../../src/core/chat';
import { toDisplayText } from '../../../../src/core/displayText';
import { type Known, toNews } from '../../../../src/delivery/chats/news';
import { agentId, chatId, toEntry } from '../../messages';

const five = chatId(5);
const nobody = toDisplayText('');
const customer = toDisplayText('Bob');
const carl = { agent: 8, agentName: toDisplayText('Carl') };
const fromCustomer = { type: 'message', from: 'customer', agent: undefined, agentName: nobody };

/** Agent 7 is ours, entry 30 too, and everything up to 20 is known. */
function toKnown(changes: Partial<Known> = {}): Known {
  return {
    ...{ after: () => 20, seen: () => undefined, agent: agentId(7), ownIds: new Set([30]) },
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
    const [news] = find([toEntry({ id: 21, ...entry })]);
    assert.deepEqual([news?.kind, news?.author], [kind, author]);
  });

test('without an agent of our own, notes of every agent are news', () => {
  assert.equal(find([toEntry({ id: 21 })], { agent: undefined }).length, 1);
});

test('several entries of one chat make one piece of news, told by the newest, in whatever order they come', () => {
  const entries = [
    toEntry({ id: 22, ...carl }),
    toEntry({ id: 25, type: 'tech' }),
    toEntry({ id: 24 }),
    toEntry({ id: 23, ...fromCustomer }),
    toEntry({ id: 19, ...fromCustomer }),
  ];
  assert.deepEqual(find(entries), [
    { chat: 5, customer: 'Bob', kind: 'customer', author: 'Bob', entryId: 23, count: 2 },
  ]);
});

test('where nobody knows after which entry something is new, nothing is', () => {
  const entries = [toEntry({ id: 21, ...fromCustomer })];
  assert.deepEqual(find(entries, { after: () => undefined }), []);
  assert.equal(find(entries, { after: () => 0 }).length, 1);
});

test('what was shown here is no news', () => {
  const entries = [toEntry({ id: 22, ...carl }), toEntry({ id: 21, ...carl })];
  assert.equal(find(entries, { seen: () => 21 })[0]?.count, 1);
  assert.deepEqual(find(entries, { seen: () => 22 }), []);
});
