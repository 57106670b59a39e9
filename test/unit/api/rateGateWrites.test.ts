import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Cancelled } from '../../../src/core/failure';
import { type FakeClock, settled } from '../fakes/fakeClock';
import { Gates, smallBudget } from './gates';

/** A write of that length, and what it sees of the others. */
function writes(clock: FakeClock): { most: number; done: number; act: (ms: number) => () => Promise<void> } {
  let now = 0;
  const seen = {
    ...{ most: 0, done: 0 },
    act: (ms: number) => async (): Promise<void> => {
      seen.most = Math.max(seen.most, ++now);
      await new Promise<void>((resolve) => clock.after(ms, resolve));
      now -= 1;
      seen.done += 1;
    },
  };
  return seen;
}

test('writes go one after another, over all windows', async () => {
  const gates = new Gates();
  const windows = [gates.open(), gates.open()];
  const seen = writes(gates.clock);
  for (let each = 0; each < 6; each++) void windows[each % 2]?.gate.write(seen.act(300));
  await gates.clock.pass(10_000);
  assert.deepEqual([seen.most, seen.done], [1, 6]);
});

test('a write that fails lets the next one go, and says why', async () => {
  const gates = new Gates();
  const { gate } = gates.open();
  const failing = gate.write(() => Promise.reject(new Error('cut')));
  const next = gate.write(() => Promise.resolve('fine'));
  await assert.rejects(failing, /cut/);
  assert.equal(await next, 'fine');
});

test('a window that dies in a write holds up the others for moments only', async () => {
  const gates = new Gates();
  const [first, second] = [gates.open(), gates.open()];
  const seen = writes(gates.clock);
  void first.gate.write(() => new Promise(() => undefined));
  await settled();
  void second.gate.write(seen.act(0));
  await gates.clock.pass(60_000);
  assert.equal(seen.done, 0);
  first.owners.die();
  await gates.clock.pass(2_000);
  assert.equal(seen.done, 1);
});

test('what a window that died while writing the baton has left is no baton', async () => {
  const gates = new Gates();
  const { gate } = gates.open();
  gates.folder.put('write.free.0b1c.tmp', '');
  gates.folder.put('write.1-2.old.damaged', '');
  const seen = writes(gates.clock);
  void gate.write(seen.act(0));
  await gates.clock.pass(2_000);
  assert.equal(seen.done, 1);
  assert.ok(gates.folder.names.includes('write.free.0b1c.tmp'));
});

test('a write that is cancelled while another of its window is under way ends at once, and leaves that one alone', async () => {
  const gates = new Gates({ ...smallBudget });
  const [first, second] = [gates.open(), gates.open()];
  const seen = writes(gates.clock);
  const long = first.gate.write(seen.act(20_000));
  const controller = new AbortController();
  const cancelled = first.gate.write(seen.act(0), controller.signal);
  await gates.clock.pass(1_000);
  controller.abort();
  let ended = false;
  void cancelled.catch((error: unknown) => (ended = error instanceof Cancelled));
  await settled();
  assert.ok(ended);
  void first.gate.write(seen.act(100));
  void second.gate.write(seen.act(100));
  await gates.clock.pass(25_000);
  await long;
  assert.deepEqual([seen.most, seen.done], [1, 3]);
});
