import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settled } from '../fakes/fakeClock';
import type { FolderCall } from '../fakes/memoryFolder';
import { say, toId } from '../outboxMessages';
import { type OutboxWindow, OutboxWorld } from './outboxWorld';
import { Sending } from './sending';

interface Troubled {
  readonly world: OutboxWorld;
  readonly window: OutboxWindow;
  readonly mend: () => void;
}

/** A window in whose outbox this call fails as soon as a message is stored, until it is mended. */
async function toTroubled(failing: FolderCall): Promise<Troubled> {
  const world = await OutboxWorld.make();
  let isStored = false;
  world.folders.outbox.fault = (call) => {
    if (isStored && call === failing) return new Error('EIO');
    isStored ||= call === 'write';
    return undefined;
  };
  const window = world.open();
  window.outbox.start();
  return { world, window, mend: () => (world.folders.outbox.fault = undefined) };
}

for (const [what, failing] of [
  ['the disk is full', 'write'],
  ['the folder cannot be listed', 'list'],
] as const) {
  test(`whoever waits for a message is told that it is stuck where ${what}, and it goes once that is over`, async () => {
    const { world, window, mend } = await toTroubled(failing);
    const sending = new Sending(window, [say(1)]);
    await settled();
    assert.equal(sending.restsAs, 'stuck');
    assert.equal(window.outbox.isStuck(say(1)), true);
    assert.deepEqual(world.handedOver, []);
    mend();
    await world.clock.pass(world.times.rescanMs);
    assert.deepEqual([world.handedOver, world.stored], [['text 1'], []]);
    assert.equal(window.outbox.isStuck(say(1)), false);
  });
}

test('what is to go after a message that is stuck is told to be in line', async () => {
  const { world, window } = await toTroubled('write');
  await window.outbox.add([say(1)]);
  await settled();
  world.folders.outbox.fault = (call, name) =>
    call === 'write' && name.includes(toId(1)) ? new Error('EIO') : undefined;
  const sending = new Sending(window, [say(2)]);
  await settled();
  assert.equal(sending.restsAs, 'queued');
  assert.deepEqual(world.handedOver, []);
});

test('a message that was left behind is stuck while nobody can read whether it was sent', async () => {
  const world = await OutboxWorld.make();
  const first = world.open();
  await first.outbox.add([say(1)]);
  first.die();
  world.folders.sent.put(`${new Date(world.clock.now()).toISOString().slice(0, 7)}.jsonl`, '');
  world.folders.sent.fault = (call) => (call === 'read' ? new Error('EIO') : undefined);
  const { outbox } = world.open();
  outbox.start();
  await settled();
  assert.deepEqual([outbox.isStuck(say(1)), world.handedOver], [true, []]);
  world.folders.sent.fault = undefined;
  await world.clock.pass(world.times.rescanMs);
  assert.deepEqual([outbox.isStuck(say(1)), world.handedOver], [false, ['text 1']]);
});
