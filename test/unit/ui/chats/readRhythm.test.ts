import assert from 'node:assert/strict';
import { test } from 'node:test';
import { focusRestMs } from '../../../../src/core/limits';
import { Allowance } from '../../../../src/delivery/chats/allowance';
import { ReadRhythm } from '../../../../src/ui/chats/readRhythm';
import { FakeClock } from '../../fakes/fakeClock';

const refreshMs = 30_000;

/** A rhythm whose circumstances a test can change, and how often it has read. */
class Watched {
  readonly clock = new FakeClock();
  readonly allowance = new Allowance(this.clock, 8);
  isSeen = true;
  refreshMs = refreshMs;
  reads = 0;
  readonly rhythm = new ReadRhythm({
    ...{ clock: this.clock, allowance: this.allowance, cost: () => 1 },
    refreshMs: () => this.refreshMs,
    isSeen: () => this.isSeen,
    read: () => {
      this.reads++;
      this.allowance.note();
      this.rhythm.noteRead();
      return Promise.resolve();
    },
  });
}

test('what is seen is read at once and then at every pause', async () => {
  const watched = new Watched();
  watched.rhythm.wake();
  assert.equal(watched.reads, 1);
  await watched.clock.pass(3 * refreshMs);
  assert.equal(watched.reads, 4);
  assert.equal(watched.rhythm.readMs, watched.clock.now());
});

test('what nobody sees is not read, and keeps no timer', async () => {
  const watched = new Watched();
  watched.isSeen = false;
  watched.rhythm.wake();
  await watched.clock.pass(10 * refreshMs);
  assert.deepEqual([watched.reads, watched.clock.waiting], [0, 0]);
  watched.isSeen = true;
  watched.rhythm.wake();
  assert.equal(watched.reads, 1);
  watched.isSeen = false;
  watched.rhythm.wake();
  assert.equal(watched.clock.waiting, 0);
});

test('a new look reads again only after a rest', async () => {
  const watched = new Watched();
  watched.rhythm.wake();
  await watched.clock.pass(focusRestMs - 1);
  watched.rhythm.wake();
  assert.equal(watched.reads, 1);
  await watched.clock.pass(1);
  watched.rhythm.wake();
  assert.equal(watched.reads, 2);
});

test('by hand only means once, until it is forgotten', async () => {
  const watched = new Watched();
  watched.refreshMs = 0;
  watched.rhythm.wake();
  await watched.clock.pass(10 * refreshMs);
  watched.rhythm.wake();
  assert.deepEqual([watched.reads, watched.clock.waiting], [1, 0]);
  watched.rhythm.forget();
  assert.equal(watched.reads, 2);
});

test('news are read at once where somebody looks, also when nothing is read by itself any more', async () => {
  const watched = new Watched();
  watched.rhythm.wake();
  watched.allowance.note(8);
  watched.refreshMs = 0;
  watched.rhythm.noteNews();
  assert.equal(watched.reads, 2);
  await watched.clock.pass(10 * refreshMs);
  assert.equal(watched.reads, 2);
});

test('news that nobody sees are read at the next look, once', () => {
  const watched = new Watched();
  watched.rhythm.wake();
  watched.isSeen = false;
  watched.rhythm.noteNews();
  assert.equal(watched.reads, 1);
  watched.isSeen = true;
  for (let looks = 0; looks < 2; looks++) watched.rhythm.wake();
  assert.equal(watched.reads, 2);
});

test('news that come while it is read are read after it', () => {
  const watched = new Watched();
  watched.isSeen = false;
  watched.rhythm.noteNews();
  watched.isSeen = true;
  watched.rhythm.noteRead();
  assert.equal(watched.reads, 1);
});

test('with the allowance used up it waits for the next pause', async () => {
  const watched = new Watched();
  watched.allowance.note(8);
  watched.rhythm.wake();
  assert.equal(watched.reads, 0);
  await watched.clock.pass(2 * refreshMs);
  assert.equal(watched.reads, 1);
});

test('a stopped one reads no more', async () => {
  const watched = new Watched();
  watched.rhythm.wake();
  watched.rhythm.stop();
  await watched.clock.pass(10 * refreshMs);
  assert.equal(watched.reads, 1);
});
