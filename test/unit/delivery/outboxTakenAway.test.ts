import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type OutboxState, withState } from '../../../src/core/outbox';
import { settled } from '../fakes/fakeClock';
import { fates } from '../fakes/fakeHelpCrunch';
import { customerMessage, states, toId } from '../outboxMessages';
import { OutboxWorld, type OutboxWindow } from './outboxWorld';

const asking: OutboxState = { kind: 'asking', question: 'interrupted' };
const stopped: OutboxState = { kind: 'asking', question: 'groupStopped' };
const removed = (): Promise<undefined> => Promise.resolve(undefined);

/** Messages 1 to 3 to a customer, confirmed together, of which the first does not go. */
async function toGroup(first: OutboxState): Promise<{ world: OutboxWorld; window: OutboxWindow }> {
  const world = await OutboxWorld.make();
  const window = world.open();
  window.outbox.start();
  const group = toId(1);
  await window.outbox.add([
    customerMessage(1, { group, state: first }),
    ...[2, 3].map((n) => customerMessage(n, { group })),
  ]);
  await settled();
  return { world, window };
}

for (const [what, first] of [
  ['waits', states.waitingForUser],
  ['is a question', asking],
] as const) {
  test(`what follows a part that ${what} is asked about where the user takes that part away`, async () => {
    const { world, window } = await toGroup(first);
    assert.equal(await window.outbox.act(toId(1), removed), true);
    await world.clock.pass(60_000);
    assert.deepEqual(
      world.stored.map(({ id, state }) => [id, state]),
      [toId(2), toId(3)].map((id) => [id, stopped]),
    );
    assert.deepEqual(world.handedOver, []);
  });
}

test('what follows a part in the middle is asked about, and what goes before it goes', async () => {
  const { world, window } = await toGroup(states.waitingForUser);
  assert.equal(await window.outbox.act(toId(2), removed), true);
  window.outbox.hurry(({ id }) => id === toId(1), true);
  await world.clock.pass(60_000);
  assert.deepEqual(world.handedOver, ['text 1']);
  assert.deepEqual(
    world.stored.map(({ id, state }) => [id, state]),
    [[toId(3), stopped]],
  );
});

test('nothing goes alone where the window dies while a part is taken away', async () => {
  let isRemoved = false;
  for (let calls = 1; !isRemoved; calls++) {
    const { world, window } = await toGroup(asking);
    window.dieAtCall(calls);
    void window.outbox.act(toId(1), removed);
    await settled();
    window.die();
    isRemoved = world.stored.every(({ id }) => id !== toId(1));
    world.open().outbox.start();
    await world.clock.pass(60_000);
    assert.deepEqual(world.handedOver, [], `died at call ${calls}`);
  }
});

test('a part is not taken away where another window has what follows it', async () => {
  const { world, window } = await toGroup(asking);
  await window.change(toId(1), () => 'leave');
  assert.equal(await world.open().outbox.act(toId(1), removed), false);
  await world.clock.pass(60_000);
  assert.deepEqual([world.kinds, world.handedOver], [['asking', 'queued', 'queued'], []]);
  assert.equal(await window.outbox.act(toId(1), removed), true);
});

test('what the user has let go by itself since is not asked about once more', async () => {
  const { world, window } = await toGroup(asking);
  await world.clock.pass(1_000);
  const agreedMs = world.clock.now();
  await window.change(toId(2), (message) => withState(message, { kind: 'queued' }, { agreedMs }));
  assert.equal(await window.outbox.act(toId(1), removed), true);
  await settled();
  assert.deepEqual(world.handedOver, ['text 2']);
  assert.deepEqual(
    world.stored.map(({ state }) => state),
    [stopped],
  );
});

test('a part that may have arrived is thrown away, and what follows it goes', async () => {
  const world = await OutboxWorld.make();
  const { outbox } = world.open();
  outbox.start();
  world.helpCrunch.post = fates.cut;
  await outbox.add([1, 2].map((n) => customerMessage(n, { group: toId(1) })));
  await settled();
  world.helpCrunch.post = fates.fine;
  assert.deepEqual(world.kinds, ['unconfirmed', 'queued']);
  assert.equal(await outbox.act(toId(1), removed), true);
  await settled();
  assert.deepEqual([world.handedOver, world.stored], [['text 1', 'text 2'], []]);
});
