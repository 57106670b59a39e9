import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, test } from 'node:test';
import { PrivateFolder } from '../../../src/platform/privateFolder';
import { temporaryFolder } from '../../host/temporaryFolder';

const folders = temporaryFolder('private');
let tests = 0;
let place: string;
let folder: PrivateFolder;

beforeEach(() => {
  place = path.join(folders, String(++tests), 'made when needed');
  folder = new PrivateFolder(place);
});

test('what is written is read again, letter for letter, by the next one too', async () => {
  const text = 'one\r\ntwo \u202e 😀\n';
  await folder.write('a.md', text);
  await folder.write('empty.md', '');
  assert.equal(await new PrivateFolder(place).read('a.md'), text);
  assert.equal(await folder.read('empty.md'), '');
  assert.equal((await folder.stat('a.md'))?.size, Buffer.byteLength(text));
});

test('a file that is not there is no error', async () => {
  assert.equal(await folder.read('a.md'), undefined);
  assert.equal(await folder.stat('a.md'), undefined);
  await folder.remove('a.md');
});

test('a removed file is gone, and only that', async () => {
  await folder.write('a.md', 'a');
  await folder.write('b.md', 'b');
  await folder.remove('a.md');
  assert.deepEqual(readdirSync(place), ['b.md']);
});

test('a reader during many writes sees whole contents only', async () => {
  const contents = ['a', 'b'].map((letter) => letter.repeat(30_000));
  await folder.write('draft.md', 'a'.repeat(30_000));
  let isWriting = true;
  const reader = async (): Promise<Set<string | undefined>> => {
    const seen = new Set<string | undefined>();
    while (isWriting) seen.add(await folder.read('draft.md'));
    return seen;
  };
  const reading = Promise.all([reader(), reader()]);
  for (let write = 1; write <= 200; write++) await folder.write('draft.md', contents[write % 2] ?? '');
  isWriting = false;
  for (const seen of await reading) {
    assert.ok(seen.size > 0);
    for (const content of seen) assert.ok(contents.includes(content ?? ''), `${content?.length} characters`);
  }
  assert.deepEqual(readdirSync(place), ['draft.md']);
});

test('of writes at the same time one wins whole', async () => {
  const contents = Array.from({ length: 10 }, (_, index) => String(index).repeat(5000));
  await Promise.all(contents.map((content) => folder.write('draft.md', content)));
  assert.ok(contents.includes((await folder.read('draft.md')) ?? ''));
  assert.deepEqual(readdirSync(place), ['draft.md']);
});

test('one of many claims at the same time succeeds, and the next after it was removed', async () => {
  const claims = await Promise.all(
    Array.from({ length: 20 }, () => new PrivateFolder(place).claim('draft.sending')),
  );
  assert.equal(claims.filter(Boolean).length, 1);
  assert.equal(await folder.read('draft.sending'), '');
  assert.equal(await folder.claim('draft.sending'), false);
  await folder.remove('draft.sending');
  assert.equal(await folder.claim('draft.sending'), true);
});

test('a claim leaves a file that is there as it is', async () => {
  await folder.write('a.md', 'kept');
  assert.equal(await folder.claim('a.md'), false);
  assert.equal(await folder.read('a.md'), 'kept');
});

test('a write that fails leaves nothing of itself behind', async () => {
  mkdirSync(path.join(place, 'taken.md', 'inside'), { recursive: true });
  await assert.rejects(folder.write('taken.md', 'text'));
  assert.deepEqual(readdirSync(place, { recursive: true }).sort(), [
    'taken.md',
    path.join('taken.md', 'inside'),
  ]);
});

const paths = ['.', '..', '../a.md', '..\\a.md', 'a/b.md', 'a\\b.md', '/etc/hosts', 'a/', './a.md', 'C:a.md'];
const others = ['', '.hidden', 'a.', 'a..md', 'a.md\0.txt', 'a.md:stream', 'a b.md', 'ä.md'];

for (const name of [...paths, ...others]) {
  test(`${JSON.stringify(name)} is no name of a file`, async () => {
    await folder.write('a.md', 'kept');
    for (const use of [
      () => folder.read(name),
      () => folder.stat(name),
      () => folder.write(name, 'evil'),
      () => folder.claim(name),
      () => folder.remove(name),
    ]) {
      await assert.rejects(use);
    }
    assert.deepEqual(readdirSync(path.dirname(place), { recursive: true }).sort(), [
      path.basename(place),
      path.join(path.basename(place), 'a.md'),
    ]);
  });
}

// Windows has no such modes; there the folder lies in the user's profile.
if (process.platform !== 'win32') {
  test('folders and files are for the user alone, whatever the umask', async () => {
    const before = process.umask(0);
    try {
      await folder.write('a.md', 'text');
      await folder.claim('a.sending');
    } finally {
      process.umask(before);
    }
    const mode = (name: string): string => (statSync(path.join(place, name)).mode & 0o777).toString(8);
    assert.deepEqual(['.', '..', 'a.md', 'a.sending'].map(mode), ['700', '700', '600', '600']);
  });
}
