import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fates } from '../fakes/fakeHelpCrunch';
import { chatId } from '../messages';
import { customerMessage, say } from '../outboxMessages';
import { OutboxWorld } from './outboxWorld';

const second = 1_000;
const hour = 60 * 60 * second;
const late = { kind: 'asking', question: 'late' };

test("a customer message is asked about where the machine slept as it waited for another window's write", async () => {
  const world = await OutboxWorld.make();
  const [window, other] = [world.open(), world.open()];
  const agreedMs = world.clock.now();
  const seenMessage = world.helpCrunch.say({ chat: 5, type: 'message', text: 'words' });
  world.helpCrunch.post = { ...fates.slow, afterMs: 15 * second };
  other.outbox.start();
  await other.outbox.add([say(2, { chat: chatId(6) })]);
  await world.clock.pass(second);
  window.outbox.start();
  await window.outbox.add([customerMessage(1, { seenMessage })]);
  await world.clock.pass(second);
  world.clock.set(agreedMs + 8 * hour);
  world.helpCrunch.say({ chat: 5, type: 'message', text: 'Do not do that any more!' });
  await world.clock.pass(60 * second);
  assert.deepEqual([world.handedOver, world.stored.map(({ state }) => state)], [['text 2'], [late]]);
});

for (const [what, message, question] of [
  ['a customer message', customerMessage(1), 'late'],
  ['a note', say(1), undefined],
] as const) {
  test(`${what} ${question ? 'is asked about' : 'goes'} where the machine slept for hours in a pause of the budget`, async () => {
    const world = await OutboxWorld.make();
    const { outbox } = world.open();
    const nowMs = world.clock.now();
    world.folders.budget.put(`pause-${nowMs + 5 * second}.1.${nowMs}`, '');
    outbox.start();
    await outbox.add([message]);
    await world.clock.pass(second);
    world.clock.set(nowMs + 8 * hour);
    await world.clock.pass(60 * second);
    assert.deepEqual(
      [world.handedOver, world.stored.map(({ state }) => state)],
      question ? [[], [late]] : [['text 1'], []],
    );
  });
}

for (const [what, state, post] of [
  ['is held', { kind: 'held', untilMs: Date.UTC(2026, 10, 22, 12, 0, 5) }, fates.fine],
  ['waits for the limit', { kind: 'queued' }, fates.tooManySeconds],
] as const) {
  test(`a customer message that ${what} is asked about where the clock is set back by a day`, async () => {
    const world = await OutboxWorld.make();
    const { outbox } = world.open();
    outbox.start();
    world.helpCrunch.post = post;
    await outbox.add([customerMessage(1, { state })]);
    await world.clock.pass(second);
    world.helpCrunch.post = fates.fine;
    const before = [...world.handedOver];
    world.clock.set(world.clock.now() - 24 * hour);
    await world.clock.pass(25 * hour);
    assert.deepEqual([world.handedOver, world.stored.map((each) => each.state)], [before, [late]]);
  });
}
