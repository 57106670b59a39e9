import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deliveryTimes } from '../../../src/core/deliveryTimes';
import { waitsFor } from '../../../src/core/outbox';
import { Hurry } from '../../../src/delivery/hurry';
import { FakeClock } from '../fakes/fakeClock';
import { say, states, toId } from '../outboxMessages';

const waiting = say(1, { state: states.waiting });
const forNetwork = waitsFor('network');

function toHurry(): { clock: FakeClock; hurry: Hurry } {
  const clock = new FakeClock();
  return { clock, hurry: new Hurry(clock, deliveryTimes) };
}

test('what fits is hurried until work on it begins', () => {
  const { hurry } = toHurry();
  assert.equal(hurry.note([say(2)], forNetwork, false), false);
  assert.equal(hurry.note([waiting, say(2)], forNetwork, false), true);
  assert.deepEqual([hurry.isHurried(toId(1)), hurry.isHurried(toId(2))], [true, false]);
  hurry.begin(toId(1));
  assert.ok(!hurry.isHurried(toId(1)));
});

test('what failed just now is hurried by the user only', async () => {
  const { clock, hurry } = toHurry();
  hurry.begin(toId(1));
  hurry.end(toId(1), waiting);
  await clock.pass(deliveryTimes.minRetryMs - 1);
  assert.equal(hurry.note([waiting], forNetwork, false), false);
  assert.equal(hurry.note([waiting], forNetwork, true), true);
});

test('what failed a second ago is hurried by anything, also after the clock was set back', async () => {
  const { clock, hurry } = toHurry();
  hurry.end(toId(1), waiting);
  await clock.pass(deliveryTimes.minRetryMs);
  assert.equal(hurry.note([waiting], forNetwork, false), true);
  const other = toHurry();
  other.hurry.end(toId(1), waiting);
  other.clock.set(other.clock.now() - 3_600_000);
  assert.equal(other.hurry.note([waiting], forNetwork, false), true);
});

test("the user's wish during the work counts when it ends so that it fits; nothing else does", () => {
  for (const [byUser, ended, isHurried] of [
    [true, waiting, true],
    [true, say(1, { state: states.rejected }), false],
    [true, undefined, false],
    [false, waiting, false],
  ] as const) {
    const { hurry } = toHurry();
    hurry.begin(toId(1));
    assert.equal(hurry.note([waiting], forNetwork, byUser), false);
    hurry.end(toId(1), ended);
    assert.equal(hurry.isHurried(toId(1)), isHurried);
  }
});

test('what is no longer there is forgotten', () => {
  const { hurry } = toHurry();
  hurry.note([waiting], forNetwork, true);
  hurry.keep([say(2)]);
  assert.ok(!hurry.isHurried(toId(1)));
});
