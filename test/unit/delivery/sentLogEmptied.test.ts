import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SentLog } from '../../../src/delivery/sentLog';
import type { FolderCall, MemoryFolder } from '../fakes/memoryFolder';
import { say, toId } from '../outboxMessages';
import { december, draft, november, openLog, source, toIds } from './sentLogFolder';

test('emptied, it tells of nobody and nothing, but a handoff draft still knows what was sent of it', async () => {
  const { log, folder } = openLog();
  const content = { text: 'Cause: a race' };
  await log.add(say(1, { handoff: { draft, ...source }, content }), 11, november, true);
  await log.add(say(2, { content }), 12, december, true);
  await log.read();
  await log.empty();
  for (const each of [log, new SentLog(folder)]) assert.deepEqual(await each.read(), []);
  const [known, ...more] = await log.readHandoff(draft);
  assert.deepEqual([known?.digest, known?.messageIds, more], [source.digest, [11], []]);
  assert.deepEqual(folder.names, [`handoff-${draft}.jsonl`]);
  const left = folder.entries.join();
  for (const word of ['Cara', 'Ann', 'Cause', 'acme', 'helpcrunch.com'])
    assert.ok(!left.includes(word), word);
});

test('emptied, it is filled again', async () => {
  const { log } = openLog();
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
    const { log, folder } = openLog();
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
    const { log, folder } = openLog();
    for (const [number, atMs] of [november, december].entries())
      await log.add(say(number + 1, { handoff: { draft, ...source } }), number, atMs, false);
    let calls = 0;
    folder.fault = () => (++calls >= at ? new Error('died') : undefined);
    const died = await log.empty().then(
      (left) => left.length > 0,
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

/** A file that can be removed, but not read, as one too large or a link; or neither, as a folder. */
function spoil(folder: MemoryFolder, name: string, ...calls: FolderCall[]): void {
  folder.put(name, '');
  folder.fault = (call, of) => (of === name && calls.includes(call) ? new Error(`no ${call}`) : undefined);
}

test('a month that cannot be read is left out and told, but whoever looks for what was sent learns that nobody knows', async () => {
  const { log, folder } = openLog();
  await log.add(say(1), 1, november, false);
  spoil(folder, '2020-01.jsonl', 'read');
  const { records, faults } = await log.readable();
  assert.deepEqual(
    records.map(({ id }) => id),
    [toId(1)],
  );
  assert.deepEqual(
    faults.map(({ name }) => name),
    ['2020-01.jsonl'],
  );
  await assert.rejects(log.read(), /no read/);
  assert.deepEqual(await toIds(log, november), [toId(1)]);
});

test('emptied, also what cannot be read is gone', async () => {
  const { log, folder } = openLog();
  await log.add(say(1, { handoff: { draft, ...source } }), 1, november, false);
  spoil(folder, '2020-01.jsonl', 'read');
  assert.deepEqual(await log.empty(), []);
  assert.deepEqual(folder.names, [`handoff-${draft}.jsonl`]);
});

test('what cannot be removed is told, and keeps nothing else', async () => {
  const { log, folder } = openLog();
  await log.add(say(1), 1, november, false);
  spoil(folder, '2020-01.jsonl', 'read', 'remove');
  const left = await log.empty();
  assert.deepEqual(
    left.map(({ name }) => name),
    ['2020-01.jsonl'],
  );
  assert.deepEqual(folder.names, ['2020-01.jsonl']);
});
