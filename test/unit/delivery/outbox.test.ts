import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withState } from '../../../src/core/outbox';
import { fates } from '../fakes/fakeHelpCrunch';
import { settled } from '../fakes/fakeClock';
import { chatId } from '../messages';
import { say, toId } from '../outboxMessages';
import { OutboxWorld } from './outboxWorld';

test('a message is on the disk before it is handed over, and leaves a record when it has arrived', async () => {
  const world = await OutboxWorld.make();
  const { outbox, sentLog, states } = world.open();
  outbox.start();
  world.helpCrunch.onPost = () => assert.deepEqual(world.kinds, ['sending']);
  await outbox.add([say(1)]);
  assert.deepEqual(world.kinds, ['queued']);
  await settled();
  assert.deepEqual(world.handedOver, ['text 1']);
  assert.deepEqual(world.stored, []);
  const [record] = await sentLog.read();
  assert.deepEqual([record?.id, record?.messageIds, record?.firstLine], [toId(1), [101], 'text 1']);
  assert.deepEqual(
    states,
    ['queued', 'sending', 'sent'].map((kind) => `${toId(1)} ${kind}`),
  );
});

test('messages of a chat go in their order, also while one waits; another chat goes on', async () => {
  const world = await OutboxWorld.make();
  const { outbox } = world.open();
  outbox.start();
  world.helpCrunch.post = fates.refused;
  await outbox.add([say(1)]);
  await settled();
  world.helpCrunch.post = fates.fine;
  await outbox.add([say(2)]);
  await outbox.add([say(3, { chat: chatId(6) })]);
  await settled();
  assert.deepEqual(world.handedOver, ['text 3']);
  await world.clock.pass(2_000);
  assert.deepEqual(world.handedOver, ['text 3', 'text 1', 'text 2']);
});

for (const where of ['the same window', 'another window that has met it before', 'a new window'] as const) {
  test(`a file that is put back after its message was sent is not sent again by ${where}`, async () => {
    const world = await OutboxWorld.make();
    const first = world.open();
    const second = world.open();
    second.outbox.start();
    world.helpCrunch.post = fates.refused;
    await second.outbox.add([say(1)]);
    await settled();
    const old = world.folders.outbox.peek(`${toId(1)}.json`);
    assert.ok(old !== undefined);
    if (where !== 'the same window') await second.outbox.stop(0);
    const sender = where === 'the same window' ? second : first;
    world.helpCrunch.post = fates.fine;
    sender.outbox.start();
    await world.clock.pass(5_000);
    assert.deepEqual([world.handedOver, world.stored], [['text 1'], []]);
    const next = where === 'a new window' ? world.open() : second;
    next.outbox.start();
    world.folders.outbox.put(`${toId(1)}.json`, old);
    await world.clock.pass(60_000);
    assert.deepEqual([world.handedOver, world.stored], [['text 1'], []]);
  });
}

test('an older file that is put back over one whose answer was lost does not send it again', async () => {
  const world = await OutboxWorld.make();
  const { outbox } = world.open();
  outbox.start();
  world.helpCrunch.post = fates.refused;
  await outbox.add([say(1)]);
  await settled();
  const old = world.folders.outbox.peek(`${toId(1)}.json`);
  assert.ok(old !== undefined);
  world.helpCrunch.post = fates.cut;
  await world.clock.pass(2_000);
  assert.deepEqual([world.handedOver, world.kinds], [['text 1'], ['unconfirmed']]);
  world.folders.outbox.put(`${toId(1)}.json`, old);
  await world.clock.pass(60 * 60_000);
  assert.deepEqual([world.handedOver, world.kinds], [['text 1'], ['unconfirmed']]);
});

test('a message that may have arrived is sent again when the user says so', async () => {
  const world = await OutboxWorld.make();
  const window = world.open();
  window.outbox.start();
  world.helpCrunch.post = fates.cut;
  await window.outbox.add([say(1)]);
  await world.clock.pass(10 * 60_000);
  assert.deepEqual([world.handedOver, world.kinds], [['text 1'], ['unconfirmed']]);
  world.helpCrunch.post = fates.fine;
  const agreedMs = world.clock.now();
  assert.ok(await window.change(toId(1), (message) => withState(message, { kind: 'queued' }, { agreedMs })));
  await settled();
  assert.deepEqual([world.handedOver, world.stored], [['text 1', 'text 1'], []]);
});
