import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Transcript } from '../../../../src/delivery/chats/transcript';
import type { TranscriptChange } from '../../../../src/delivery/chats/transcriptEntries';
import { chatId } from '../../messages';
import { type Answer, EntryServer } from './entryServer';

const pageEntries = 6;

/** The server grows by less than a page between two requests. */
const growths = fc.array(fc.integer({ min: 0, max: pageEntries - 1 }), { maxLength: 60 });
const counts = fc.integer({ min: 0, max: 60 });
const tasks = fc.array(fc.constantFrom('readOlder', 'follow', 'readNewest'), { maxLength: 25 });

/** What a listener holds who has heard every change. */
class Heard {
  readonly ids = new Set<number>();

  take({ added, changed, dropped, isRestart }: TranscriptChange): void {
    // Without a new beginning the oldest go, and nothing in the middle.
    if (!isRestart) assert.deepEqual(dropped, [...this.ids].sort((a, b) => a - b).slice(0, dropped.length));
    for (const { id } of added) {
      assert.ok(!this.ids.has(id));
      this.ids.add(id);
    }
    for (const { id } of changed) assert.ok(this.ids.has(id));
    for (const id of dropped) assert.ok(this.ids.delete(id));
  }
}

function open(server: EntryServer, maxEntries = 1_000): { heard: Heard; transcript: Transcript } {
  const heard = new Heard();
  const limits = { pageEntries, maxEntries };
  const onChange = (change: TranscriptChange): void => heard.take(change);
  return { heard, transcript: new Transcript(server, chatId(5), onChange, undefined, limits) };
}

function toIds(transcript: Transcript): number[] {
  return transcript.entries.map(({ id }) => id);
}

async function readToBeginning(transcript: Transcript): Promise<void> {
  while (transcript.hasOlder) await transcript.readOlder();
}

function assertOrdered(ids: readonly number[], heard: Heard): void {
  assert.deepEqual(
    ids,
    [...new Set(ids)].sort((a, b) => a - b),
  );
  assert.deepEqual(
    [...heard.ids].sort((a, b) => a - b),
    ids,
  );
}

test('while the transcript grows, whatever is read when has no gap and nothing twice', async () => {
  await fc.assert(
    fc.asyncProperty(
      counts,
      growths,
      tasks,
      fc.integer({ min: 8, max: 80 }),
      async (count, growth, steps, max) => {
        const server = new EntryServer(count);
        server.growth = growth;
        const { heard, transcript } = open(server, max);
        for (const step of steps) {
          await transcript[step]();
          const ids = toIds(transcript);
          assertOrdered(ids, heard);
          assert.ok(ids.length <= max);
          if (ids.length === 0) continue;
          const first = server.ids.indexOf(ids[0] ?? 0);
          assert.deepEqual(ids, server.ids.slice(first, first + ids.length));
          if (!transcript.hasOlder && ids.length < max) assert.equal(first, 0);
        }
      },
    ),
  );
});

test('however it grows meanwhile, reading back ends at the first entry, and following at the last', async () => {
  await fc.assert(
    fc.asyncProperty(counts, growths, async (count, growth) => {
      const server = new EntryServer(count);
      server.growth = growth;
      const { transcript } = open(server);
      await transcript.readNewest();
      await readToBeginning(transcript);
      server.growth = [];
      await transcript.follow();
      await readToBeginning(transcript);
      assert.deepEqual(toIds(transcript), server.ids);
    }),
  );
});

/** Servers that do not page as they should. */
const answers: Record<string, (server: EntryServer, seed: number) => Answer> = {
  'repeats entries of other pages': (server, seed) => (page) => {
    const entries = [
      ...server.entries.slice(seed, seed + 3),
      ...page.entries,
      ...page.entries.slice(0, seed),
    ];
    return { entries, length: Math.max(page.length, entries.length) };
  },
  'ignores the offset':
    (server) =>
    (_, { limit }) => {
      const entries = server.entries.slice(0, limit);
      return { entries, length: entries.length };
    },
  'answers an empty page now and then':
    (_, seed) =>
    (page, { number }) =>
      number % (seed + 2) === 0 ? { entries: [], length: 0 } : page,
  'answers a shorter page now and then':
    (_, seed) =>
    (page, { number }) => {
      const entries = number % (seed + 2) === 0 ? page.entries.slice(0, 2) : page.entries;
      return { entries, length: entries.length };
    },
  'sends whole pages of which nothing can be read':
    (_, seed) =>
    (page, { number, limit }) =>
      number > seed ? { entries: [], length: limit } : page,
  'never ends, and gives the same entry over and over':
    (server) =>
    (_, { limit }) => ({
      entries: server.entries.slice(-1),
      length: limit,
    }),
  'answers in no order': () => (page) => ({ ...page, entries: [...page.entries].reverse() }),
};

for (const [title, toAnswer] of Object.entries(answers))
  test(`a server that ${title} makes nothing come twice or out of order, and every reading ends`, async () => {
    await fc.assert(
      fc.asyncProperty(
        counts,
        growths,
        tasks,
        fc.integer({ min: 0, max: 4 }),
        async (count, growth, steps, seed) => {
          const server = new EntryServer(count);
          server.growth = growth;
          server.answer = toAnswer(server, seed);
          const { heard, transcript } = open(server);
          for (const step of steps) {
            const before = server.requests.length;
            await transcript[step]();
            assertOrdered(toIds(transcript), heard);
            assert.ok(server.requests.length - before <= 50);
          }
          for (let reads = 0; transcript.hasOlder; reads++) {
            assert.ok(reads < 100);
            await transcript.readOlder();
          }
        },
      ),
      { numRuns: 50 },
    );
  });
