import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Cancelled, HandoffError } from '../../../../src/core/failure';
import { Transcript } from '../../../../src/delivery/chats/transcript';
import type { TranscriptChange } from '../../../../src/delivery/chats/transcriptEntries';
import { chatId } from '../../messages';
import { EntryServer } from './entryServer';

interface World {
  readonly server: EntryServer;
  readonly changes: TranscriptChange[];
  readonly transcript: Transcript;
}

function open(
  count: number,
  { pageEntries = 10, maxEntries = 1_000, signal = new AbortController().signal } = {},
): World {
  const server = new EntryServer(count);
  const changes: TranscriptChange[] = [];
  const onChange = (change: TranscriptChange): void => void changes.push(change);
  const transcript = new Transcript(server, chatId(5), onChange, signal, { pageEntries, maxEntries });
  return { server, changes, transcript };
}

function toIds(transcript: Transcript): number[] {
  return transcript.entries.map(({ id }) => id);
}

test('the newest page comes first and once, the oldest of its entries at its head', async () => {
  const { server, changes, transcript } = open(25);
  await Promise.all([transcript.readNewest(), transcript.readNewest()]);
  await transcript.readNewest();
  assert.deepEqual([server.requests, transcript.hasOlder], [[0], true]);
  assert.deepEqual(toIds(transcript), server.ids.slice(-10));
  assert.deepEqual(
    changes.map(({ added }) => added.length),
    [10],
  );
});

for (const [count, pages] of [
  [0, 1],
  [9, 1],
  [10, 2],
  [25, 3],
] as const)
  test(`a conversation of ${count} is read to its beginning with ${pages} requests of 10`, async () => {
    const { server, transcript } = open(count);
    await transcript.readNewest();
    while (transcript.hasOlder) await transcript.readOlder();
    await transcript.readOlder();
    assert.deepEqual([toIds(transcript), server.requests.length], [server.ids, pages]);
  });

test('as many as 100 are asked for at a time, where nothing else is said', async () => {
  const server = new EntryServer(250);
  const transcript = new Transcript(server, chatId(5), () => undefined);
  await transcript.readOlder();
  await transcript.readOlder();
  assert.deepEqual([transcript.entries.length, server.requests], [200, [0, 100]]);
});

test('following brings what is new, over several pages where it is much, and nothing where nothing is', async () => {
  const { server, changes, transcript } = open(25);
  await transcript.follow();
  await transcript.follow();
  assert.equal(changes.length, 1);
  server.grow(23);
  await transcript.follow();
  assert.deepEqual(toIds(transcript), server.ids.slice(-33));
  assert.deepEqual([server.requests.length, changes.length, changes[1]?.added.length], [5, 2, 23]);
});

test('following takes changes of known entries, and tells each once', async () => {
  const { server, changes, transcript } = open(5);
  await transcript.readNewest();
  server.change(6, { isEdited: true, text: 'better' });
  server.change(15, { isRead: true });
  await transcript.follow();
  await transcript.follow();
  assert.deepEqual(
    changes.slice(1).map(({ added, changed }) => [added.length, changed.map(({ id }) => id)]),
    [[0, [6, 15]]],
  );
  assert.equal(transcript.entries.find(({ id }) => id === 6)?.text, 'better');
});

test('following an empty conversation begins it', async () => {
  const { server, transcript } = open(0);
  await transcript.readNewest();
  server.grow(12);
  await transcript.follow();
  assert.deepEqual([toIds(transcript), transcript.hasOlder], [server.ids.slice(-10), true]);
});

test('more than was followed for long is begun anew, rather than with a gap', async () => {
  const { server, changes, transcript } = open(25);
  await transcript.readNewest();
  const before = toIds(transcript);
  server.grow(150);
  await transcript.follow();
  assert.deepEqual([toIds(transcript), transcript.hasOlder], [server.ids.slice(-100), true]);
  assert.deepEqual([changes.at(-1)?.dropped, changes.at(-1)?.isRestart], [before, true]);
  while (transcript.hasOlder) await transcript.readOlder();
  assert.deepEqual(toIds(transcript), server.ids);
});

test('older entries are read also after so much is new that whole pages hold nothing older', async () => {
  const { server, transcript } = open(25);
  await transcript.readNewest();
  server.grow(27);
  await transcript.readOlder();
  const known = toIds(transcript);
  assert.deepEqual(known, server.ids.slice(server.ids.indexOf(known[0] ?? 0), -27));
  assert.ok(known.length > 10);
});

test('a server that ignores the offset is asked two times for what is older, and then no more', async () => {
  const { server, transcript } = open(25);
  server.answer = (_, { limit }) => ({ entries: server.entries.slice(0, limit), length: limit });
  await transcript.readNewest();
  for (let reads = 0; reads < 3; reads++) await transcript.readOlder();
  assert.deepEqual([server.requests, transcript.hasOlder], [[0, 10, 20], false]);
});

test('no more is held than the bound: nothing older is read, and what is new drops the oldest', async () => {
  const { server, changes, transcript } = open(60, { maxEntries: 25 });
  await transcript.readNewest();
  while (transcript.hasOlder) await transcript.readOlder();
  assert.deepEqual(toIds(transcript), server.ids.slice(-25));
  server.grow(2);
  await transcript.follow();
  assert.deepEqual(toIds(transcript), server.ids.slice(-25));
  assert.deepEqual(changes.at(-1)?.dropped, server.ids.slice(-27, -25));
  assert.ok(changes.every(({ isRestart }) => !isRestart));
  const requests = server.requests.length;
  await transcript.readOlder();
  assert.equal(server.requests.length, requests);
});

test('every request is counted, also those of a long following and those that fail', async () => {
  const { server, transcript } = open(25);
  await transcript.readNewest();
  assert.equal(transcript.requests, 1);
  server.grow(43);
  await transcript.follow();
  assert.equal(transcript.requests, 6);
  server.answer = () => {
    throw new HandoffError({ code: 'serverError', status: 500 });
  };
  await assert.rejects(transcript.follow());
  assert.deepEqual([transcript.requests, server.requests.length], [7, 7]);
});

test('one request is made at a time, and the same wish twice costs once', async () => {
  const { server, transcript } = open(45);
  await Promise.all([
    transcript.readNewest(),
    transcript.readOlder(),
    transcript.follow(),
    transcript.readOlder(),
    transcript.follow(),
  ]);
  assert.deepEqual([server.mostAtOnce, server.requests], [1, [0, 10, 0]]);
});

test('a request that fails changes nothing, and the next one is made', async () => {
  const { server, transcript } = open(25);
  await transcript.readNewest();
  const failure = new HandoffError({ code: 'serverError', status: 500 });
  server.answer = () => {
    throw failure;
  };
  for (const read of [transcript.readOlder(), transcript.follow()]) await assert.rejects(read, failure);
  assert.deepEqual([transcript.entries.length, transcript.hasOlder], [10, true]);
  server.answer = (page) => page;
  await transcript.readOlder();
  assert.equal(transcript.entries.length, 20);
});

test('a conversation that is left takes nothing more and asks for nothing more', async () => {
  const abort = new AbortController();
  const { server, changes, transcript } = open(25, { signal: abort.signal });
  await transcript.readNewest();
  const reads = [transcript.readOlder(), transcript.follow()];
  server.answer = (page) => {
    abort.abort();
    return page;
  };
  await Promise.all(reads.map((read) => assert.rejects(read, Cancelled)));
  await assert.rejects(transcript.readOlder(), Cancelled);
  assert.deepEqual([server.requests.length, changes.length, transcript.entries.length], [2, 1, 10]);
});
