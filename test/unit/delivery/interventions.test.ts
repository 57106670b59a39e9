import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type SealedMessage, withState } from '../../../src/core/outbox';
import { toFile } from '../../../src/delivery/outboxFile';
import { settled } from '../fakes/fakeClock';
import { fates } from '../fakes/fakeHelpCrunch';
import { chatId } from '../messages';
import { customerMessage, say, states, toId } from '../outboxMessages';
import { OutboxWorld, type OutboxWindow } from './outboxWorld';

const question = { kind: 'asking', question: 'groupStopped' };

/** A world, and a window of it whose outbox works. */
async function toWindow(): Promise<{ world: OutboxWorld; window: OutboxWindow }> {
  const world = await OutboxWorld.make();
  const window = world.open();
  window.outbox.start();
  return { world, window };
}

/** Runs `act` in the moment in which the disk knows a message's state, and before anything is done about it. */
function at(window: OutboxWindow, state: string, act: () => void): void {
  window.states.push = (line: string) => {
    if (line === state) act();
    return 0;
  };
}

/** Puts another file in the place of a message's, as another window or another program would. */
function replaceFile(world: OutboxWorld, id: string, file: string): void {
  const name = world.folders.outbox.names.find((each) => each.startsWith(id)) ?? `${id}.json`;
  world.folders.outbox.put(name, file);
}

test('a single message is stored as it is, so it goes also where its window dies as soon as it lies there', async () => {
  const world = await OutboxWorld.make();
  const first = world.open();
  world.folders.outbox.fault = (call) => {
    if (call === 'write') first.die();
    return undefined;
  };
  void first.outbox.add([say(1)]);
  await settled();
  world.folders.outbox.fault = undefined;
  world.open().outbox.start();
  await world.clock.pass(60_000);
  assert.deepEqual(world.handedOver, ['text 1']);
});

const removed = (): Promise<undefined> => Promise.resolve(undefined);

/** A window that reads a chat for a message right now, slowly. */
async function toReader(message: SealedMessage): Promise<{ world: OutboxWorld; window: OutboxWindow }> {
  const { world, window } = await toWindow();
  world.helpCrunch.read = fates.slow;
  await window.outbox.add([message]);
  await world.clock.pass(2_000);
  assert.ok(window.outbox.isWorking(toId(1)));
  return { world, window };
}

test('the search for a message of unknown end gives way to what the user does with it', async () => {
  const { world, window } = await toReader(say(1, { state: states.reading }));
  assert.equal(await window.outbox.act(toId(1), removed), true);
  await world.clock.pass(60_000);
  assert.deepEqual([world.stored, world.handedOver], [[], []]);
});

test('what is about to be found is not sent again: that waits for the search', async () => {
  const { world, window } = await toWindow();
  world.helpCrunch.post = fates.cutCommitted;
  world.helpCrunch.onPost = () => (world.helpCrunch.read = fates.slow);
  await window.outbox.add([say(1)]);
  await world.clock.pass(2_500);
  assert.deepEqual([world.kinds, window.outbox.isWorking(toId(1))], [['unconfirmed'], true]);
  const again = window.outbox.act(
    toId(1),
    ({ message }) => Promise.resolve(withState(message as SealedMessage, { kind: 'queued' })),
    true,
  );
  await world.clock.pass(60_000);
  assert.equal(await again, false);
  assert.deepEqual([world.stored, world.handedOver], [[], ['text 1']]);
});

test('a message that is about to go is not cut off by a deed', async () => {
  const { world, window } = await toReader(customerMessage(1));
  assert.equal(await window.outbox.act(toId(1), removed), false);
  await world.clock.pass(60_000);
  assert.deepEqual([world.stored, world.handedOver], [[], ['text 1']]);
});

test('of two deeds at once the second finds what the first has left', async () => {
  const { world, window } = await toWindow();
  await window.outbox.add([say(1, { state: states.rejected })]);
  const deeds = [removed, removed].map((deed) => window.outbox.act(toId(1), deed));
  assert.deepEqual(await Promise.all(deeds), [true, false]);
  assert.deepEqual(world.stored, []);
});

test('nothing is done with a message that is being handed over, and it goes on', async () => {
  const { world, window } = await toWindow();
  world.helpCrunch.post = fates.slow;
  await window.outbox.add([say(1)]);
  await settled();
  assert.equal(await window.outbox.act(toId(1), () => Promise.resolve(undefined)), false);
  await world.clock.pass(60_000);
  assert.deepEqual([world.handedOver, world.stored], [['text 1'], []]);
  assert.equal((await window.sentLog.read()).length, 1);
});

test('what a window has done something with may be sent by another', async () => {
  const world = await OutboxWorld.make();
  const [idle, working] = [world.open(), world.open()];
  await idle.outbox.add([say(1, { state: states.asking })]);
  assert.ok(await idle.change(toId(1), (message) => withState(message, { kind: 'queued' })));
  working.outbox.start();
  await settled();
  assert.deepEqual(world.handedOver, ['text 1']);
});

test('what a window holds again is left to it by the others', async () => {
  const { world, window } = await toWindow();
  world.open().outbox.start();
  await window.outbox.add([customerMessage(1, { state: { kind: 'asking', question: 'late' } })]);
  const untilMs = world.clock.now() + 5_000;
  await window.change(toId(1), (message) => withState(message, { kind: 'held', untilMs }));
  await world.clock.pass(4_999);
  assert.deepEqual(world.kinds, ['held']);
  await world.clock.pass(1);
  assert.deepEqual(world.handedOver, ['text 1']);
});

test('messages are taken back from the last on, as each holds back those after it', async () => {
  const { world, window } = await toWindow();
  world.helpCrunch.post = fates.refused;
  await window.outbox.add([1, 2, 3].map((n) => say(n, { group: toId(1) })));
  await settled();
  window.states.length = 0;
  await window.outbox.withdraw([1, 2, 3].map(toId));
  assert.deepEqual(
    window.states,
    [3, 2, 1].map((n) => `${toId(n)} gone`),
  );
  assert.deepEqual(world.stored, []);
});

test('a refusal stops what was confirmed with it and comes after it, and nothing else', async () => {
  const { world, window } = await toWindow();
  world.helpCrunch.post = { ...fates.badRequest, afterMs: 500 };
  const group = toId(1);
  await window.outbox.add([
    say(1, { group, chat: chatId(6), state: states.waitingForUser }),
    ...[say(2, { group }), say(3, { group }), say(4, { group })],
  ]);
  await window.outbox.add([say(5)]);
  await world.clock.pass(500);
  assert.deepEqual(
    world.stored.map(({ state }) => state),
    [states.waitingForUser, world.stored[1]?.state, question, question, states.queued],
  );
  assert.deepEqual([world.kinds[1], world.handedOver], ['rejected', ['text 2']]);
});

test('what the user is asked about already is not asked anew when its group is stopped', async () => {
  const { world, window } = await toWindow();
  const second = say(2, { group: toId(1) });
  const late = withState(second, { kind: 'asking', question: 'late' });
  const file = await toFile(late, (body) => world.seal.sign(body));
  world.helpCrunch.post = fates.badRequest;
  at(window, `${toId(1)} rejected`, () => replaceFile(world, toId(2), file));
  await window.outbox.add([say(1), second]);
  await settled();
  assert.deepEqual(
    world.stored.map(({ state }) => state.kind === 'asking' && state.question),
    [false, 'late'],
  );
});

test('a file that somebody else has put in the place of a message is not signed when its group is stopped', async () => {
  const { world, window } = await toWindow();
  const second = say(2, { group: toId(1) });
  const file = await toFile({ ...second, content: { text: 'evil' } }, () => Promise.resolve('f00'));
  world.helpCrunch.post = fates.badRequest;
  at(window, `${toId(1)} rejected`, () => replaceFile(world, toId(2), file));
  await window.outbox.add([say(1), second]);
  await world.clock.pass(60_000);
  assert.deepEqual(
    window.outbox.entries.map(({ provenance, message }) => [provenance, message.state.kind]),
    [
      ['ours', 'rejected'],
      ['unsigned', 'queued'],
    ],
  );
});

/** A window in which one message asks, and the next one of its chat is held. */
async function toBlockedHold(): Promise<{ world: OutboxWorld; window: OutboxWindow; held: SealedMessage }> {
  const { world, window } = await toWindow();
  await window.outbox.add([say(1, { state: states.asking })]);
  const held = customerMessage(2, { state: { kind: 'held', untilMs: world.clock.now() + 5_000 } });
  await window.outbox.add([held]);
  return { world, window, held };
}

test('a hold ends with its time also behind a message that asks, and what was held keeps its place', async () => {
  const { world, window } = await toBlockedHold();
  await world.clock.pass(4_999);
  assert.deepEqual([world.kinds, window.outbox.held.length], [['asking', 'held'], 1]);
  await world.clock.pass(1);
  assert.deepEqual([world.kinds, window.outbox.held.length], [['asking', 'queued'], 0]);
  assert.deepEqual(world.handedOver, []);
  await window.change(toId(1), () => undefined);
  await settled();
  assert.deepEqual(world.handedOver, ['text 2']);
});

for (const [what, mac] of [
  ['a file that somebody else has put there is not signed', 'f00'],
  ['what was changed meanwhile is left as it is', undefined],
] as const) {
  test(`when a hold ends, ${what}`, async () => {
    const { world, window, held } = await toBlockedHold();
    const changed = mac === undefined ? withState(held, states.asking) : held;
    const file = await toFile(changed, (body) =>
      mac === undefined ? world.seal.sign(body) : Promise.resolve(mac),
    );
    await world.clock.pass(4_999);
    const { readings } = window.outbox;
    world.folders.outbox.fault = () => {
      // The reading in which the hold is over has begun, and the one for its end comes next.
      if (window.outbox.readings === readings + 1) replaceFile(world, toId(2), file);
      return undefined;
    };
    await world.clock.pass(1);
    const entry = window.outbox.entries[1];
    assert.deepEqual(
      [entry?.provenance, entry?.message.state],
      [mac === undefined ? 'ours' : 'unsigned', changed.state],
    );
  });
}
