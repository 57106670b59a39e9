import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ChatEntry } from '../../../src/core/chat';
import { toDisplayText } from '../../../src/core/displayText';
import { maxPages } from '../../../src/core/limits';
import { chatId, toEntry } from '../messages';
import { failsWith } from '../failures';
import { clientOn, json, root } from './clientOn';

const wire = (id: number): object => ({
  id,
  type: 'private',
  from: 'agent',
  text: `text ${id}`,
  agent: { id: 7 },
});
const nobody = toDisplayText('');
const entry = (id: number): ChatEntry => toEntry({ id, text: `text ${id}`, agentName: nobody });

/** A chat of entries 1 to `count`, the newest first, in pages as they were asked for. */
function chatOf(count: number) {
  return clientOn(({ path }) => {
    const { searchParams } = new URL(path, root.origin);
    const offset = Number(searchParams.get('offset') ?? 0);
    const all = Array.from({ length: count }, (_, index) => wire(count - index));
    return json({ data: all.slice(offset, offset + Number(searchParams.get('limit'))), total: count });
  });
}

test('entries are read page by page until the first that is known', async () => {
  const { client, requests } = chatOf(350);
  const entries = await client.listEntries(chatId(5), 120);
  assert.deepEqual([entries.length, entries[0]?.id, entries.at(-1)?.id], [230, 350, 121]);
  assert.deepEqual(
    requests.map(({ path }) => path),
    [0, 100, 200].map((offset) => `/v1/chats/5/messages?limit=100&offset=${offset}`),
  );
});

test('a chat in which nothing is new is read with one request', async () => {
  const { client, requests } = chatOf(350);
  assert.deepEqual(await client.listEntries(chatId(5), 350), []);
  assert.equal(requests.length, 1);
});

test('an entry that has moved to the next page meanwhile is there once', async () => {
  const { client } = clientOn(({ path }) =>
    json({
      data: Array.from({ length: 100 }, (_, index) => wire((path.endsWith('offset=0') ? 300 : 201) - index)),
    }),
  );
  const entries = await client.listEntries(chatId(5), 150);
  assert.equal(new Set(entries.map(({ id }) => id)).size, entries.length);
  assert.equal(entries.length, 150);
});

test('a transcript that never ends, or that ignores the offset, is not read for ever', async () => {
  let id = 1_000_000;
  const endless = clientOn(() => json({ data: Array.from({ length: 100 }, () => wire(id--)) }));
  await endless.client.listEntries(chatId(5), 0);
  assert.equal(endless.requests.length, maxPages);
  const same = clientOn(() => json({ data: Array.from({ length: 100 }, (_, index) => wire(200 - index)) }));
  assert.equal((await same.client.listEntries(chatId(5), 0)).length, 100);
  assert.equal(same.requests.length, 2);
});

for (const [what, body] of [
  ['data', { data: [wire(2), wire(1)], total: 2 }],
  ['messages', { messages: [wire(2), wire(1)] }],
  ['a list in a list', { data: [[wire(2), wire(1)]] }],
] as const) {
  test(`a transcript is understood as ${what}`, async () => {
    assert.deepEqual(await clientOn(() => json(body)).client.listEntries(chatId(5), 0), [entry(2), entry(1)]);
  });
}

test('an entry that cannot be read hides no other, and a missing agent or text is none', async () => {
  const odd = [
    { id: 'x' },
    null,
    7,
    { ...wire(4), agent: { id: null } },
    { ...wire(3), agent: null, text: null },
  ];
  const { client } = clientOn(() => json({ data: [...odd, wire(2)] }));
  assert.deepEqual(await client.listEntries(chatId(5), 0), [
    { ...entry(4), agent: undefined },
    { ...entry(3), agent: undefined, text: undefined },
    entry(2),
  ]);
});

test('the newest entry is asked for alone, and there may be none', async () => {
  const { client, requests } = chatOf(350);
  assert.equal(await client.getNewestEntryId(chatId(5)), 350);
  assert.deepEqual(
    requests.map(({ path }) => path),
    ['/v1/chats/5/messages?limit=1&offset=0'],
  );
  assert.equal(await chatOf(0).client.getNewestEntryId(chatId(5)), 0);
});

test('a conversation that is not there means its chat, however it is read', async () => {
  const { client } = clientOn(() => json({}, 404));
  const reads = [
    client.listEntryPage(chatId(5), 0, 20),
    client.listEntries(chatId(5), 0),
    client.getNewestEntryId(chatId(5)),
  ];
  for (const read of reads) await assert.rejects(read, failsWith('chatNotFound'));
});
