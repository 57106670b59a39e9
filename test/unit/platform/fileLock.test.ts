import assert from 'node:assert/strict';
import fs, { readFileSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, test } from 'node:test';
import { PrivateFolder } from '../../../src/platform/privateFolder';
import { temporaryFolder } from '../../host/temporaryFolder';

const folders = temporaryFolder('lock');
const lock = 'a.md.lock';
let tests = 0;
let place: string;
let folder: PrivateFolder;

/** Leaves what a window that died leaves, with a time so far from now, in milliseconds. */
async function leave(awayMs: number): Promise<void> {
  await folder.create(lock, 'token of a window that died');
  const at = new Date(Date.now() + awayMs);
  utimesSync(path.join(place, lock), at, at);
}

/** What is done alone, until it is ended. */
function begin(window: PrivateFolder): { begun: Promise<void>; ended: Promise<unknown>; end: () => void } {
  let end = (): void => undefined;
  let tell = (): void => undefined;
  const begun = new Promise<void>((resolve) => (tell = resolve));
  const ended = window.alone('a.md', () => {
    tell();
    return new Promise<true>((resolve) => (end = () => resolve(true)));
  });
  return { begun, ended, end: () => end() };
}

function tokenNow(): string {
  return readFileSync(path.join(place, lock), 'utf8');
}

beforeEach(() => {
  place = path.join(folders, String(++tests));
  folder = new PrivateFolder(place);
});

test('of many windows that find a lock of a dead one, one is at it at a time', async () => {
  for (let round = 0; round < 10; round++) {
    await leave(-60_000);
    const seen = { now: 0, most: 0, done: 0 };
    const act = async (): Promise<void> => {
      seen.most = Math.max(seen.most, ++seen.now);
      await folder.write('a.md', 'text');
      seen.done++;
      seen.now--;
    };
    await Promise.all(Array.from({ length: 6 }, () => new PrivateFolder(place).alone('a.md', act)));
    assert.equal(seen.most, 1);
    assert.ok(seen.done > 0);
    assert.deepEqual(readdirSync(place), ['a.md']);
  }
});

test('who is late to take the lock of a dead window does not get in beside who was faster', async (t) => {
  await leave(-60_000);
  const { link } = fs.promises;
  const faster = new PrivateFolder(place);
  const mocked = t.mock.method(fs.promises, 'link', async (...args: Parameters<typeof link>) => {
    if (String(args[1]).endsWith(`${lock}.lock`)) {
      mocked.mock.restore();
      first = begin(faster);
      await first.begun;
      token = tokenNow();
    }
    return link(...args);
  });
  let first: ReturnType<typeof begin> | undefined;
  let token = '';
  assert.equal(await folder.alone('a.md', () => assert.fail('two are in')), undefined);
  assert.ok(first);
  assert.equal(tokenNow(), token);
  first.end();
  assert.equal(await first.ended, true);
  assert.deepEqual(readdirSync(place), []);
});

test('who finds the lock of a dead window gone leaves the next one', async (t) => {
  await leave(-60_000);
  const { lstat } = fs.promises;
  const next: ReturnType<typeof begin>[] = [];
  let looks = 0;
  const mocked = t.mock.method(fs.promises, 'lstat', async (...args: Parameters<typeof lstat>) => {
    if (!String(args[0]).endsWith(lock) || ++looks < 2) return lstat(...args);
    mocked.mock.restore();
    rmSync(path.join(place, lock));
    const found = await lstat(...args).catch((error: unknown) => error);
    next.push(begin(new PrivateFolder(place)));
    await next[0]?.begun;
    throw found;
  });
  assert.equal(await folder.alone('a.md', () => assert.fail('two are in')), undefined);
  assert.notEqual(tokenNow(), '');
  next[0]?.end();
  assert.equal(await next[0]?.ended, true);
  assert.deepEqual(readdirSync(place), []);
});

test('who was taken for dead does not remove the lock of who came after', async () => {
  const slow = begin(folder);
  await slow.begun;
  const old = new Date(Date.now() - 60_000);
  utimesSync(path.join(place, lock), old, old);
  const next = begin(new PrivateFolder(place));
  await next.begun;
  const token = tokenNow();
  slow.end();
  assert.equal(await slow.ended, true);
  assert.equal(tokenNow(), token);
  next.end();
  await next.ended;
  assert.deepEqual(readdirSync(place), []);
});

test('a lock from a time that is still to come is as dead as an old one', async () => {
  await leave(60 * 60_000);
  assert.equal(await folder.alone('a.md', () => Promise.resolve(1)), 1);
});

test('the age of a lock is told by the clock of its disk, not by ours', async (t) => {
  const { now } = Date;
  for (const aheadMs of [60 * 60_000, -60 * 60_000]) {
    const other = begin(new PrivateFolder(place));
    await other.begun;
    const clock = t.mock.method(Date, 'now', () => now() + aheadMs);
    assert.equal(await folder.alone('a.md', () => assert.fail('two are in')), undefined);
    clock.mock.restore();
    other.end();
    assert.equal(await other.ended, true);
  }
  assert.deepEqual(readdirSync(place), []);
});

test('what was done alone counts as done also where its lock cannot be removed', async (t) => {
  t.mock.method(fs.promises, 'rm', (name: string) =>
    name.endsWith('.lock') ? Promise.reject(new Error('in use')) : Promise.resolve(),
  );
  assert.equal(await folder.alone('a.md', () => Promise.resolve('done')), 'done');
});

test('who died while it took the lock of a dead window holds nobody up either', async () => {
  for (const name of [lock, `${lock}.lock`]) {
    await folder.create(name, 'token of a window that died');
    utimesSync(path.join(place, name), 0, 0);
  }
  assert.equal(await folder.alone('a.md', () => Promise.resolve(1)), 1);
  assert.deepEqual(readdirSync(place), []);
});

test('a lock that a crash has left goes in time, and one that is held stays', async () => {
  await leave(-60 * 60_000);
  await folder.create('b.md.lock', 'held');
  await folder.list();
  assert.deepEqual(readdirSync(place), ['b.md.lock']);
});
