import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Arrival } from '../../../src/delivery/arrivals';
import { settled } from '../fakes/fakeClock';
import { type Fate, fates } from '../fakes/fakeHelpCrunch';
import { customerMessage, toId } from '../outboxMessages';
import { OutboxWorld, type OutboxWindow } from './outboxWorld';
import { Sending } from './sending';

/** Three parts on their way, and what cancels them. */
async function toSending(
  post: Fate,
): Promise<{ world: OutboxWorld; window: OutboxWindow; sending: Sending; cancel: AbortController }> {
  const world = await OutboxWorld.make();
  const window = world.open();
  window.outbox.start();
  world.helpCrunch.post = post;
  const cancel = new AbortController();
  const three = [1, 2, 3].map((n) => customerMessage(n, { group: toId(1) }));
  const sending = new Sending(window, three, undefined, cancel.signal);
  await settled();
  return { world, window, sending, cancel };
}

/** How many were sent, where the next one is, and which were taken back. */
function toEnd(arrival: Arrival | undefined): unknown {
  assert.ok(arrival);
  return [arrival.messageIds.length, arrival.rest?.state.kind, arrival.rest?.takenBack];
}

test('of parts that are cancelled behind one that may have arrived it is told that they were taken back', async () => {
  const { world, sending, cancel } = await toSending(fates.slow);
  assert.deepEqual(world.kinds, ['sending', 'queued', 'queued']);
  cancel.abort();
  await world.clock.pass(1_000);
  assert.deepEqual(toEnd(sending.arrival), [0, 'unconfirmed', [toId(2), toId(3)]]);
  assert.deepEqual(
    world.stored.map(({ id }) => id),
    [toId(1)],
  );
});

test('of parts that are cancelled behind one that has arrived it is told which were taken back', async () => {
  const { world, window, sending, cancel } = await toSending({ ...fates.fine, afterMs: 500 });
  world.helpCrunch.read = fates.slow;
  await world.clock.pass(600);
  assert.deepEqual([world.handedOver, window.outbox.isWorking(toId(2))], [['text 1'], true]);
  cancel.abort();
  await world.clock.pass(60_000);
  assert.deepEqual(toEnd(sending.arrival), [1, 'withdrawn', [toId(2), toId(3)]]);
  assert.deepEqual([world.handedOver, world.stored], [['text 1'], []]);
});

test('what comes to rest while it is taken back is told as taken back', async () => {
  for (const post of [fates.badRequest, fates.tooMany]) {
    const { world, sending, cancel } = await toSending({ ...post, afterMs: 500 });
    world.folders.outbox.fault = (call, name) => {
      if (call === 'write' && name.startsWith(toId(1))) cancel.abort();
      return undefined;
    };
    await world.clock.pass(60_000);
    assert.deepEqual(toEnd(sending.arrival), [0, 'withdrawn', [1, 2, 3].map(toId)]);
    assert.deepEqual(world.stored, []);
  }
});

test('what the disk does not let go of is not told as taken back', async () => {
  const { world, window, sending, cancel } = await toSending(fates.slow);
  world.folders.outbox.fault = (call, name) =>
    call === 'remove' && name.startsWith(toId(2)) ? new Error('EBUSY') : undefined;
  cancel.abort();
  await world.clock.pass(60_000);
  assert.deepEqual(sending.arrival?.rest?.takenBack ?? 'none', [toId(3)]);
  assert.match(String(window.faults[0]), /EBUSY/);
});

test('a send that is over is cancelled no more', async () => {
  const { world, sending, cancel } = await toSending(fates.tooMany);
  assert.equal(sending.restsAs, 'waiting');
  cancel.abort();
  await settled();
  assert.deepEqual(world.kinds, ['waiting', 'queued', 'queued']);
});
