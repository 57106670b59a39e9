import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HandoffWorld, about, text } from './handoffWorld';

test('what has arrived and lies in the outbox for a moment more was sent, and is told once', async () => {
  const world = new HandoffWorld();
  const store = world.open();
  const id = await store.open(about, () => Promise.resolve(text));
  const message = await world.queue(id, 'private', 'the cause');
  assert.deepEqual(await store.sent(id, [message]), []);

  const atMs = world.clock.now();
  const arrived = { ...message, state: { kind: 'sent', messageId: 101, atMs } } as const;
  const digest = await store.digest('the cause');
  const sent = [{ type: 'private', digest, isWhole: true, messageIds: [101], atMs }];
  assert.deepEqual(await store.sent(id, [arrived]), sent);
  assert.deepEqual(await store.sent('0123456789abcdef', [arrived]), []);

  await world.arrive(message);
  assert.deepEqual(await store.sent(id, [arrived]), sent);
  assert.deepEqual(await store.sent(id), sent);
});

test('the last part of a text makes it whole as soon as it has arrived', async () => {
  const world = new HandoffWorld();
  const store = world.open();
  const id = await store.open(about, () => Promise.resolve(text));
  const first = await world.queue(id, 'private', 'the cause', { part: 1, parts: 2 });
  await world.arrive(first);
  const last = await world.queue(id, 'private', 'the cause', { part: 2, parts: 2 });
  const state = { kind: 'sent', messageId: 200, atMs: world.clock.now() } as const;
  for (const [pending, isWhole] of [
    [last, false],
    [{ ...last, state }, true],
  ] as const)
    assert.deepEqual(
      (await store.sent(id, [pending])).map((part) => part.isWhole),
      [isWhole],
    );
});
