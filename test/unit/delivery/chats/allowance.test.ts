import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Allowance } from '../../../../src/delivery/chats/allowance';
import { FakeClock } from '../../fakes/fakeClock';

test('as many requests as a minute allows are given, and each comes back after its minute', async () => {
  const clock = new FakeClock();
  const allowance = new Allowance(clock, 3);
  assert.ok(allowance.take(2));
  await clock.pass(10_000);
  assert.ok(!allowance.take(2));
  assert.equal(allowance.left, 1);
  assert.ok(allowance.take());
  assert.ok(!allowance.take());
  await clock.pass(49_999);
  assert.ok(!allowance.take());
  await clock.pass(1);
  assert.equal(allowance.left, 2);
});

test('what the user asks for is counted, and may exceed the allowance', () => {
  const allowance = new Allowance(new FakeClock(), 3);
  allowance.note(5);
  assert.equal(allowance.left, 0);
  assert.ok(!allowance.take());
});

test('a clock that was set back closes nothing for longer than a minute', async () => {
  const clock = new FakeClock();
  const allowance = new Allowance(clock, 1);
  assert.ok(allowance.take());
  clock.set(clock.now() - 3_600_000);
  assert.ok(allowance.take());
  clock.set(clock.now() - 30_000);
  assert.ok(!allowance.take());
  await clock.pass(90_000);
  assert.ok(allowance.take());
});

test('whatever is asked for when, no minute ever has more than allowed', async () => {
  const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 1, max: 4 })));
  await fc.assert(
    fc.asyncProperty(steps, fc.integer({ min: 1, max: 9 }), async (asked, max) => {
      const clock = new FakeClock();
      const allowance = new Allowance(clock, max);
      const taken: number[] = [];
      for (const [ms, count] of asked) {
        await clock.pass(ms);
        if (allowance.take(count)) taken.push(...Array.from({ length: count }, () => clock.now()));
      }
      for (const from of taken)
        assert.ok(taken.filter((ms) => ms >= from && ms < from + 60_000).length <= max);
    }),
    { numRuns: 50 },
  );
});
