import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OutboxMessage } from '../../../src/core/outbox';
import { settled } from '../fakes/fakeClock';
import { fates } from '../fakes/fakeHelpCrunch';
import { chatId } from '../messages';
import { customerMessage, say, states, toId } from '../outboxMessages';
import { OutboxWorld, type OutboxWindow } from './outboxWorld';

const words = { chat: 5, text: 'words', type: 'message' };

/** A world, and a window of it whose outbox works. */
async function toWindow(): Promise<{ world: OutboxWorld; window: OutboxWindow }> {
  const world = await OutboxWorld.make();
  const window = world.open();
  window.outbox.start();
  return { world, window };
}

test('a note costs no other request where it is known what the chat had last', async () => {
  const { world, window } = await toWindow();
  let baseline: unknown;
  world.helpCrunch.onPost = () => ({ baseline } = world.stored[0]?.state as { baseline: number });
  await window.outbox.add([say(1, { seenMessage: 40 })]);
  await settled();
  assert.deepEqual([world.helpCrunch.requests, baseline], [['POST /messages'], 40]);
});

for (const [what, message] of [
  ['a note where it is not known what the chat had last', say(1)],
  ['a message to the customer', customerMessage(1, { seenMessage: 40 })],
  ['a note that could not be sent before', say(1, { seenMessage: 40, state: states.waiting })],
] as const) {
  test(`before ${what} the chat is asked for its last message, from which it would be looked for`, async () => {
    const { world, window } = await toWindow();
    const last = world.helpCrunch.say({ ...words, type: 'tech' });
    let baseline: unknown;
    world.helpCrunch.onPost = () => ({ baseline } = world.stored[0]?.state as { baseline: number });
    await window.outbox.add([message]);
    await settled();
    assert.equal(world.helpCrunch.requests[0], 'GET /chats/5');
    assert.deepEqual([world.handedOver, baseline], [['text 1'], last]);
  });
}

test('a chat that names no last message is asked for its newest entry', async () => {
  const { world, window } = await toWindow();
  await window.outbox.add([say(1)]);
  await settled();
  const { requests } = world.helpCrunch;
  assert.deepEqual(requests, ['GET /chats/5', 'GET /chats/5/messages', 'POST /messages']);
});

for (const [what, line, question] of [
  ['the customer has written', words, { kind: 'asking', question: 'newerMessages', newestMessage: 102 }],
  [
    'a colleague has written',
    { ...words, agent: 8 },
    { kind: 'asking', question: 'newerMessages', newestMessage: 102 },
  ],
  [
    'a colleague has left a note',
    { ...words, agent: 8, type: 'private' },
    { kind: 'asking', question: 'newerMessages', newestMessage: 102 },
  ],
  [
    'somebody has written what cannot be read',
    { ...words, text: { parts: ['No, wait!'] } as never },
    { kind: 'asking', question: 'newerMessages', newestMessage: 102 },
  ],
  ['only the system has written', { ...words, type: 'tech' }, undefined],
  ['somebody has written in another chat', { ...words, chat: 6 }, undefined],
] as const) {
  test(`a message to a customer ${question ? 'asks first' : 'goes'} where ${what} since`, async () => {
    const { world, window } = await toWindow();
    const seenMessage = world.helpCrunch.say(words);
    world.helpCrunch.say(line);
    await window.outbox.add([customerMessage(1, { seenMessage })]);
    await settled();
    assert.deepEqual([world.stored[0]?.state, world.handedOver], [question, question ? [] : ['text 1']]);
  });
}

for (const [what, changes] of [
  ['a note', { type: 'private' }],
  ['a message of which it is not known what was seen', { seenMessage: 0 }],
] as const) {
  test(`${what} goes also where the customer has written since`, async () => {
    const { world, window } = await toWindow();
    const seenMessage = world.helpCrunch.say(words);
    world.helpCrunch.say(words);
    await window.outbox.add([customerMessage(1, { seenMessage, state: states.waiting, ...changes })]);
    await settled();
    assert.deepEqual(world.handedOver, ['text 1']);
    assert.ok(!world.helpCrunch.requests.includes('GET /chats/5/messages'), 'nothing is read in vain');
  });
}

for (const [what, changes, question] of [
  ['its own', {}, undefined],
  ["another chat's", { chat: chatId(6) }, 'asking'],
  ["another organization's", { organization: { id: 78, domain: 'umbrella' } }, 'asking'],
] as const satisfies readonly (readonly [string, Partial<OutboxMessage>, unknown])[]) {
  test(`what this machine has sent since is known by ${what} record: ${question ?? 'no question'}`, async () => {
    const { world, window } = await toWindow();
    const seenMessage = world.helpCrunch.say(words);
    const ownId = world.helpCrunch.say({ ...words, agent: 7 });
    await window.sentLog.add(customerMessage(9, changes), ownId, world.clock.now(), false);
    await window.outbox.add([customerMessage(1, { seenMessage })]);
    await settled();
    assert.equal(world.stored[0]?.state.kind, question);
  });
}

test('what this machine has sent since does not hide what somebody else has written', async () => {
  const { world, window } = await toWindow();
  const seenMessage = world.helpCrunch.say(words);
  world.helpCrunch.say(words);
  const ownId = world.helpCrunch.say({ ...words, agent: 7 });
  await window.sentLog.add(customerMessage(9), ownId, world.clock.now(), false);
  await window.outbox.add([customerMessage(1, { seenMessage })]);
  await settled();
  const state = { kind: 'asking', question: 'newerMessages', newestMessage: ownId };
  assert.deepEqual(world.stored[0]?.state, state);
});

test('of a chat in which nothing is new nothing but that is asked', async () => {
  const { world, window } = await toWindow();
  const seenMessage = world.helpCrunch.say(words);
  await window.outbox.add([customerMessage(1, { seenMessage })]);
  await settled();
  assert.deepEqual(world.helpCrunch.requests, ['GET /chats/5', 'POST /messages']);
});

test('a message as the customer asks where the user does not allow that any more', async () => {
  const { world, window } = await toWindow();
  await window.outbox.add([customerMessage(1, { author: { kind: 'customer' } })]);
  await settled();
  assert.deepEqual(world.stored[0]?.state, { kind: 'asking', question: 'notPermitted' });
  assert.deepEqual(world.helpCrunch.requests, []);
  window.settings.allowsPostingAsCustomer = true;
  await window.outbox.add([customerMessage(2, { author: { kind: 'customer' }, chat: chatId(6) })]);
  await settled();
  assert.deepEqual(
    world.helpCrunch.handedOver.map(({ text, agent }) => [text, agent]),
    [['text 2', undefined]],
  );
});

test('the draft that a message was is removed before it is handed over, and no other', async () => {
  const { world, window } = await toWindow();
  const removed: string[][] = [];
  world.helpCrunch.onPost = () => removed.push([...window.removedDrafts]);
  await window.outbox.add([say(1, { draft: 'draft-1' }), say(2)]);
  await settled();
  assert.deepEqual(removed, [['draft-1'], ['draft-1']]);
});

test('a message whose draft cannot be removed is not handed over: both could be sent', async () => {
  const { world, window } = await toWindow();
  window.removedDrafts.push = () => {
    throw new Error('EPERM');
  };
  await window.outbox.add([say(1, { draft: 'draft-1' })]);
  await settled();
  assert.deepEqual([world.handedOver, world.kinds], [[], ['waiting']]);
});

test('a message that is taken back when it was about to be handed over is gone', async () => {
  const { world, window } = await toWindow();
  let takingBack: Promise<unknown> | undefined;
  window.states.push = (line: string) => {
    if (line.endsWith('sending')) takingBack = window.outbox.withdraw([toId(1)]);
    return 0;
  };
  await window.outbox.add([say(1)]);
  await settled();
  assert.ok(takingBack);
  await takingBack;
  assert.deepEqual([world.handedOver, world.stored], [[], []]);
});

test('a lost message is looked for after each pause of the plan, and then no more', async () => {
  const { world, window } = await toWindow();
  world.helpCrunch.post = fates.cut;
  await window.outbox.add([say(1, { seenMessage: 40 })]);
  await settled();
  const { requests } = world.helpCrunch;
  const reads: number[] = [];
  for (const pauseMs of world.times.readBackMs) {
    await world.clock.pass(pauseMs - 1);
    reads.push(requests.length);
    await world.clock.pass(1);
    reads.push(requests.length);
  }
  assert.deepEqual(reads, [1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9]);
  await world.clock.pass(60 * 60_000);
  assert.equal(requests.length, 9);
});

test('a lost message is not found in what another message of this machine is known to be', async () => {
  const { world, window } = await toWindow();
  const content = { text: 'words' };
  world.helpCrunch.post = fates.cut;
  await window.outbox.add([say(1, { seenMessage: 40, content })]);
  await settled();
  const ownId = world.helpCrunch.say({ ...words, type: 'private', agent: 7 });
  await window.sentLog.add(say(9, { content }), ownId, world.clock.now(), false);
  await world.clock.pass(2_000);
  assert.deepEqual(world.kinds, ['unconfirmed']);
  world.helpCrunch.say({ ...words, type: 'private', agent: 7 });
  await world.clock.pass(4_000);
  assert.deepEqual(world.stored, []);
  assert.deepEqual((await window.sentLog.read())[0]?.messageIds, [ownId + 1]);
});

test('readings that fail have pauses of their own that grow, and one that succeeds ends that', async () => {
  const { world, window } = await toWindow();
  world.helpCrunch.post = fates.cut;
  await window.outbox.add([say(1, { seenMessage: 40 })]);
  await settled();
  world.helpCrunch.read = fates.serverError;
  await world.clock.pass(2_000);
  const failures = [world.stored[0]?.failures];
  await world.clock.pass(10_000);
  failures.push(world.stored[0]?.failures);
  world.helpCrunch.read = fates.fine;
  await world.clock.pass(60_000);
  failures.push(world.stored[0]?.failures);
  assert.deepEqual(failures, [1, 3, 0]);
});

test('a window that closes while it looks for a lost message leaves the plan where it was', async () => {
  const { world, window } = await toWindow();
  world.helpCrunch.post = fates.cut;
  await window.outbox.add([say(1, { seenMessage: 40 })]);
  await settled();
  const before = world.stored[0];
  world.helpCrunch.read = fates.slow;
  await world.clock.pass(2_000);
  assert.equal(world.helpCrunch.requests.length, 2);
  const stopping = window.outbox.stop(0);
  await world.clock.pass(0);
  await stopping;
  assert.equal(before?.state.kind, 'unconfirmed');
  assert.deepEqual(world.stored[0], before);
});
