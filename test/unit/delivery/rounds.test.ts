import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Rounds } from '../../../src/delivery/rounds';
import { FakeClock, settled } from '../fakes/fakeClock';

/** Rounds whose looks end when the test says so. */
function toRounds() {
  const clock = new FakeClock();
  const seen = { looks: 0, faults: 0 };
  let end: (error?: Error) => void = () => undefined;
  const look = (): Promise<void> => {
    seen.looks += 1;
    return new Promise((resolve, reject) => {
      end = (error) => (error ? reject(error) : resolve());
    });
  };
  const rounds = new Rounds(clock, look, () => (seen.faults += 1));
  const endLook = (error?: Error): Promise<void> => {
    end(error);
    return settled();
  };
  return { clock, seen, rounds, endLook };
}

test('nothing is looked at before the start, and at once from then on', async () => {
  const { rounds, seen, endLook } = toRounds();
  rounds.wake();
  rounds.wakeAfter(10);
  assert.equal(seen.looks, 0);
  rounds.start();
  assert.equal(seen.looks, 1);
  await endLook();
  rounds.wake();
  assert.equal(seen.looks, 2);
});

test('who wakes during a look causes one more, however often', async () => {
  const { rounds, seen, endLook } = toRounds();
  rounds.start();
  for (let wakes = 0; wakes < 5; wakes++) rounds.wake();
  assert.equal(seen.looks, 1);
  await endLook();
  assert.equal(seen.looks, 2);
  await endLook();
  assert.equal(seen.looks, 2);
});

test('of several times the earliest counts, and a look in between makes it void', async () => {
  const { clock, rounds, seen, endLook } = toRounds();
  rounds.start();
  await endLook();
  for (const ms of [500, 100, 300]) rounds.wakeAfter(ms);
  await clock.pass(99);
  assert.equal(seen.looks, 1);
  await clock.pass(1);
  assert.equal(seen.looks, 2);
  await endLook();
  await clock.pass(1_000);
  assert.equal(seen.looks, 2);
  rounds.wakeAfter(100);
  rounds.wake();
  await endLook();
  await clock.pass(1_000);
  assert.deepEqual([seen.looks, clock.waiting], [3, 0]);
});

test('a time asked for during a look counts', async () => {
  const { clock, rounds, seen, endLook } = toRounds();
  rounds.start();
  rounds.wakeAfter(100);
  await endLook();
  await clock.pass(100);
  assert.equal(seen.looks, 2);
});

test('a look that fails is told, and the next one comes', async () => {
  const { rounds, seen, endLook } = toRounds();
  rounds.start();
  rounds.wake();
  await endLook(new Error('ENOSPC'));
  assert.deepEqual(seen, { looks: 2, faults: 1 });
});

test('the stop waits for the look, and nothing comes after it until a new start', async () => {
  const { clock, rounds, seen, endLook } = toRounds();
  rounds.start();
  rounds.wake();
  rounds.wakeAfter(10);
  const order: string[] = [];
  const stopping = rounds.stop().then(() => order.push('stopped'));
  await settled();
  assert.ok(rounds.isStopped);
  order.push('look ended');
  await endLook();
  await stopping;
  assert.deepEqual(order, ['look ended', 'stopped']);
  await clock.pass(1_000);
  assert.deepEqual([seen.looks, clock.waiting], [1, 0]);
  rounds.start();
  assert.equal(seen.looks, 2);
});
