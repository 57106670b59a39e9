import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fullMonthBytes, maxKeptBytes } from '../../../src/core/limits';
import { SentLog } from '../../../src/delivery/sentLog';
import { chatId } from '../messages';
import { say, toId } from '../outboxMessages';
import { december, november, openLog, toIds } from './sentLogFolder';

test('a record tells where a message went, who wrote it and how it begins, but not its text', async () => {
  const { log, folder } = openLog();
  const message = say(1, { content: { text: '\n  \nfirst line\nsecond line', markdownText: '**first**' } });
  await log.add(message, 4711, november, false);
  assert.deepEqual(await log.read(), [
    {
      ...{ id: toId(1), atMs: november, origin: 'https://api.helpcrunch.com', chat: chatId(5) },
      ...{ organization: { id: 77, domain: 'acme' }, customer: 'Cara Customer', type: 'private' },
      ...{ agent: 'Ann Agent', messageIds: [4711], firstLine: 'first line' },
    },
  ]);
  assert.ok(!folder.peek('2026-11.jsonl')?.includes('second line'));
});

test('the text is kept where the user wants it, and a message as the customer has no agent', async () => {
  const { log } = openLog();
  await log.add(say(1, { type: 'message', author: { kind: 'customer' } }), 1, november, true);
  const [record] = await log.read();
  assert.deepEqual([record?.text, record?.agent], ['text 1', undefined]);
});

test('the newest comes first, over the months, each in a file of its own', async () => {
  const { log, folder } = openLog();
  const times = [november, november + 1, december, december + 1];
  for (const [index, atMs] of times.entries()) await log.add(say(index + 1), index, atMs, false);
  assert.deepEqual(await toIds(log), [4, 3, 2, 1].map(toId));
  assert.deepEqual(await toIds(log, december + 5), [4, 3].map(toId));
  assert.deepEqual(folder.names.sort(), ['2026-11.jsonl', '2026-12.jsonl']);
});

test('a month ends for all at the same instant, wherever they are', async () => {
  const { log, folder } = openLog();
  await log.add(say(1), 1, december - 1, false);
  await log.add(say(2), 2, december, false);
  assert.deepEqual(folder.names.sort(), ['2026-11.jsonl', '2026-12.jsonl']);
});

test('a message that is recorded twice, as after a crash, is there once', async () => {
  const { log } = openLog();
  for (const messageId of [1, 1]) await log.add(say(1), messageId, november, false);
  await log.add(say(2), 2, november, false);
  assert.deepEqual(await toIds(log), [2, 1].map(toId));
});

test('half a line, as a crash leaves it, hides neither what was before nor what comes after', async () => {
  const { log, folder } = openLog();
  await log.add(say(1), 1, november, false);
  await log.add(say(2), 2, november, false);
  const whole = folder.peek('2026-11.jsonl') ?? '';
  const second = whole.trimEnd().lastIndexOf('\n') + 1;
  for (let length = second; length < whole.trimEnd().length; length++) {
    const torn = openLog();
    torn.folder.put('2026-11.jsonl', whole.slice(0, length));
    assert.deepEqual(await toIds(torn.log), [toId(1)], `${length}`);
    await torn.log.add(say(3), 3, november, false);
    assert.deepEqual(await toIds(torn.log), [3, 1].map(toId), `${length}`);
  }
});

test('two windows write at the same time, and each sees what the other wrote', async () => {
  const { folder, log } = openLog();
  const other = new SentLog(folder);
  await toIds(other);
  await Promise.all([log.add(say(1), 1, november, false), other.add(say(2), 2, november, false)]);
  for (const each of [log, other]) assert.deepEqual((await toIds(each)).sort(), [1, 2].map(toId));
  await log.add(say(3), 3, november, false);
  assert.equal((await toIds(other)).length, 3);
});

test('an unchanged month is not read again', async () => {
  const { folder, log } = openLog();
  await log.add(say(1), 1, november, false);
  await log.read();
  folder.fault = (call) => (call === 'read' ? new Error('read again') : undefined);
  assert.deepEqual(await toIds(log), [toId(1)]);
});

test('what is no record is left out', async () => {
  const { folder, log } = openLog();
  await log.add(say(1), 1, november, false);
  const good = JSON.parse((folder.peek('2026-11.jsonl') ?? '').trim()) as object;
  const bad = [
    ...['null', '7', '"text"', '[]', '{}', 'undefined', '{"version":1'],
    ...[
      { version: 2 },
      { id: 1 },
      { atMs: '1' },
      { chat: 0 },
      { type: 'email' },
      { origin: 1 },
      { customer: null },
    ].map((change) => JSON.stringify({ ...good, ...change })),
    JSON.stringify({ ...good, organization: { id: 'x', domain: 'acme' } }),
    JSON.stringify({ ...good, firstLine: undefined }),
  ];
  for (const line of bad) await folder.append('2026-11.jsonl', line);
  await log.add(say(2), 2, november, false);
  assert.deepEqual(await toIds(log), [2, 1].map(toId));
  for (const name of ['readme.txt', '2026-11.jsonl.bak', '2026-1.jsonl'])
    folder.put(name, JSON.stringify(good));
  assert.deepEqual(await toIds(log), [2, 1].map(toId));
});

test('names in a record that somebody has changed are made harmless', async () => {
  const { folder, log } = openLog();
  await log.add(say(1), 1, november, false);
  const good = JSON.parse((folder.peek('2026-11.jsonl') ?? '').trim()) as object;
  const evil = '[x](command:evil)\u202e';
  folder.put('2026-11.jsonl', JSON.stringify({ ...good, customer: evil, agent: evil, firstLine: evil }));
  const [record] = await log.read();
  for (const shown of [record?.customer, record?.agent, record?.firstLine])
    assert.equal(shown, '[x] (command:evil)');
});

/** A text of two bytes a letter, so that so many letters are as many bytes as a month's file takes. */
const large = 'я'.repeat(fullMonthBytes / 4);

test('a month with many long texts goes on in further files, none of which is too large to be read', async () => {
  const { log, folder } = openLog();
  for (const number of [1, 2, 3, 4, 5])
    await log.add(say(number, { content: { text: large } }), number, november, true);
  await log.add(say(6), 6, december, true);
  assert.deepEqual(folder.names.sort(), [
    ...['2026-11.2.jsonl', '2026-11.3.jsonl', '2026-11.jsonl', '2026-12.jsonl'],
  ]);
  for (const [name, content] of folder.entries)
    assert.ok(Buffer.byteLength(content) < maxKeptBytes - fullMonthBytes, name);
  for (const each of [log, new SentLog(folder)])
    assert.deepEqual(await toIds(each, november), [6, 5, 4, 3, 2, 1].map(toId));
  assert.deepEqual(await toIds(log, december), [toId(6)]);
  assert.deepEqual(await log.empty(), []);
  assert.deepEqual(folder.names, []);
});

test('the further files of a month are in their order, also the tenth', async () => {
  const { log, folder } = openLog();
  await log.add(say(1), 1, november, false);
  const first = folder.peek('2026-11.jsonl') ?? '';
  for (const number of [2, 10])
    folder.put(`2026-11.${number}.jsonl`, first.replaceAll(toId(1), toId(number)));
  assert.deepEqual(await toIds(log), [10, 2, 1].map(toId));
});
