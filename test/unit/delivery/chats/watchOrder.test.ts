import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Chat } from '../../../../src/core/chat';
import { type Look, toWatchOrder } from '../../../../src/delivery/chats/watchOrder';
import { chatId, toChat } from '../../messages';

/** The order of chats 1, 2 and 3, each as it is now and as it was at its last look, if there was one. */
function order(...rows: readonly { atMs?: number; now?: Partial<Chat>; then?: Partial<Chat> }[]): number[] {
  const ids = rows.map((_, index) => chatId(index + 1));
  const chats = new Map<Chat['id'], Chat>();
  const looks = new Map<Chat['id'], Look>();
  for (const [index, { atMs, now, then }] of rows.entries()) {
    const id = chatId(index + 1);
    if (now) chats.set(id, toChat({ id, ...now }));
    if (atMs !== undefined) looks.set(id, { atMs, chat: then && toChat({ id, ...then }) });
  }
  return toWatchOrder(ids, chats, looks);
}

test('who was looked into longest ago comes first, and who never was before all others', () => {
  assert.deepEqual(order({ atMs: 20 }, { atMs: 10 }, {}), [3, 2, 1]);
});

for (const [what, now, then] of [
  ['another last message', { lastMessageId: 8 }, { lastMessageId: 7 }],
  ['a last message at another time', { lastMessageAtMs: 8 }, { lastMessageAtMs: 7 }],
  ['a first message', { lastMessageId: 8 }, {}],
] as const) {
  test(`a chat with ${what} since its last look comes first`, () => {
    assert.deepEqual(order({ atMs: 10 }, { atMs: 30, now, then }, {}), [2, 3, 1]);
  });
}

test('a chat whose last message is the same, or not known, waits for its turn', () => {
  const same = { lastMessageId: 7, lastMessageAtMs: 7 };
  assert.deepEqual(
    order({ atMs: 30, now: same, then: same }, { atMs: 20, now: same }, { atMs: 10 }),
    [3, 2, 1],
  );
  assert.deepEqual(order({ atMs: 30, then: same }, { atMs: 20, now: same, then: same }), [2, 1]);
});

test('of several with another last message the one that was looked into longest ago comes first', () => {
  const changed = { now: { lastMessageId: 8 }, then: { lastMessageId: 7 } };
  assert.deepEqual(order({ atMs: 30, ...changed }, { atMs: 5 }, { atMs: 20, ...changed }), [3, 1, 2]);
});
