import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { constants, promises as disk, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, mock, test } from 'node:test';
import { openRegular, readRegular, toStrict } from '../../../src/platform/regularFile';
import { temporaryFolder } from '../../host/temporaryFolder';

const folders = temporaryFolder('regular');
const append = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT;
/** As on Windows. */
const none = toStrict({});
let tests = 0;
let place: string;

beforeEach(() => {
  place = path.join(folders, String(++tests));
  mkdirSync(place);
  writeFileSync(path.join(place, 'theirs'), 'private');
});

test('a system has all the flags, or none of them counts', () => {
  assert.equal(toStrict({ O_NOFOLLOW: 1, O_NONBLOCK: 2 }), 3);
  assert.equal(toStrict({ O_NONBLOCK: 2 }), 0);
  assert.equal(toStrict({}), 0);
});

test('without such flags a file is read as ever, and a new one made', async () => {
  assert.equal(await readRegular(path.join(place, 'theirs'), none), 'private');
  await (await openRegular(path.join(place, 'new'), append, none)).close();
  assert.deepEqual(readdirSync(place).sort(), ['new', 'theirs']);
});

/** Whoever makes links and pipes in tests; Windows gives links to few. */
const strange: Readonly<Record<string, (file: string) => void>> = {
  'a folder': (file) => mkdirSync(file),
  ...(process.platform === 'win32'
    ? {}
    : {
        'a link': (file) => symlinkSync('theirs', file),
        'a link to what is not there': (file) => symlinkSync('nothing', file),
        'a pipe': (file) => execFileSync('mkfifo', [file]),
      }),
};

for (const [what, make] of Object.entries(strange))
  test(`without such flags ${what} is neither read nor written through`, { timeout: 10_000 }, async () => {
    const file = path.join(place, 'a.json');
    make(file);
    await assert.rejects(readRegular(file, none), /not a regular file/);
    await assert.rejects(openRegular(file, append, none), /not a regular file/);
    assert.deepEqual(readdirSync(place).sort(), ['a.json', 'theirs']);
  });

test('without such flags a file that is put in the place of another at that moment is not taken', async (t) => {
  const file = path.join(place, 'a.json');
  writeFileSync(file, 'ours');
  const { open } = disk;
  t.mock.method(disk, 'open', async (name: string, flags: number, mode: number) => {
    await disk.rename(path.join(place, 'theirs'), file);
    const opened = await open(name, flags, mode);
    await disk.rename(file, path.join(place, 'theirs'));
    writeFileSync(file, 'ours');
    return opened;
  });
  await assert.rejects(readRegular(file, none), /not a regular file/);
});

test('a file of which nothing can be told is closed', async (t) => {
  const { open } = disk;
  const closed: string[] = [];
  t.mock.method(disk, 'open', async (name: string, flags: number) => {
    const opened = await open(name, flags);
    mock.method(opened, 'stat', () => Promise.reject(new Error('broken disk')));
    const close = opened.close.bind(opened);
    mock.method(opened, 'close', () => {
      closed.push(name);
      return close();
    });
    return opened;
  });
  const file = path.join(place, 'theirs');
  await assert.rejects(readRegular(file), /broken disk/);
  assert.deepEqual(closed, [file]);
});
