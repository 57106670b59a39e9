import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withState } from '../../../src/core/outbox';
import { settled } from '../fakes/fakeClock';
import { fates } from '../fakes/fakeHelpCrunch';
import { customerMessage, say, toId } from '../outboxMessages';
import { OutboxWorld } from './outboxWorld';

const holdMs = 5_000;

/** The n-th message, held for five seconds from now on. */
function hold(world: OutboxWorld, n: number) {
  return customerMessage(n, { state: { kind: 'held', untilMs: world.clock.now() + holdMs } });
}

test('a held message goes when its time is over, and not before', async () => {
  const world = await OutboxWorld.make();
  const { outbox } = world.open();
  outbox.start();
  await outbox.add([hold(world, 1)]);
  await world.clock.pass(holdMs - 1);
  assert.deepEqual([world.handedOver, world.kinds], [[], ['held']]);
  assert.deepEqual(
    outbox.held.map(({ id }) => id),
    [toId(1)],
  );
  await world.clock.pass(1);
  assert.deepEqual([world.handedOver, world.kinds], [['text 1'], []]);
});

test('a message can be undone as soon as anybody is told that it is held', async () => {
  const world = await OutboxWorld.make();
  const { outbox, states } = world.open();
  outbox.start();
  const undoing: Promise<boolean[]>[] = [];
  states.push = (state) => {
    if (state !== `${toId(1)} held`) return 0;
    const undo = (id: string): Promise<boolean> => outbox.act(id, () => Promise.resolve(undefined));
    return undoing.push(outbox.readHeld().then((held) => Promise.all(held.map(({ id }) => undo(id)))));
  };
  await outbox.add([hold(world, 1), hold(world, 2)]);
  assert.deepEqual(await Promise.all(undoing), [[true, true]]);
  await world.clock.pass(60_000);
  assert.deepEqual([world.handedOver, world.stored], [[], []]);
});

test('a held message that is undone is gone, and everybody is told', async () => {
  const world = await OutboxWorld.make();
  const { outbox, states } = world.open();
  outbox.start();
  await outbox.add([hold(world, 1)]);
  assert.ok(await outbox.act(toId(1), () => Promise.resolve(undefined)));
  await world.clock.pass(60_000);
  assert.deepEqual([world.handedOver, world.stored, outbox.held], [[], [], []]);
  assert.deepEqual(states, [`${toId(1)} held`, `${toId(1)} gone`]);
});

test('what goes by itself no more is waited for while the outbox looks at it', async () => {
  const world = await OutboxWorld.make();
  const first = world.open();
  await first.outbox.add([hold(world, 1)]);
  first.die();
  const second = world.open();
  const claim = second.store.claim.bind(second.store);
  let look = (): void => undefined;
  const looked = new Promise<void>((resolve) => (look = resolve));
  second.store.claim = (entry) => looked.then(() => claim(entry));
  second.outbox.start();
  await settled();
  assert.ok(second.outbox.isWorking(toId(1)));
  const discarding = second.outbox.act(toId(1), () => Promise.resolve(undefined));
  await settled();
  look();
  assert.equal(await discarding, true);
  await world.clock.pass(60_000);
  assert.deepEqual([world.stored, world.handedOver], [[], []]);
});

test('a held message whose window died is asked about, and never goes by itself', async () => {
  const world = await OutboxWorld.make();
  const first = world.open();
  first.outbox.start();
  await first.outbox.add([hold(world, 1)]);
  first.die();
  const second = world.open();
  second.outbox.start();
  await world.clock.pass(60_000);
  assert.deepEqual(world.stored[0]?.state, { kind: 'asking', question: 'interrupted' });
  assert.deepEqual(world.handedOver, []);
});

test('a held message whose window died stays unsent when what the user began with it fails', async () => {
  const world = await OutboxWorld.make();
  const first = world.open();
  first.outbox.start();
  await first.outbox.add([hold(world, 1)]);
  first.die();
  const second = world.open();
  const failing = second.outbox.act(toId(1), () => Promise.reject(new Error('no draft could be opened')));
  await assert.rejects(failing);
  second.outbox.start();
  await world.clock.pass(60_000);
  assert.deepEqual(world.stored[0]?.state, { kind: 'asking', question: 'interrupted' });
  assert.deepEqual(world.handedOver, []);
});

test('a held message whose window died stays unsent when the disk fails as it is taken over', async () => {
  const world = await OutboxWorld.make();
  const first = world.open();
  first.outbox.start();
  await first.outbox.add([hold(world, 1)]);
  first.die();
  const second = world.open();
  let failures = 1;
  world.folders.outbox.fault = (call) =>
    call === 'write' && failures-- > 0 ? new Error('ENOSPC') : undefined;
  second.outbox.start();
  await world.clock.pass(60_000);
  assert.equal(second.faults.length, 1);
  assert.deepEqual(world.stored[0]?.state, { kind: 'asking', question: 'interrupted' });
  assert.deepEqual(world.handedOver, []);
});

test('a held message of a window that has lost its name is asked about, also by that window itself', async () => {
  const world = await OutboxWorld.make();
  const window = world.open();
  window.outbox.start();
  await window.outbox.add([hold(world, 1)]);
  window.becomes('9-1-00000000');
  await world.clock.pass(60_000);
  assert.deepEqual(world.stored[0]?.state, { kind: 'asking', question: 'interrupted' });
  assert.deepEqual([world.handedOver, window.outbox.held], [[], []]);
});

test('a message that the user holds again is held by this window', async () => {
  const world = await OutboxWorld.make();
  const window = world.open();
  window.outbox.start();
  await window.outbox.add([customerMessage(1, { state: { kind: 'asking', question: 'late' } })]);
  const untilMs = world.clock.now() + holdMs;
  await window.change(toId(1), (message) => withState(message, { kind: 'held', untilMs }));
  await world.clock.pass(holdMs - 1);
  assert.deepEqual([world.handedOver, world.kinds], [[], ['held']]);
  await world.clock.pass(1);
  assert.deepEqual(world.handedOver, ['text 1']);
});

for (const [what, toMessage] of [
  ['message', (_: OutboxWorld, n: number) => say(n)],
  ['held message', hold],
] as const) {
  test(`a ${what} that is taken back while it is stored does not go`, async () => {
    const world = await OutboxWorld.make();
    const { outbox } = world.open();
    outbox.start();
    const adding = outbox.add([toMessage(world, 1), toMessage(world, 2)]);
    await outbox.withdraw([toId(1), toId(2)]);
    await adding;
    await world.clock.pass(60_000);
    assert.deepEqual([world.handedOver, world.stored], [[], []]);
  });
}

test('a message that is taken back as its attempt fails does not go later', async () => {
  const world = await OutboxWorld.make();
  const { outbox, states } = world.open();
  outbox.start();
  world.helpCrunch.post = fates.refused;
  let taken: Promise<unknown> | undefined;
  world.folders.outbox.fault = (call) => {
    if (call === 'write' && states.at(-1) === `${toId(1)} sending`) taken ??= outbox.withdraw([toId(1)]);
    return undefined;
  };
  await outbox.add([say(1)]);
  await settled();
  assert.ok(taken);
  await taken;
  world.helpCrunch.post = fates.fine;
  await world.clock.pass(60_000);
  assert.deepEqual([world.handedOver, world.stored, states.at(-1)], [[], [], `${toId(1)} gone`]);
});

test('a message that is taken back while it waits for its turn does not go', async () => {
  const world = await OutboxWorld.make();
  const { outbox } = world.open();
  outbox.start();
  world.helpCrunch.post = fates.slow;
  await outbox.add([say(1)]);
  await outbox.add([say(2)]);
  await settled();
  await outbox.withdraw([toId(2)]);
  await world.clock.pass(60_000);
  assert.deepEqual([world.handedOver, world.stored], [['text 1'], []]);
});

test('a message that was handed over is not taken back, whether its answer is awaited or lost', async () => {
  const world = await OutboxWorld.make();
  const { outbox, states } = world.open();
  outbox.start();
  world.helpCrunch.post = fates.timedOut;
  await outbox.add([say(1)]);
  await settled();
  await outbox.withdraw([toId(1)]);
  await settled();
  assert.deepEqual([world.handedOver, world.kinds], [['text 1'], ['unconfirmed']]);
  await outbox.withdraw([toId(1)]);
  await settled();
  assert.deepEqual(world.kinds, ['unconfirmed']);
  assert.ok(!states.includes(`${toId(1)} gone`));
  await outbox.stop(0);
  assert.deepEqual(world.kinds, ['unconfirmed']);
});

test('a window that closes leaves what it was about to send as it was', async () => {
  const world = await OutboxWorld.make();
  const { outbox } = world.open();
  world.helpCrunch.read = fates.slow;
  outbox.start();
  await outbox.add([customerMessage(1)]);
  await settled();
  const stopping = outbox.stop(1_000);
  await world.clock.pass(1_000);
  await stopping;
  assert.deepEqual([world.handedOver, world.kinds], [[], ['queued']]);
});
