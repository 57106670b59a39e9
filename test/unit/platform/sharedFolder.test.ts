import assert from 'node:assert/strict';
import fs, { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, test } from 'node:test';
import { PrivateFolder } from '../../../src/platform/privateFolder';
import { temporaryFolder } from '../../host/temporaryFolder';

const folders = temporaryFolder('shared');
let tests = 0;
let place: string;
let folder: PrivateFolder;

/** As many windows over the same folder. */
function windows(count: number): PrivateFolder[] {
  return Array.from({ length: count }, () => new PrivateFolder(place));
}

beforeEach(() => {
  place = path.join(folders, String(++tests), 'made when needed');
  folder = new PrivateFolder(place);
});

test('a folder that is not there yet has no files, and reading it makes none', async () => {
  assert.deepEqual(await folder.list(), []);
  assert.equal(await folder.rename('a', 'b'), false);
  assert.equal(await folder.version('a'), undefined);
  assert.ok(!existsSync(place));
});

test('of many windows that rename the same file one succeeds, and the file is there once', async () => {
  for (let round = 0; round < 20; round++) {
    await folder.write('a.json', 'kept');
    const renames = await Promise.all(
      windows(8).map((window, index) => window.rename('a.json', `a.${index}.json`)),
    );
    assert.equal(renames.filter(Boolean).length, 1);
    const [name = ''] = await folder.list();
    assert.equal(name, `a.${renames.indexOf(true)}.json`);
    assert.equal(await folder.read(name), 'kept');
    await folder.remove(name);
  }
});

test('a file that is renamed to its own name stays', async () => {
  await folder.write('a.json', 'kept');
  assert.equal(await folder.rename('a.json', 'a.json'), true);
  assert.equal(await folder.read('a.json'), 'kept');
});

test('the version changes with every write, and with nothing else', async () => {
  const versions = new Set<string | undefined>();
  for (let write = 0; write < 50; write++) {
    await folder.write('a.json', 'same');
    versions.add(await folder.version('a.json'));
    versions.add(await folder.version('a.json'));
  }
  assert.equal(versions.size, 50);
  const before = await folder.version('a.json');
  await folder.rename('a.json', 'b.json');
  assert.equal(await folder.version('b.json'), before);
});

test('lines that several windows add at the same time are all whole', async () => {
  const lines = Array.from({ length: 60 }, (_, index) => `${index} ${'x'.repeat(5_000)}`);
  const writers = windows(3);
  const add = async (line: string, index: number): Promise<void> => {
    await writers[index % 3]?.append('log', line);
  };
  await Promise.all(lines.map(add));
  const read = (await folder.read('log'))?.split('\n').filter((line) => line !== '');
  assert.deepEqual(read?.sort(), [...lines].sort());
});

test('a line after half a line is whole', async () => {
  await folder.write('log', '{"half":');
  await folder.append('log', '{"whole":1}');
  assert.ok((await folder.read('log'))?.split('\n').includes('{"whole":1}'));
});

test('of many windows that found the folder one does, and nothing of the others stays', async () => {
  const names = ['free', ...Array.from({ length: 100 }, (_, index) => `slot-${index}.0`)];
  await Promise.all(windows(6).map((window) => window.found(names)));
  assert.deepEqual([...(await folder.list())].sort(), [...names].sort());
  assert.deepEqual(readdirSync(path.dirname(place)), [path.basename(place)]);
});

test('a folder in use is not founded again', async () => {
  await folder.found(['free', 'slot']);
  await folder.rename('slot', 'slot.used');
  await folder.found(['free', 'slot']);
  assert.deepEqual([...(await folder.list())].sort(), ['free', 'slot.used']);
});

test('an empty folder is founded', async () => {
  mkdirSync(place, { recursive: true });
  await folder.found(['free']);
  assert.deepEqual(await folder.list(), ['free']);
});

test('of many windows that create the same file one does, with its whole content', async () => {
  for (let round = 0; round < 10; round++) {
    const contents = Array.from({ length: 8 }, (_, index) => `${index}`.repeat(20_000));
    const made = await Promise.all(
      windows(8).map((window, index) => window.create('a.md', contents[index] ?? '')),
    );
    assert.equal(made.filter(Boolean).length, 1);
    assert.equal(await folder.read('a.md'), contents[made.indexOf(true)]);
    assert.deepEqual(readdirSync(place), ['a.md']);
    await folder.remove('a.md');
  }
});

test('a file that is there is not created, and stays as it is', async () => {
  await folder.write('a.md', 'kept');
  assert.equal(await folder.create('a.md', 'new'), false);
  assert.equal(await folder.read('a.md'), 'kept');
  assert.deepEqual(readdirSync(place), ['a.md']);
});

test('where the disk has no links a file is created all the same', async (t) => {
  const link = t.mock.method(fs.promises, 'link', () =>
    Promise.reject(Object.assign(new Error('no links'), { code: 'ENOTSUP' })),
  );
  assert.equal(await folder.create('a.md', 'whole'), true);
  assert.equal(await folder.create('a.md', 'other'), false);
  assert.equal(await folder.read('a.md'), 'whole');
  assert.deepEqual(readdirSync(place), ['a.md']);
  assert.equal(link.mock.callCount(), 2);
});

test('a file that cannot be created leaves nothing behind', async (t) => {
  t.mock.method(fs.promises, 'link', () =>
    Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })),
  );
  await assert.rejects(folder.create('a.md', 'text'), /full/);
  assert.deepEqual(readdirSync(place), []);
});

test('of many windows that do something alone one does it at a time', async () => {
  const seen = { now: 0, most: 0, done: 0 };
  const act = async (): Promise<true> => {
    seen.now += 1;
    seen.most = Math.max(seen.most, seen.now);
    await folder.write('a.md', 'text');
    seen.now -= 1;
    seen.done += 1;
    return true;
  };
  const results = await Promise.all(windows(8).map((window) => window.alone('a.md', act)));
  assert.equal(seen.most, 1);
  assert.equal(results.filter((result) => result === true).length, seen.done);
  assert.ok(seen.done > 0);
  assert.deepEqual(readdirSync(place), ['a.md']);
});

test('what fails alone lets others do it, and so does a window that has died at it', async () => {
  await assert.rejects(
    folder.alone('a.md', () => Promise.reject(new Error('failed'))),
    /failed/,
  );
  assert.equal(await folder.alone('a.md', () => Promise.resolve(1)), 1);
  await folder.claim('a.md.lock');
  assert.equal(await folder.alone('a.md', () => Promise.resolve(2)), undefined);
  const old = new Date(Date.now() - 60_000);
  utimesSync(path.join(place, 'a.md.lock'), old, old);
  assert.equal(await folder.alone('a.md', () => Promise.resolve(3)), 3);
});

test('a line is in the file also when that is moved away while it is written', async (t) => {
  await folder.append('log', 'before');
  const { open } = fs.promises;
  let isMoved = false;
  t.mock.method(fs.promises, 'open', async (...args: Parameters<typeof open>) => {
    const file = await open(...args);
    const isAppend = typeof args[1] === 'number' && (args[1] & fs.constants.O_APPEND) !== 0;
    if (!isMoved && isAppend) isMoved = await folder.rename('log', 'moved');
    return file;
  });
  await folder.append('log', 'line');
  assert.ok(isMoved);
  assert.deepEqual((await folder.read('log'))?.trim(), 'line');
});

test('when a file was changed is told', async () => {
  assert.equal(await folder.changedMs('a.md'), undefined);
  await folder.write('a.md', 'text');
  assert.equal(await folder.changedMs('a.md'), (await folder.stat('a.md'))?.mtimeMs);
});

test('what other windows change is told', async () => {
  await folder.write('a.json', '');
  const seen = { changes: 0 };
  let tell = (): void => undefined;
  const end = folder.watch(() => {
    seen.changes += 1;
    tell();
  });
  const [other] = windows(1);
  // The system may begin to watch a moment late.
  while (seen.changes === 0) await other?.write('a.json', 'new');
  for (const change of [() => other?.rename('a.json', 'b.json'), () => other?.remove('b.json')]) {
    const told = new Promise<void>((resolve) => (tell = resolve));
    await change();
    await told;
  }
  end();
});

test('watching a folder that cannot be made is no error, and can be ended', async () => {
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, 'a file in its place');
  const end = folder.watch(() => assert.fail('nothing changes'));
  await assert.rejects(folder.write('a.json', ''));
  end();
});

test('what a window that died while writing has left goes in time, and what is being written stays', async () => {
  await folder.write('a.json', 'kept');
  const left = 'm000000000001001-00000001.1-1-00000000.json.0b5c5b1e-8f55-4f3a-9d0e-0123456789ab.tmp';
  const writing = 'b.json.1b5c5b1e-8f55-4f3a-9d0e-0123456789ab.tmp';
  const foreign = 'notes.tmp';
  for (const name of [left, writing, foreign]) writeFileSync(path.join(place, name), 'secret');
  const old = new Date(Date.now() - 60 * 60_000);
  for (const name of [left, foreign]) utimesSync(path.join(place, name), old, old);
  await folder.list();
  assert.deepEqual([...(await folder.list())].sort(), ['a.json', writing, foreign].sort());
});

// Windows has no such modes; there the folder lies in the user's profile.
if (process.platform !== 'win32') {
  test('what is shared among windows is for the user alone, whatever the umask', async () => {
    const before = process.umask(0);
    try {
      await folder.found(['free']);
      await folder.append('log', 'line');
      await folder.create('new', 'text');
    } finally {
      process.umask(before);
    }
    const mode = (name: string): string => (statSync(path.join(place, name)).mode & 0o777).toString(8);
    assert.deepEqual(['.', 'free', 'log', 'new'].map(mode), ['700', '600', '600', '600']);
  });
}
