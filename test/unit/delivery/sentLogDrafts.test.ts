import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SentLog } from '../../../src/delivery/sentLog';
import { say, toId } from '../outboxMessages';
import { december, draft, november, openLog, source } from './sentLogFolder';

test('a handoff draft is told what was sent of it, the oldest first and each message once', async () => {
  const { log, folder } = openLog();
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

test('what was sent of a draft is forgotten with the draft, and of no other', async () => {
  const { log } = openLog();
  for (const [number, each] of [draft, 'fedcba98'].entries())
    await log.add(say(number, { handoff: { draft: each, ...source } }), number, november, false);
  await log.forgetHandoff(draft);
  assert.deepEqual(await log.readHandoff(draft), []);
  assert.deepEqual(await log.listHandoffs(), ['fedcba98']);
  assert.equal((await log.read()).length, 2);
});

test('half a line about a draft, or nonsense, is nothing that was sent', async () => {
  const { log, folder } = openLog();
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
  const { log } = openLog();
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
