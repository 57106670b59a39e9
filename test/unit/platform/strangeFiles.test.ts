import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, test } from 'node:test';
import { maxKeptBytes } from '../../../src/core/limits';
import { PrivateFolder } from '../../../src/platform/privateFolder';
import { temporaryFolder } from '../../host/temporaryFolder';

const folders = temporaryFolder('strange');
let tests = 0;
let place: string;
let outside: string;
let folder: PrivateFolder;

beforeEach(() => {
  outside = path.join(folders, String(++tests));
  place = path.join(outside, 'ours');
  mkdirSync(place, { recursive: true });
  writeFileSync(path.join(outside, 'theirs'), 'private');
  folder = new PrivateFolder(place);
});

/** What another program of the user can put where a file of ours is looked for. */
const strange: Readonly<Record<string, (file: string) => void>> = {
  'a folder': (file) => mkdirSync(file),
  'a file too large for us': (file) => {
    writeFileSync(file, '');
    truncateSync(file, maxKeptBytes + 1);
  },
  // Windows has no pipes in its folders, and gives links to few.
  ...(process.platform === 'win32'
    ? {}
    : {
        'a pipe': (file) => execFileSync('mkfifo', [file]),
        'a link to a file elsewhere': (file) => symlinkSync('../theirs', file),
        'a link to a file that is not there': (file) => symlinkSync('../new', file),
        'a link to itself': (file) => symlinkSync(path.basename(file), file),
      }),
};

for (const [what, make] of Object.entries(strange)) {
  // A pipe without its other end would hold the reader for ever, and with it a thread: there are four.
  test(`${what} is not read, however often, and holds up nothing else`, { timeout: 10_000 }, async () => {
    await folder.write('good.json', 'kept');
    make(path.join(place, 'a.json'));
    for (let reads = 0; reads < 8; reads++) await assert.rejects(folder.read('a.json'));
    assert.equal(await folder.read('good.json'), 'kept');
  });

  test(`${what} leads no line out of the folder`, { timeout: 10_000 }, async () => {
    make(path.join(place, 'a.jsonl'));
    if (!what.includes('large')) await assert.rejects(folder.append('a.jsonl', 'evil'));
    assert.deepEqual(readdirSync(outside).sort(), ['ours', 'theirs']);
    assert.equal(readFileSync(path.join(outside, 'theirs'), 'utf8'), 'private');
  });

  test(`${what} is no draft that could be made or claimed, and is never written through`, async () => {
    make(path.join(place, 'a.md'));
    assert.equal(await folder.create('a.md', 'text'), false);
    assert.equal(await folder.claim('a.md'), false);
    await folder.write('a.md', 'text').catch(() => undefined);
    assert.deepEqual(readdirSync(outside).sort(), ['ours', 'theirs']);
    assert.equal(readFileSync(path.join(outside, 'theirs'), 'utf8'), 'private');
  });
}

test('a file as large as ours may be is read', async () => {
  writeFileSync(path.join(place, 'a.json'), '');
  truncateSync(path.join(place, 'a.json'), maxKeptBytes);
  assert.equal((await folder.read('a.json'))?.length, maxKeptBytes);
});

test('nothing is written that would not be read again, and what was there stays', async () => {
  await folder.write('a.json', 'kept');
  // Of letters of two bytes, half as many.
  const large = 'é'.repeat(maxKeptBytes / 2 + 1);
  await assert.rejects(folder.write('a.json', large));
  await assert.rejects(folder.create('b.json', large));
  assert.deepEqual([await folder.read('a.json'), readdirSync(place)], ['kept', ['a.json']]);
});

// Only there a process can look at its own files.
if (process.platform === 'linux') {
  test('what is refused is closed', async () => {
    const count = (): number => readdirSync('/proc/self/fd').length;
    mkdirSync(path.join(place, 'a.json'));
    const before = count();
    for (let reads = 0; reads < 20; reads++) await assert.rejects(folder.read('a.json'));
    assert.equal(count(), before);
  });
}
