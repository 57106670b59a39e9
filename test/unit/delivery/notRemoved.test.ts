import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SealedMessage } from '../../../src/core/outbox';
import { toFile } from '../../../src/delivery/outboxFile';
import { fates } from '../fakes/fakeHelpCrunch';
import type { FolderCall } from '../fakes/memoryFolder';
import { customerMessage, say, states, toId } from '../outboxMessages';
import { OutboxWorld, type OutboxWindow } from './outboxWorld';

const interrupted = { kind: 'asking', question: 'interrupted' };
const discarded = (): Promise<undefined> => Promise.resolve(undefined);

/** A window that reads the chat of these messages right now, slowly, and hands over what is left of them after that. */
async function toReader(
  messages: readonly SealedMessage[],
): Promise<{ world: OutboxWorld; window: OutboxWindow }> {
  const world = await OutboxWorld.make();
  const window = world.open();
  window.outbox.start();
  world.helpCrunch.read = fates.slow;
  await window.outbox.add(messages);
  await world.clock.pass(1_000);
  return { world, window };
}

/** Lets the next of each of these calls fail that is about the n-th message. */
function fail(world: OutboxWorld, n: number, ...calls: FolderCall[]): void {
  const left = new Set(calls);
  world.folders.outbox.fault = (call, name) =>
    name.startsWith(toId(n)) && left.delete(call) ? new Error('EBUSY') : undefined;
}

test('a message that is cancelled, and whose file cannot be removed, does not go: it is a question', async () => {
  const { world, window } = await toReader([customerMessage(1)]);
  fail(world, 1, 'remove');
  assert.deepEqual(await window.outbox.withdraw([toId(1)]), []);
  assert.match(String(window.faults[0]), /EBUSY/);
  await world.clock.pass(60_000);
  assert.deepEqual([world.handedOver, world.stored.map(({ state }) => state)], [[], [interrupted]]);
  assert.equal(window.states.at(-1), `${toId(1)} asking`);
});

test('of cancelled parts one whose file cannot be removed does not keep the others', async () => {
  const { world, window } = await toReader([1, 2, 3].map((n) => customerMessage(n, { group: toId(1) })));
  fail(world, 3, 'remove');
  assert.deepEqual(await window.outbox.withdraw([1, 2, 3].map(toId)), [1, 2].map(toId));
  await world.clock.pass(60_000);
  assert.deepEqual(world.handedOver, []);
  assert.deepEqual(
    world.stored.map(({ id, state }) => [id, state]),
    [[toId(3), interrupted]],
  );
});

test('of cancelled parts one that can be neither removed nor changed does not go without those before it', async () => {
  const { world, window } = await toReader([1, 2, 3].map((n) => customerMessage(n, { group: toId(1) })));
  fail(world, 2, 'remove', 'write');
  assert.deepEqual(await window.outbox.withdraw([1, 2, 3].map(toId)), [toId(3)]);
  await world.clock.pass(60_000);
  assert.deepEqual([world.handedOver, world.stored], [['text 1', 'text 2'], []]);
});

for (const [what, state, after] of [
  ['waits is a question', { ...states.waiting, untilMs: Date.UTC(2026, 10, 22, 12, 1) }, interrupted],
  ['may have arrived stays what it was', states.unconfirmed, states.unconfirmed],
  ['was refused stays what it was', states.rejected, states.rejected],
] as const) {
  test(`a message that ${what} where it is discarded and its file cannot be removed`, async () => {
    const { world, window } = await toReader([say(1, { state })]);
    fail(world, 1, 'remove');
    await assert.rejects(window.outbox.act(toId(1), discarded), /EBUSY/);
    world.helpCrunch.read = fates.fine;
    await world.clock.pass(60_000);
    assert.deepEqual([world.handedOver, world.stored.map((each) => each.state)], [[], [after]]);
  });
}

test('a file of somebody else is not signed where it is discarded and cannot be removed', async () => {
  const { world, window } = await toReader([]);
  world.folders.outbox.put(`${toId(1)}.json`, await toFile(say(1), () => Promise.resolve('f00')));
  fail(world, 1, 'remove');
  await assert.rejects(window.outbox.act(toId(1), discarded), /EBUSY/);
  await world.clock.pass(60_000);
  assert.deepEqual(
    window.outbox.entries.map(({ provenance, message }) => [provenance, message.state]),
    [['unsigned', states.queued]],
  );
});

test('nothing of a group goes that could not be stored, also where a part cannot be removed again', async () => {
  const world = await OutboxWorld.make();
  const { outbox, faults } = world.open();
  outbox.start();
  let writes = 0;
  world.folders.outbox.fault = (call, name) => {
    if (call === 'write' && name.startsWith(toId(1)) && ++writes === 2) return new Error('ENOSPC');
    return call === 'remove' && name.startsWith(toId(2)) ? new Error('EBUSY') : undefined;
  };
  await assert.rejects(outbox.add([1, 2].map((n) => say(n, { group: toId(1) }))), /ENOSPC/);
  await world.clock.pass(60_000);
  assert.deepEqual([world.handedOver, world.kinds, faults.length], [[], ['asking', 'queued'], 1]);
});
