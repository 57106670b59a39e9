import assert from 'node:assert/strict';
import { test } from 'node:test';
import { waitsFor, withState } from '../../../src/core/outbox';
import { fates } from '../fakes/fakeHelpCrunch';
import { settled } from '../fakes/fakeClock';
import { chatId } from '../messages';
import { customerMessage, say, toId } from '../outboxMessages';
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

test('a damaged file is reported, whoever finds it, and holds up nothing', async () => {
  const world = await OutboxWorld.make();
  const { outbox, setAside } = world.open();
  world.folders.outbox.put(`${toId(1)}.json`, 'damaged');
  assert.equal(await outbox.act(toId(2), () => Promise.resolve(undefined)), false);
  assert.deepEqual(setAside, [`${toId(1)}.json.damaged`]);
  outbox.start();
  await outbox.add([say(3)]);
  await settled();
  assert.deepEqual(world.handedOver, ['text 3']);
});

test('a message that could not be read at the start goes when it can be, also where it is alone', async () => {
  const world = await OutboxWorld.make();
  const first = world.open();
  await first.outbox.add([say(1)]);
  first.die();
  const { outbox, faults } = world.open();
  let failures = 1;
  world.folders.outbox.fault = (call) =>
    call === 'read' && failures-- > 0 ? new Error('EMFILE') : undefined;
  outbox.start();
  await settled();
  assert.deepEqual([world.handedOver, outbox.entries, faults.length], [[], [], 1]);
  await world.clock.pass(world.times.rescanMs);
  assert.deepEqual([world.handedOver, faults.length], [['text 1'], 1]);
});

test('a message of this window does not wait for those that other windows have', async () => {
  const world = await OutboxWorld.make();
  const [first, second] = [world.open(), world.open()];
  const others = [1, 2, 3, 4, 5, 6].map((n) => say(n, { chat: chatId(n) }));
  for (const message of others) await first.store.write(message);
  second.outbox.start();
  await second.outbox.add([say(7, { chat: chatId(7) })]);
  await settled();
  assert.deepEqual(world.handedOver, ['text 7']);
});

test('many chats at once all come to their turn', async () => {
  const world = await OutboxWorld.make();
  const { outbox } = world.open();
  world.helpCrunch.read = fates.slow;
  outbox.start();
  const numbers = Array.from({ length: 12 }, (_, index) => index + 1);
  for (const n of numbers) await outbox.add([say(n, { chat: chatId(n) })]);
  await world.clock.pass(30_000);
  assert.deepEqual(world.handedOver.length, numbers.length);
});

test('a message whose file is put there by somebody else is never sent', async () => {
  const world = await OutboxWorld.make();
  const { outbox, store } = world.open();
  await store.write(say(1));
  const name = world.folders.outbox.names[0] ?? '';
  const file = JSON.parse(world.folders.outbox.peek(name) ?? '') as { body: string };
  world.folders.outbox.put(name, JSON.stringify({ ...file, body: file.body.replace('text 1', 'evil') }));
  outbox.start();
  await world.clock.pass(60_000);
  assert.deepEqual(
    [world.handedOver, outbox.entries.map(({ provenance }) => provenance)],
    [[], ['unsigned']],
  );
});

test('after a refused reading of the conversation the plan goes on to its end, and the user is asked', async () => {
  const world = await OutboxWorld.make();
  const { outbox } = world.open();
  outbox.start();
  world.helpCrunch.post = fates.cut;
  await outbox.add([say(1)]);
  await settled();
  world.helpCrunch.read = fates.notFound;
  await world.clock.pass(60 * 60_000);
  const { sinceMs, ...state } = world.stored[0]?.state as { sinceMs: number };
  assert.deepEqual(state, { kind: 'unconfirmed', baseline: 0, reads: world.times.readBackMs.length });
  assert.ok(sinceMs > 0);
});

test('the conversation is read to the end of the plan however long the network is gone', async () => {
  const world = await OutboxWorld.make();
  const { outbox } = world.open();
  outbox.start();
  world.helpCrunch.post = fates.cutCommitted;
  world.helpCrunch.read = fates.fine;
  await outbox.add([say(1)]);
  await settled();
  world.helpCrunch.read = fates.refused;
  await world.clock.pass(3 * 60 * 60_000);
  assert.deepEqual(world.kinds, ['unconfirmed']);
  world.helpCrunch.read = fates.fine;
  await world.clock.pass(60_000);
  assert.deepEqual([world.handedOver, world.stored], [['text 1'], []]);
});

test('what the user wants to be tried at once is tried, also after the clock was set back', async () => {
  const world = await OutboxWorld.make();
  const { outbox } = world.open();
  outbox.start();
  world.helpCrunch.post = fates.refused;
  await outbox.add([say(1)]);
  await world.clock.pass(20_000);
  world.helpCrunch.post = fates.fine;
  world.clock.set(world.clock.now() - 20_000);
  outbox.hurry(({ id }) => id === toId(1), true);
  await settled();
  assert.deepEqual([world.handedOver, world.stored], [['text 1'], []]);
});

test('a key that is changed while the old one is being refused is not missed', async () => {
  const world = await OutboxWorld.make();
  const { outbox } = world.open();
  outbox.start();
  world.helpCrunch.post = { status: 401, afterMs: 500 };
  await outbox.add([say(1)]);
  await settled();
  world.helpCrunch.post = fates.fine;
  outbox.hurry(waitsFor('key'), true);
  await world.clock.pass(1_000);
  assert.deepEqual([world.handedOver, world.stored], [['text 1', 'text 1'], []]);
});

test("a message's own answers do not hurry it", async () => {
  const world = await OutboxWorld.make();
  const { outbox } = world.open();
  outbox.start();
  world.helpCrunch.post = fates.serverError;
  world.helpCrunch.read = fates.fine;
  await outbox.add([customerMessage(1)]);
  await world.clock.pass(10 * 60_000);
  assert.deepEqual(world.handedOver.length, 1);
  world.helpCrunch.post = { fault: 'notReachable' };
  await outbox.add([customerMessage(2, { chat: chatId(6), agreedMs: world.clock.now() })]);
  const { length } = world.helpCrunch.requests;
  await world.clock.pass(60_000);
  assert.ok(
    world.helpCrunch.requests.length - length < 30,
    `${world.helpCrunch.requests.length - length} requests`,
  );
});
