import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withState } from '../../../src/core/outbox';
import { settled } from '../fakes/fakeClock';
import { fates } from '../fakes/fakeHelpCrunch';
import { chatId } from '../messages';
import { customerMessage, say, states, toId } from '../outboxMessages';
import { OutboxWorld, type OutboxWindow } from './outboxWorld';
import { Sending } from './sending';

/** A world, and a window of it whose outbox works. */
async function toWindow(): Promise<{ world: OutboxWorld; window: OutboxWindow }> {
  const world = await OutboxWorld.make();
  const window = world.open();
  window.outbox.start();
  return { world, window };
}

/** Messages 1 to 3, confirmed together. */
const three = [1, 2, 3].map((n) => say(n, { group: toId(1) }));

test('who sends several is told of each as it arrives, and in the end of all', async () => {
  const { world, window } = await toWindow();
  world.helpCrunch.post = fates.slow;
  const sending = new Sending(window, three);
  await world.clock.pass(fates.slow.afterMs * 2);
  assert.deepEqual([sending.counts, sending.arrival], [[1, 2], undefined]);
  await world.clock.pass(fates.slow.afterMs);
  assert.deepEqual(sending.arrival, { messageIds: [101, 102, 103], rest: undefined });
  assert.deepEqual(sending.counts, [1, 2, 3]);
});

test('a message is awaited from before it is stored until its sender knows, and no other is', async () => {
  const { world, window } = await toWindow();
  const isAwaited = (n: number): boolean => window.arrivals.isAwaited(toId(n));
  const awaited: boolean[][] = [];
  window.states.push = () => awaited.push([1, 2].map(isAwaited));
  const first = new Sending(window, [say(1)]);
  await settled();
  assert.deepEqual(first.arrival?.messageIds, [101]);
  assert.deepEqual(awaited, Array(3).fill([true, false]), 'queued, sending and sent');
  await window.outbox.add([say(2)]);
  await settled();
  assert.deepEqual(awaited.slice(3), Array(3).fill([false, false]), 'nobody waits any more');
  assert.deepEqual([1, 2].map(isAwaited), [false, false]);
  assert.equal(world.handedOver.length, 2);
});

test('a message that could not be stored is awaited no more, and the sender learns why', async () => {
  const { world, window } = await toWindow();
  const full = new Error('ENOSPC');
  world.folders.outbox.fault = (call) => (call === 'write' ? full : undefined);
  const sending = new Sending(window, [say(1)]);
  await settled();
  assert.equal(sending.error, full);
  assert.equal(window.arrivals.isAwaited(toId(1)), false);
});

test('of messages that stop on their way it is told what arrived, where it stopped and what was to follow', async () => {
  const { world, window } = await toWindow();
  world.helpCrunch.onPost = () => {
    world.helpCrunch.post = fates.badRequest;
  };
  const sending = new Sending(window, three);
  await settled();
  const { messageIds, rest } = sending.arrival ?? {};
  assert.deepEqual([messageIds, rest?.id, rest?.after], [[101], toId(2), [toId(3)]]);
  assert.equal(rest?.state.kind, 'rejected');
});

test('a refusal is told when the outbox has let go of it, and what was to follow asks', async () => {
  const { world, window } = await toWindow();
  world.helpCrunch.post = fates.badRequest;
  const seen: unknown[] = [];
  const sending = new Sending(window, three, () =>
    seen.push(window.outbox.isWorking(toId(1)), ...world.kinds),
  );
  await settled();
  assert.equal(sending.restsAs, 'rejected');
  assert.deepEqual(seen, [false, 'rejected', 'asking', 'asking']);
});

for (const [what, fate, rest] of [
  ['waits for the network', fates.refused, 'waiting'],
  ['may have arrived', fates.cut, 'unconfirmed'],
] as const) {
  test(`nobody waits for a message that ${what}`, async () => {
    const { world, window } = await toWindow();
    world.helpCrunch.post = fate;
    const sending = new Sending(window, [say(1)]);
    await settled();
    assert.equal(sending.restsAs, rest);
  });
}

test('a held message is told at once, and so is one that asks', async () => {
  const { world, window } = await toWindow();
  const untilMs = world.clock.now() + 5_000;
  const held = new Sending(window, [customerMessage(1, { state: { kind: 'held', untilMs } })]);
  const asking = new Sending(window, [say(2, { chat: chatId(6), state: states.asking })]);
  await settled();
  assert.deepEqual([held.restsAs, asking.restsAs], ['held', 'asking']);
});

test('who takes a message back is told that it was, and what was to follow', async () => {
  const { world, window } = await toWindow();
  world.helpCrunch.read = fates.slow;
  const sending = new Sending(window, three);
  await settled();
  await window.outbox.withdraw(three.map(({ id }) => id));
  await settled();
  assert.deepEqual(sending.arrival, {
    messageIds: [],
    rest: { id: toId(1), state: { kind: 'withdrawn' }, after: [toId(2), toId(3)] },
  });
});

test('a message behind one that waits is told at once', async () => {
  const { world, window } = await toWindow();
  world.helpCrunch.post = fates.refused;
  await window.outbox.add([say(1)]);
  await settled();
  const sending = new Sending(window, [say(2), say(3)]);
  await settled();
  const rest = { id: toId(2), state: { kind: 'queued' }, after: [toId(3)] };
  assert.deepEqual(sending.arrival, { messageIds: [], rest });
});

test('a message behind one whose wait its own sender has just been told of is told as well', async () => {
  const { world, window } = await toWindow();
  world.helpCrunch.post = { ...fates.cut, afterMs: 500 };
  const sendings = [new Sending(window, [say(1)]), new Sending(window, [say(2)])];
  await settled();
  assert.deepEqual(
    sendings.map(({ restsAs }) => restsAs),
    [undefined, undefined],
  );
  await world.clock.pass(500);
  assert.deepEqual(
    sendings.map(({ restsAs }) => restsAs),
    ['unconfirmed', 'queued'],
  );
});

for (const [what, first] of [
  ['one that is on its way', say(1)],
  ['one that was refused', say(1, { state: states.rejected })],
  ['one of another chat that asks', say(1, { chat: chatId(6), state: states.asking })],
  ['a later one that asks', say(4, { state: states.asking })],
] as const) {
  test(`a message is waited for beside ${what}`, async () => {
    const { world, window } = await toWindow();
    world.helpCrunch.post = fates.slow;
    await window.outbox.add([first]);
    await settled();
    const sending = new Sending(window, [say(2)]);
    await world.clock.pass(60_000);
    assert.equal(sending.arrival?.messageIds.length, 1);
  });
}

test('a message is waited for behind one that is tried again', async () => {
  const { world, window } = await toWindow();
  world.helpCrunch.post = fates.refused;
  await window.outbox.add([say(1)]);
  await settled();
  world.helpCrunch.post = fates.fine;
  world.helpCrunch.read = fates.slow;
  window.outbox.hurry(() => true, true);
  await settled();
  const sending = new Sending(window, [say(2)]);
  await world.clock.pass(60_000);
  assert.deepEqual(sending.arrival, { messageIds: [102], rest: undefined });
});

test('a message is waited for behind one that another window sends', async () => {
  const { world, window } = await toWindow();
  const other = world.open();
  other.outbox.start();
  world.helpCrunch.post = fates.slow;
  await other.outbox.add([say(1)]);
  await settled();
  const sending = new Sending(window, [say(2)]);
  await world.clock.pass(60_000);
  assert.deepEqual(sending.arrival, { messageIds: [102], rest: undefined });
});

test('a message is waited for behind one whose turn comes when fewer are on their way', async () => {
  const { world, window } = await toWindow();
  world.helpCrunch.post = fates.slow;
  for (const n of [1, 2, 3, 4, 5]) await window.outbox.add([say(n, { chat: chatId(n) })]);
  await settled();
  const sending = new Sending(window, [say(6, { chat: chatId(5) })]);
  await world.clock.pass(60_000);
  assert.deepEqual(sending.arrival, { messageIds: [106], rest: undefined });
});

test('messages that are sent to a chat at the same time are all waited for', async () => {
  const { world, window } = await toWindow();
  const sendings = [new Sending(window, three.slice(0, 2)), new Sending(window, [say(3)])];
  await world.clock.pass(60_000);
  assert.deepEqual(
    sendings.map(({ arrival }) => arrival?.messageIds),
    [[101, 102], [103]],
  );
});

test('a message is waited for behind a file that somebody else has put there', async () => {
  const { world, window } = await toWindow();
  await world.open().store.write(say(1, { state: states.asking }));
  const [name = ''] = world.folders.outbox.names;
  const file = JSON.parse(world.folders.outbox.peek(name) ?? '') as { mac: string };
  world.folders.outbox.put(name, JSON.stringify({ ...file, mac: 'f00' }));
  await settled();
  const sending = new Sending(window, [say(2)]);
  await settled();
  assert.deepEqual(sending.arrival?.messageIds, [101]);
});

test('a message that another window has taken over is waited for while that one sends it', async () => {
  const world = await OutboxWorld.make();
  const [asleep, other] = [world.open(), world.open()];
  const sending = new Sending(asleep, [say(1)]);
  await settled();
  asleep.becomes('9-1-00000000');
  world.helpCrunch.post = { ...fates.slow, afterMs: 15_000 };
  other.outbox.start();
  await settled();
  asleep.outbox.start();
  await world.clock.pass(14_000);
  assert.deepEqual([world.kinds, sending.arrival], [['sending'], undefined]);
  await world.clock.pass(60_000);
  const rest = { id: toId(1), state: { kind: 'elsewhere' }, after: [] };
  assert.deepEqual(sending.arrival, { messageIds: [], rest });
});

test('of a message that another window has taken over it is told where that one has brought it', async () => {
  const world = await OutboxWorld.make();
  const [asleep, other] = [world.open(), world.open()];
  const sending = new Sending(asleep, [say(1)]);
  await settled();
  asleep.becomes('9-1-00000000');
  assert.ok(await other.change(toId(1), (message) => withState(message, states.asking)));
  asleep.outbox.start();
  await world.clock.pass(60_000);
  assert.deepEqual(sending.arrival?.rest?.state, states.asking);
});
