import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBudget, toBaton, toBatonOwner, toFirstNames, toPauseName } from '../../../src/api/budgetFiles';
import { smallBudget } from './gates';

const nowMs = 1_000_000;

test('a new folder holds the baton and the slots, none of them used', () => {
  const state = readBudget(toFirstNames(smallBudget), nowMs, smallBudget);
  assert.deepEqual([state.slots.length, state.pausedUntilMs, state.strikes, state.spent], [8, 0, 0, []]);
  assert.ok(state.slots.every(({ usedMs }) => usedMs === 0));
  assert.equal(toBatonOwner(state.baton ?? ''), undefined);
});

test('the longest pause that is not over counts, and long after its end none does', () => {
  const names = [
    toPauseName(nowMs + 5_000, 2, 0),
    toPauseName(nowMs + 9_000, 0, 0),
    toPauseName(nowMs - 1, 3, 0),
    toPauseName(nowMs - smallBudget.windowMs, 9, 0),
  ];
  const { pausedUntilMs, strikes, spent } = readBudget(names, nowMs, smallBudget);
  assert.deepEqual([pausedUntilMs, strikes, spent], [nowMs + 9_000, 3, names.slice(3)]);
});

test('of a slot that is there twice the later use counts, and the other file goes', () => {
  const { slots, spent } = readBudget(['slot-3.0', 'slot-3.500', 'slot-03.7'], nowMs, smallBudget);
  assert.deepEqual(slots, [{ name: 'slot-3.500', number: 3, usedMs: 500 }]);
  assert.deepEqual([...spent].sort(), ['slot-03.7', 'slot-3.0']);
});

test('a pause counts as long as it says, but not before it has begun: then the clock was wrong', () => {
  const { maxPauseMs } = smallBudget;
  const toEndMs = (name: string): number => readBudget([name], nowMs, smallBudget).pausedUntilMs;
  assert.equal(toEndMs(toPauseName(nowMs + maxPauseMs, 6, 0)), nowMs + maxPauseMs);
  assert.equal(toEndMs(toPauseName(nowMs + maxPauseMs, 6, nowMs + 60_000)), 0);
  assert.equal(toEndMs(toPauseName(nowMs + 10 * maxPauseMs, 0, 0)), nowMs + 10 * maxPauseMs);
});

for (const name of [
  'slot-8.0',
  'slot-.0',
  'slot-1',
  'slot--1.0',
  'slot-1.x',
  'a-slot-1.0',
  'slot-1.0.tmp',
  'slot-1e3.0',
]) {
  test(`${name} is no slot`, () => {
    assert.deepEqual(readBudget([name], nowMs, smallBudget).slots, []);
  });
}

test('the baton names its owner', () => {
  const baton = toBaton('12-34-0123abcd');
  assert.equal(readBudget(['write', 'write.x.tmp', baton], nowMs, smallBudget).baton, baton);
  assert.equal(toBatonOwner(baton), '12-34-0123abcd');
});
