import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attemptMs } from '../../../../src/core/limits';
import type { HandoffStore } from '../../../../src/delivery/handoffs/handoffStore';
import { failsWith } from '../../failures';
import { states } from '../../outboxMessages';
import { HandoffWorld, about, text } from './handoffWorld';

const note = 'the cause';
const alreadySending = failsWith('alreadySending');
const alreadySent = { failure: { code: 'alreadySent', messageIds: [101] } };

async function open(): Promise<{ world: HandoffWorld; store: HandoffStore; id: string; digest: string }> {
  const world = new HandoffWorld();
  const store = world.open();
  const id = await store.open(about, () => Promise.resolve(text));
  return { world, store, id, digest: await store.digest(note) };
}

test('of windows that send the same text at the same time one goes first', async () => {
  const { world, id, digest } = await open();
  const begun = await Promise.allSettled(
    [1, 2, 3].map(() => world.open().beginAttempt(id, digest, 'private', world.pending)),
  );
  const { length } = begun.filter(({ status }) => status === 'fulfilled');
  assert.equal(length, 1);
  for (const each of begun) if (each.status === 'rejected') alreadySending(each.reason);
});

test('what another window has begun holds until that ends, or that window must have died', async () => {
  const { world, store, id, digest } = await open();
  const begin = (): Promise<void> => world.open().beginAttempt(id, digest, 'private', world.pending);
  await begin();
  await assert.rejects(begin(), alreadySending);
  await store.endAttempt(id, digest, 'private');
  await begin();
  await world.clock.pass(attemptMs - 1);
  await assert.rejects(begin(), alreadySending);
  await world.clock.pass(1);
  await begin();
});

test('a clock that is set back holds nothing for ever', async () => {
  const { world, store, id, digest } = await open();
  await store.beginAttempt(id, digest, 'private', world.pending);
  world.clock.set(world.clock.now() - 365 * 24 * 60 * 60_000);
  await store.beginAttempt(id, digest, 'private', world.pending);
});

for (const [name, state] of Object.entries(states)) {
  const isFree = state.kind === 'rejected';
  test(`a text whose message is ${name} ${isFree ? 'can' : 'cannot'} be sent again`, async () => {
    const { world, store, id, digest } = await open();
    world.outbox.push({ ...(await world.queue(id, 'private', note)), state });
    world.outbox.shift();
    const again = store.beginAttempt(id, digest, 'private', world.pending);
    await (isFree ? again : assert.rejects(again, alreadySending));
  });
}

test('what is on its way is another text, for other readers, or of another draft', async () => {
  const { world, store, id, digest } = await open();
  await world.queue(id, 'message', note);
  await world.queue(id, 'private', 'another text');
  await world.queue('0123456789abcdef', 'private', note);
  await store.beginAttempt(id, digest, 'private', world.pending);
});

test('a text that was sent is not sent again, and its messages are named', async () => {
  const { world, store, id, digest } = await open();
  await world.send(id, 'private', note);
  await assert.rejects(store.beginAttempt(id, digest, 'private', world.pending), alreadySent);
  await store.beginAttempt(id, digest, 'message', world.pending);
  await store.beginAttempt(id, await store.digest('edited'), 'private', world.pending);
});

test('what is taken back can be sent again', async () => {
  const { world, store, id, digest } = await open();
  await store.beginAttempt(id, digest, 'private', world.pending);
  await world.queue(id, 'private', note);
  await store.endAttempt(id, digest, 'private');
  await assert.rejects(store.beginAttempt(id, digest, 'private', world.pending), alreadySending);
  world.outbox.length = 0;
  await store.beginAttempt(id, digest, 'private', world.pending);
});

test('a message that arrives while it is looked for is found', async () => {
  const { world, store, id, digest } = await open();
  const message = await world.queue(id, 'private', note);
  const pending = async (): Promise<[]> => {
    await world.arrive(message);
    return [];
  };
  await assert.rejects(store.beginAttempt(id, digest, 'private', pending), alreadySent);
});

test('an attempt that cannot read the outbox sends nothing, and holds nothing', async () => {
  const { world, store, id, digest } = await open();
  const failing = (): Promise<never> => Promise.reject(new Error('no disk'));
  await assert.rejects(store.beginAttempt(id, digest, 'private', failing), /no disk/);
  await store.beginAttempt(id, digest, 'private', world.pending);
});

test('a text of which only some messages were sent was not sent, and its draft stays', async () => {
  const { world, store, id, digest } = await open();
  const [first, second, third] = await Promise.all(
    [1, 2, 3].map((part) => world.queue(id, 'private', note, { part, parts: 3 })),
  );
  assert.ok(first && second && third);
  await world.arrive(first);
  await world.arrive(third);
  world.outbox.length = 0;
  assert.deepEqual(
    (await store.sent(id)).map(({ isWhole }) => isWhole),
    [false],
  );
  await store.beginAttempt(id, digest, 'private', world.pending);
  await store.endAttempt(id, digest, 'private');
  await world.clock.pass(30 * 24 * 60 * 60_000);
  assert.deepEqual(await store.removeSent({ isOpen: () => false, pending: [], olderThanMs: 1 }), []);
  world.outbox.push(second);
  await world.arrive(second);
  const isSent = { failure: { code: 'alreadySent', messageIds: [103, 103, 103] } };
  await assert.rejects(store.beginAttempt(id, digest, 'private', world.pending), isSent);
});

test('a draft that is begun anew keeps its chat, and knows since when', async () => {
  const { world, store, id } = await open();
  const before = await store.binding(id);
  await world.clock.pass(60_000);
  await store.renew(id);
  assert.deepEqual(await store.binding(id), { ...before, createdMs: before.createdMs + 60_000 });
});
