import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type OutboxMessage, type SealedMessage, withState } from '../../../src/core/outbox';
import { settled } from '../fakes/fakeClock';
import { fates } from '../fakes/fakeHelpCrunch';
import { chatId } from '../messages';
import { customerMessage, say, toId } from '../outboxMessages';
import { OutboxWorld } from './outboxWorld';

type Make = (n: number, changes: Partial<OutboxMessage>) => SealedMessage;

/** Messages 1 to 3, confirmed together. */
function together(make: Make, changes: Partial<OutboxMessage> = {}): SealedMessage[] {
  return [1, 2, 3].map((n) => make(n, { group: toId(1), ...changes }));
}

test('messages that were confirmed together go one after another', async () => {
  const world = await OutboxWorld.make();
  const { outbox } = world.open();
  outbox.start();
  await outbox.add(together(say));
  await settled();
  assert.deepEqual([world.handedOver, world.stored], [['text 1', 'text 2', 'text 3'], []]);
});

test('of a group that is not wholly stored when its window dies, nothing goes by itself', async () => {
  const messages = together(say);
  // Each is written twice: first as a question, then, from the last on, as itself.
  for (let written = 0; written < 6; written++) {
    const world = await OutboxWorld.make();
    const first = world.open();
    let left = written;
    world.folders.outbox.fault = (call) => {
      if (call === 'write' && left-- === 0) first.die();
      return undefined;
    };
    void first.outbox.add(messages);
    await settled();
    world.folders.outbox.fault = undefined;
    const second = world.open();
    second.outbox.start();
    await world.clock.pass(60 * 60_000);
    // The write that was under way when the window died has still come to its end.
    const expected = written < 5 ? [] : ['text 1', 'text 2', 'text 3'];
    assert.deepEqual(world.handedOver, expected, `${written} writes`);
  }
});

test('a group that cannot be stored is not kept in part', async () => {
  for (let failing = 0; failing < 6; failing++) {
    const world = await OutboxWorld.make();
    const { outbox, states } = world.open();
    outbox.start();
    let left = failing;
    world.folders.outbox.fault = (call) =>
      call === 'write' && left-- === 0 ? new Error('ENOSPC') : undefined;
    await assert.rejects(outbox.add(together(say)), /ENOSPC/);
    await world.clock.pass(60_000);
    assert.deepEqual([world.handedOver, world.stored, states], [[], [], []], `write ${failing}`);
  }
});

for (const [what, make, changes] of [
  ['notes', say, {}],
  ['held messages', customerMessage, { state: { kind: 'held', untilMs: Date.UTC(2026, 10, 22, 12, 0, 5) } }],
] as const) {
  test(`what follows a rejected one of ${what} is asked about, even when that one is thrown away at once`, async () => {
    const world = await OutboxWorld.make();
    const window = world.open();
    window.outbox.start();
    world.helpCrunch.post = fates.badRequest;
    let discarding: Promise<boolean> | undefined;
    window.states.push = (...lines: string[]) => {
      if (lines[0] === `${toId(1)} rejected`)
        discarding = settled().then(() => window.outbox.act(toId(1), () => Promise.resolve(undefined)));
      return lines.length;
    };
    await window.outbox.add(together(make, changes));
    await world.clock.pass(6_000);
    assert.equal(await discarding, true);
    world.helpCrunch.post = fates.fine;
    await world.clock.pass(60_000);
    const question = { kind: 'asking', question: 'groupStopped' };
    assert.deepEqual(
      world.stored.map(({ id, state }) => [id, state]),
      [toId(2), toId(3)].map((id) => [id, question]),
    );
    assert.deepEqual(world.handedOver, ['text 1']);
  });
}

test('another message of the same chat goes on after a rejected group', async () => {
  const world = await OutboxWorld.make();
  const { outbox } = world.open();
  outbox.start();
  world.helpCrunch.post = fates.badRequest;
  await outbox.add([say(1)]);
  await settled();
  assert.deepEqual(world.kinds, ['rejected']);
  world.helpCrunch.post = fates.fine;
  await outbox.add([say(2)]);
  await settled();
  assert.deepEqual([world.handedOver, world.kinds], [['text 1', 'text 2'], ['rejected']]);
});

test('the rest of a stopped group goes in its order as the user lets it', async () => {
  const world = await OutboxWorld.make();
  const window = world.open();
  window.outbox.start();
  world.helpCrunch.post = fates.badRequest;
  await window.outbox.add(together(say));
  await settled();
  world.helpCrunch.post = fates.fine;
  for (const id of [toId(3), toId(2)]) {
    assert.deepEqual(world.handedOver, ['text 1']);
    await world.clock.pass(1_000);
    const agreedMs = world.clock.now();
    await window.change(id, (message) => withState(message, { kind: 'queued' }, { agreedMs }));
    await settled();
  }
  assert.deepEqual([world.handedOver, world.kinds], [['text 1', 'text 2', 'text 3'], ['rejected']]);
});

test('no part goes before one that cannot be read, and nothing else waits for that', async () => {
  for (const unread of [1, 2]) {
    const world = await OutboxWorld.make();
    const first = world.open();
    await first.outbox.add(together(customerMessage));
    await first.outbox.add([say(4, { chat: chatId(6) })]);
    first.die();
    let isBroken = true;
    world.folders.outbox.fault = (call, name) =>
      isBroken && call === 'read' && name.startsWith(toId(unread)) ? new Error('EIO') : undefined;
    const { outbox } = world.open();
    outbox.start();
    await world.clock.pass(60_000);
    assert.deepEqual(
      world.stored.filter((message) => outbox.isStuck(message)).map(({ id }) => id),
      [1, 2, 3].slice(unread).map(toId),
    );
    const before = unread === 1 ? ['text 4'] : ['text 1', 'text 4'];
    assert.deepEqual(world.handedOver.toSorted(), before);
    isBroken = false;
    await world.clock.pass(60_000);
    const ofChat = world.helpCrunch.handedOver.filter(({ chat }) => chat === 5);
    assert.deepEqual(
      ofChat.map(({ text }) => text),
      ['text 1', 'text 2', 'text 3'],
    );
  }
});
