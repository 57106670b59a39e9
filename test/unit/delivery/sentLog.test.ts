import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SentLog } from '../../../src/delivery/sentLog';
import { MemoryFolder } from '../fakes/memoryFolder';
import { chatId } from '../messages';
import { say, toId } from '../outboxMessages';

const november = Date.UTC(2026, 10, 22);
const december = Date.UTC(2026, 11, 1);

function open(folder = new MemoryFolder()): { folder: MemoryFolder; log: SentLog } {
  return { folder, log: new SentLog(folder) };
}

async function toIds(log: SentLog, sinceMs?: number): Promise<string[]> {
  return (await log.read(sinceMs)).map(({ id }) => id);
}

test('a record tells where a message went, who wrote it and how it begins, but not its text', async () => {
  const { log, folder } = open();
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
  const { log } = open();
  await log.add(say(1, { type: 'message', author: { kind: 'customer' } }), 1, november, true);
  const [record] = await log.read();
  assert.deepEqual([record?.text, record?.agent], ['text 1', undefined]);
});

test('the newest comes first, over the months, each in a file of its own', async () => {
  const { log, folder } = open();
  const times = [november, november + 1, december, december + 1];
  for (const [index, atMs] of times.entries()) await log.add(say(index + 1), index, atMs, false);
  assert.deepEqual(await toIds(log), [4, 3, 2, 1].map(toId));
  assert.deepEqual(await toIds(log, december + 5), [4, 3].map(toId));
  assert.deepEqual(folder.names.sort(), ['2026-11.jsonl', '2026-12.jsonl']);
});

test('a month ends for all at the same instant, wherever they are', async () => {
  const { log, folder } = open();
  await log.add(say(1), 1, december - 1, false);
  await log.add(say(2), 2, december, false);
  assert.deepEqual(folder.names.sort(), ['2026-11.jsonl', '2026-12.jsonl']);
});

test('a message that is recorded twice, as after a crash, is there once', async () => {
  const { log } = open();
  for (const messageId of [1, 1]) await log.add(say(1), messageId, november, false);
  await log.add(say(2), 2, november, false);
  assert.deepEqual(await toIds(log), [2, 1].map(toId));
});

test('half a line, as a crash leaves it, hides neither what was before nor what comes after', async () => {
  const { log, folder } = open();
  await log.add(say(1), 1, november, false);
  await log.add(say(2), 2, november, false);
  const whole = folder.peek('2026-11.jsonl') ?? '';
  const second = whole.trimEnd().lastIndexOf('\n') + 1;
  for (let length = second; length < whole.trimEnd().length; length++) {
    const torn = open();
    torn.folder.put('2026-11.jsonl', whole.slice(0, length));
    assert.deepEqual(await toIds(torn.log), [toId(1)], `${length}`);
    await torn.log.add(say(3), 3, november, false);
    assert.deepEqual(await toIds(torn.log), [3, 1].map(toId), `${length}`);
  }
});

test('two windows write at the same time, and each sees what the other wrote', async () => {
  const { folder, log } = open();
  const other = new SentLog(folder);
  await toIds(other);
  await Promise.all([log.add(say(1), 1, november, false), other.add(say(2), 2, november, false)]);
  for (const each of [log, other]) assert.deepEqual((await toIds(each)).sort(), [1, 2].map(toId));
  await log.add(say(3), 3, november, false);
  assert.equal((await toIds(other)).length, 3);
});

test('an unchanged month is not read again', async () => {
  const { folder, log } = open();
  await log.add(say(1), 1, november, false);
  await log.read();
  folder.fault = (call) => (call === 'read' ? new Error('read again') : undefined);
  assert.deepEqual(await toIds(log), [toId(1)]);
});

test('what is no record is left out', async () => {
  const { folder, log } = open();
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
  const { folder, log } = open();
  await log.add(say(1), 1, november, false);
  const good = JSON.parse((folder.peek('2026-11.jsonl') ?? '').trim()) as object;
  const evil = '[x](command:evil)\u202e';
  folder.put('2026-11.jsonl', JSON.stringify({ ...good, customer: evil, agent: evil, firstLine: evil }));
  const [record] = await log.read();
  for (const shown of [record?.customer, record?.agent, record?.firstLine])
    assert.equal(shown, '[x] (command:evil)');
});

const draft = '0123456789abcdef0123456789abcdef';
const digest = 'a'.repeat(64);
/** Which text of the draft it is, as its only message. */
const source = { digest, part: 1, parts: 1 };

test('a handoff draft is told what was sent of it, the oldest first and each message once', async () => {
  const { log, folder } = open();
  const other = { draft: 'fedcba98', ...source };
  await log.add(say(1, { handoff: { draft, ...source } }), 11, november, false);
  await log.add(say(2, { handoff: other }), 12, november, false);
  await log.add(say(3), 13, november, false);
  for (const messageId of [14, 14])
    await log.add(say(4, { type: 'message', handoff: { draft, ...source } }), messageId, december, false);
  const [first, second, ...more] = await new SentLog(folder).readHandoff(draft);
  assert.deepEqual(first, { id: toId(1), atMs: november, type: 'private', ...source, messageIds: [11] });
  assert.deepEqual(second, { id: toId(4), atMs: december, type: 'message', ...source, messageIds: [14] });
  assert.deepEqual(more, []);
  assert.deepEqual([...(await log.listHandoffs())].sort(), [draft, 'fedcba98'].sort());
  assert.deepEqual(await log.readHandoff('00000000'), []);
});

test('emptied, it tells of nobody and nothing, but a handoff draft still knows what was sent of it', async () => {
  const { log, folder } = open();
  const content = { text: 'Cause: a race' };
  await log.add(say(1, { handoff: { draft, ...source }, content }), 11, november, true);
  await log.add(say(2, { content }), 12, december, true);
  await log.read();
  await log.empty();
  for (const each of [log, new SentLog(folder)]) assert.deepEqual(await each.read(), []);
  const [known, ...more] = await log.readHandoff(draft);
  assert.deepEqual([known?.digest, known?.messageIds, more], [digest, [11], []]);
  assert.deepEqual(folder.names, [`handoff-${draft}.jsonl`]);
  const left = folder.entries.join();
  for (const word of ['Cara', 'Ann', 'Cause', 'acme', 'helpcrunch.com'])
    assert.ok(!left.includes(word), word);
});

test('emptied, it is filled again', async () => {
  const { log } = open();
  await log.empty();
  for (const number of [1, 2]) {
    await log.add(say(number), number, november, false);
    assert.deepEqual(await toIds(log), [toId(number)]);
    await log.empty();
    assert.deepEqual(await toIds(log), []);
  }
});

test('what another window adds while it is emptied is not lost, whenever that is', async () => {
  for (let at = 1; ; at++) {
    const { log, folder } = open();
    await log.add(say(1), 1, november, false);
    const other = new SentLog(folder);
    let calls = 0;
    const added: Promise<void>[] = [];
    folder.fault = () => {
      if (++calls === at) added.push(other.add(say(2), 2, november, false));
      return undefined;
    };
    await log.empty();
    folder.fault = undefined;
    if (added.length === 0) break;
    await Promise.all(added);
    const ids = await toIds(log);
    assert.ok(!ids.includes(toId(1)), `${at}`);
    // What had been added before the records were read is of those that were to go.
    assert.ok(ids.includes(toId(2)) || at <= 2, `${at}`);
  }
});

test('what a crash has left half emptied is still shown, and goes the next time', async () => {
  for (let at = 1; ; at++) {
    const { log, folder } = open();
    for (const [number, atMs] of [november, december].entries())
      await log.add(say(number + 1, { handoff: { draft, ...source } }), number, atMs, false);
    let calls = 0;
    folder.fault = () => (++calls >= at ? new Error('died') : undefined);
    const died = await log.empty().then(
      () => false,
      () => true,
    );
    folder.fault = undefined;
    if (!died) break;
    await log.add(say(3), 3, december, false);
    const next = new SentLog(folder);
    assert.equal((await toIds(next))[0], toId(3), `${at}`);
    await next.empty();
    assert.deepEqual(await toIds(next), [], `${at}`);
    assert.equal((await next.readHandoff(draft)).length, 2, `${at}`);
    assert.deepEqual(folder.names, [`handoff-${draft}.jsonl`], `${at}`);
  }
});

test('what was sent of a draft is forgotten with the draft, and of no other', async () => {
  const { log } = open();
  for (const [number, each] of [draft, 'fedcba98'].entries())
    await log.add(say(number, { handoff: { draft: each, ...source } }), number, november, false);
  await log.forgetHandoff(draft);
  assert.deepEqual(await log.readHandoff(draft), []);
  assert.deepEqual(await log.listHandoffs(), ['fedcba98']);
  assert.equal((await log.read()).length, 2);
});

test('half a line about a draft, or nonsense, is nothing that was sent', async () => {
  const { log, folder } = open();
  await log.add(say(1, { handoff: { draft, ...source } }), 11, november, false);
  const name = `handoff-${draft}.jsonl`;
  const line = (folder.peek(name) ?? '').trim();
  const good = JSON.parse(line) as object;
  const changes = [
    { version: 2 },
    { id: 1 },
    { atMs: '1' },
    { type: 'email' },
    { digest: 7 },
    { part: 0 },
    { parts: '1' },
  ];
  const bad = ['null', '7', '{}', ...changes.map((change) => JSON.stringify({ ...good, ...change }))];
  for (let length = 1; length < line.length; length++) bad.push(line.slice(0, length));
  for (const each of bad) await folder.append(name, each);
  assert.equal((await log.readHandoff(draft)).length, 1);
});

test('the first line of a handoff is what stands below its first heading', async () => {
  const { log } = open();
  const content = { text: 'What the customer sees\n\nThe export stops.' };
  const text = '## What the customer sees\n\nThe export stops.';
  const handoff = { draft, ...source };
  await log.add(say(1, { content, source: { text, form: 'markdown' }, handoff }), 11, november, false);
  await log.add(say(2, { content, source: { text, form: 'markdown' } }), 12, november, false);
  assert.deepEqual(
    (await log.read()).map(({ firstLine }) => firstLine),
    ['What the customer sees', 'The export stops.'],
  );
});
