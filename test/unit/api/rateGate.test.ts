import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Cancelled } from '../../../src/core/failure';
import { settled } from '../fakes/fakeClock';
import { failsWith } from '../failures';
import { Gates, smallBudget, toMostWithin } from './gates';

const { requests, forMessages, windowMs } = smallBudget;

test('no window of time sees more requests than the budget, however many gates make them', async () => {
  const step = fc.record({ gate: fc.nat(2), isWrite: fc.boolean(), waitMs: fc.nat(30_000), many: fc.nat(4) });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      const gates = new Gates();
      const windows = [gates.open(), gates.open(), gates.open()];
      const times: number[] = [];
      const note = (): Promise<void> => Promise.resolve(void times.push(gates.clock.now()));
      const made: Promise<void>[] = [];
      for (const { gate: index, isWrite, waitMs, many } of steps) {
        const gate = windows[index]?.gate;
        assert.ok(gate);
        for (let each = 0; each < many; each++)
          made.push(isWrite ? gate.write(note) : gate.enterToRead(false).then(note));
        await gates.clock.pass(waitMs);
      }
      await gates.clock.pass(10 * windowMs);
      await Promise.all(made);
      assert.ok(toMostWithin(windowMs, times) <= requests, times.join(' '));
      assert.equal(times.length, made.length);
    }),
    { numRuns: Number(process.env['GATE_RUNS'] ?? 40) },
  );
});

test('reads leave room for messages', async () => {
  const gates = new Gates();
  const { gate } = gates.open();
  let reads = 0;
  for (let each = 0; each < requests; each++) void gate.enterToRead(false).then(() => (reads += 1));
  await settled();
  assert.equal(reads, requests - forMessages);
  let writes = 0;
  for (let each = 0; each < forMessages; each++) void gate.write(() => Promise.resolve((writes += 1)));
  await settled();
  assert.equal(writes, forMessages);
  await gates.clock.pass(windowMs);
  assert.equal(reads, requests);
});

test('a request that would wait longer than anybody does is refused at once', async () => {
  const gates = new Gates({ ...smallBudget, patienceMs: 10_000 });
  const { gate } = gates.open();
  for (let each = 0; each < requests - forMessages; each++) await gate.enterToRead(false);
  await gates.clock.pass(20_000);
  await assert.rejects(gate.enterToRead(false), failsWith('tooManyRequests'));
  await gates.clock.pass(30_000);
  const entered = gate.enterToRead(false);
  await gates.clock.pass(10_000);
  await entered;
});

for (const seconds of [0, 1, 7, 4_000]) {
  test(`Retry-After: ${seconds} holds all windows for exactly that long`, async () => {
    const gates = new Gates({ ...smallBudget, patienceMs: 10_000_000 });
    const [first, second] = [gates.open().gate, gates.open().gate];
    await first.pause(seconds);
    const entered: number[] = [];
    const startMs = gates.clock.now();
    const note = (): Promise<void> => Promise.resolve(void entered.push(gates.clock.now() - startMs));
    void second.enterToRead(false).then(note);
    void first.write(note);
    await gates.clock.pass(5_000_000);
    assert.deepEqual(entered, [seconds * 1000, seconds * 1000]);
  });
}

test('without Retry-After the pauses double, up to the longest, and begin anew after a quiet time', async () => {
  const gates = new Gates({ ...smallBudget, patienceMs: 10_000_000 });
  const pauses: number[] = [];
  const one = async (gate: ReturnType<Gates['open']>['gate']): Promise<void> => {
    await gate.pause(undefined);
    const fromMs = gates.clock.now();
    const entered = gate.write(() => Promise.resolve(pauses.push((gates.clock.now() - fromMs) / 1000)));
    await gates.clock.pass(smallBudget.maxPauseMs);
    await entered;
  };
  const [first, second] = [gates.open().gate, gates.open().gate];
  for (let each = 0; each < 7; each++) {
    await one(each % 2 ? first : second);
    gates.clock.set(gates.clock.now() - smallBudget.maxPauseMs + 1_000 * (pauses.at(-1) ?? 0));
  }
  await gates.clock.pass(smallBudget.maxPauseMs + windowMs);
  await one(first);
  assert.deepEqual(pauses, [2, 4, 8, 16, 32, 64, 64, 2]);
});

test('several refusals at once are one: only a refusal after the pause makes it longer', async () => {
  const gates = new Gates();
  const [first, second] = [gates.open().gate, gates.open().gate];
  for (const gate of [first, first, second]) await gate.pause(undefined);
  let entered = false;
  void second.enterToRead(false).then(() => (entered = true));
  await gates.clock.pass(2_000);
  assert.ok(entered);
});

test('a shorter pause does not shorten a longer one', async () => {
  const gates = new Gates();
  const { gate } = gates.open();
  await gate.pause(60);
  await gate.pause(3);
  await gate.pause(undefined);
  let entered = false;
  void gate.enterToRead(false).then(() => (entered = true));
  await gates.clock.pass(59_999);
  assert.ok(!entered);
  await gates.clock.pass(1);
  assert.ok(entered);
});

test('who is cancelled while waiting goes no further, and takes nothing', async () => {
  const gates = new Gates();
  const { gate } = gates.open();
  await gate.pause(30);
  const controller = new AbortController();
  const reading = gate.enterToRead(false, controller.signal);
  const writing = gate.write(() => Promise.reject(new Error('never')), controller.signal);
  await gates.clock.pass(1_000);
  controller.abort();
  await assert.rejects(reading, Cancelled);
  await assert.rejects(writing, Cancelled);
  await assert.rejects(gate.enterToRead(false, controller.signal), Cancelled);
  await gates.clock.pass(29_000);
  let reads = 0;
  for (let each = 0; each < requests; each++) void gate.enterToRead(false).then(() => (reads += 1));
  await settled();
  assert.equal(reads, requests - forMessages);
});

test('a folder that is damaged is made anew', async () => {
  const gates = new Gates();
  gates.folder.put('readme.txt', '');
  gates.folder.put('slot-1', '');
  gates.folder.put('slot-99.5.tmp', '');
  gates.folder.put('pause-x.0', '');
  let writes = 0;
  void gates.open().gate.write(() => Promise.resolve((writes += 1)));
  await gates.clock.pass(2_000);
  assert.equal(writes, 1);
});

test('a damaged folder that several windows make anew at once gives no more than the budget', async () => {
  const gates = new Gates();
  gates.folder.put('readme.txt', '');
  const windows = [gates.open(), gates.open(), gates.open()];
  let reads = 0;
  for (let each = 0; each < 3 * requests; each++)
    void windows[each % 3]?.gate.enterToRead(false).then(() => (reads += 1));
  await settled();
  assert.equal(reads, requests - forMessages);
});

test('a slot that is there twice, or has no place in this budget, gives no more than the budget', async () => {
  const gates = new Gates();
  const { gate } = gates.open();
  await gate.enterToRead(false);
  for (const name of ['slot-0.0', 'slot-1.0', 'slot-00.0', 'slot-01.0', 'slot-8.0', 'slot-99.0'])
    gates.folder.put(name, '');
  let reads = 0;
  for (let each = 0; each < 2 * requests; each++) void gate.enterToRead(false).then(() => (reads += 1));
  await settled();
  assert.equal(reads, requests - forMessages - 1);
});

test('after the clock was set back nobody waits longer than a window of time', async () => {
  const gates = new Gates();
  const { gate } = gates.open();
  for (let each = 0; each < requests - forMessages; each++) await gate.enterToRead(false);
  for (const backMs of [30_000, 3_600_000, 24 * 3_600_000]) {
    gates.clock.set(gates.clock.now() - backMs);
    let entered = false;
    void gate.enterToRead(false).then(() => (entered = true));
    await gates.clock.pass(2 * windowMs);
    assert.ok(entered, `${backMs} ms`);
  }
});
