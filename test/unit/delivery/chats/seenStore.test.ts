import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seenChatsRemembered, toldNotedMs } from '../../../../src/core/limits';
import { SeenStore } from '../../../../src/delivery/chats/seenStore';
import { MemoryKeyValue } from '../../fakes/memoryKeyValue';
import { chatId } from '../../messages';
import { acme, strangers } from './owners';

const five = chatId(5);
const nowMs = Date.UTC(2026, 10, 22, 12);

test('marks go up and never down, and what was shown is not what was told', async () => {
  const seen = new SeenStore(new MemoryKeyValue());
  const told = (): number | undefined => seen.told(acme, five)?.entryId;
  assert.deepEqual([seen.seen(acme, five), told()], [undefined, undefined]);
  await seen.mark(acme, five, 20);
  await seen.mark(acme, five, 19);
  await seen.tell(acme, five, 0, nowMs);
  assert.deepEqual([seen.seen(acme, five), told()], [20, 0]);
  await seen.mark(acme, five, 21);
  await seen.tell(acme, five, 7, nowMs);
  await seen.tell(acme, five, 6, nowMs + toldNotedMs);
  assert.deepEqual([seen.seen(acme, five), told()], [21, 7]);
});

test('a look at what was told is noted with its time, and not more than once in an hour', async () => {
  const memory = new MemoryKeyValue();
  const seen = new SeenStore(memory);
  await seen.tell(acme, five, 20, nowMs);
  const before = memory.get('helpcrunch.seen');
  await seen.tell(acme, five, 20, nowMs + toldNotedMs - 1);
  assert.deepEqual(memory.get('helpcrunch.seen'), before);
  await seen.tell(acme, five, 20, nowMs + toldNotedMs);
  assert.deepEqual(seen.told(acme, five), { entryId: 20, atMs: nowMs + toldNotedMs });
  await seen.tell(acme, five, 21, nowMs + toldNotedMs + 1);
  assert.deepEqual(seen.told(acme, five), { entryId: 21, atMs: nowMs + toldNotedMs + 1 });
});

test('each organization has marks of its own', async () => {
  const seen = new SeenStore(new MemoryKeyValue());
  await seen.mark(acme, five, 20);
  for (const stranger of strangers) {
    assert.equal(seen.seen(stranger, five), undefined);
    await seen.mark(stranger, five, 3);
  }
  assert.deepEqual(
    [acme, ...strangers].map((owner) => seen.seen(owner, five)),
    [20, 3, 3],
  );
});

test('what one window has told, the other does not tell again', async () => {
  const memory = new MemoryKeyValue();
  const other = new SeenStore(memory);
  await new SeenStore(memory).tell(acme, five, 20, nowMs);
  assert.equal(other.told(acme, five)?.entryId, 20);
});

test('marks made at the same moment are all kept', async () => {
  const seen = new SeenStore(new MemoryKeyValue());
  await Promise.all([
    seen.mark(acme, five, 20),
    seen.tell(acme, five, 21, nowMs),
    seen.mark(acme, chatId(6), 22),
  ]);
  assert.deepEqual(
    [seen.seen(acme, five), seen.told(acme, five)?.entryId, seen.seen(acme, chatId(6))],
    [20, 21, 22],
  );
});

test('the chats marked longest ago are forgotten first', async () => {
  const seen = new SeenStore(new MemoryKeyValue());
  for (let id = 1; id <= seenChatsRemembered; id++) await seen.mark(acme, chatId(id), 1);
  await seen.mark(acme, chatId(1), 2);
  await seen.mark(acme, chatId(1_000), 1);
  const isKnown = (id: number): boolean => seen.seen(acme, chatId(id)) !== undefined;
  assert.deepEqual([1, 2, 3, seenChatsRemembered, 1_000].map(isKnown), [true, false, true, true, true]);
});

test('nothing is stored where nothing changes, or for what is no id', async () => {
  const memory = new MemoryKeyValue();
  const seen = new SeenStore(memory);
  for (const id of [-1, 0.5, NaN, Infinity]) {
    await seen.mark(acme, five, id);
    await seen.tell(acme, five, id, nowMs);
  }
  assert.deepEqual(memory.names, []);
});

test('what was stored damaged, hostile or by a newer version is no mark', async () => {
  const memory = new MemoryKeyValue();
  const seen = new SeenStore(memory);
  await seen.mark(acme, five, 20);
  const { marks } = memory.get('helpcrunch.seen') as { marks: object[] };
  const bad = [
    ...[null, 7, 'text', [], {}, { version: 2, marks }, { version: 1, marks: 'none' }],
    ...[
      { chat: -5 },
      { origin: null },
      { organization: 0.5 },
      { seen: '20' },
      { seen: -1 },
      { seen: 2 ** 60 },
    ].map((change) => ({ version: 1, marks: [null, 7, { ...marks[0], ...change }] })),
  ];
  for (const value of bad) {
    await memory.update('helpcrunch.seen', value);
    assert.equal(seen.seen(acme, five), undefined, JSON.stringify(value));
  }
  await seen.mark(acme, five, 3);
  assert.equal(seen.seen(acme, five), 3);
  for (const told of [20, null, { entryId: -1, atMs: 1 }, { entryId: 20, atMs: 'now' }, { atMs: 1 }]) {
    await memory.update('helpcrunch.seen', { version: 1, marks: [{ ...marks[0], told }] });
    assert.deepEqual([seen.seen(acme, five), seen.told(acme, five)], [20, undefined]);
  }
});
