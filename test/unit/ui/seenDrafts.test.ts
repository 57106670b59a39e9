import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seenDraftsRemembered } from '../../../src/core/limits';
import { SeenDrafts } from '../../../src/ui/seenDrafts';
import { MemoryKeyValue } from '../fakes/memoryKeyValue';

test('a text is known from when it was seen until another one was', async () => {
  const seen = new SeenDrafts(new MemoryKeyValue());
  assert.equal(await seen.has('a.md', 'text'), false);
  await seen.add('a.md', 'text');
  assert.equal(await seen.has('a.md', 'text'), true);
  assert.equal(await seen.has('b.md', 'text'), false);
  await seen.add('a.md', 'other');
  assert.equal(await seen.has('a.md', 'text'), false);
  assert.equal(await seen.has('a.md', 'other'), true);
});

test('it is known after a restart, without that the text is kept', async () => {
  const memory = new MemoryKeyValue();
  await new SeenDrafts(memory).add('a.md', 'secret text');
  assert.equal(await new SeenDrafts(memory).has('a.md', 'secret text'), true);
  const kept = memory.names.map((name) => JSON.stringify(memory.get(name))).join();
  assert.ok(kept.includes('a.md') && !kept.includes('secret'));
});

test('the drafts that were seen last are remembered', async () => {
  const memory = new MemoryKeyValue();
  const seen = new SeenDrafts(memory);
  for (let draft = 0; draft <= seenDraftsRemembered; draft++) await seen.add(`${draft}.md`, 'text');
  const next = new SeenDrafts(memory);
  assert.equal(await next.has('0.md', 'text'), false);
  for (const draft of [1, seenDraftsRemembered]) assert.equal(await next.has(`${draft}.md`, 'text'), true);
});

test('what Reset has removed from the workspace does not come back with the next draft', async () => {
  const memory = new MemoryKeyValue();
  const seen = new SeenDrafts(memory);
  await seen.add('old.md', 'text');
  for (const name of memory.names) await memory.update(name, undefined);
  await seen.add('new.md', 'text');
  assert.ok(memory.json.includes('new.md') && !memory.json.includes('old.md'));
});

test('a workspace that remembers nothing, or nonsense, knows no draft, and is no error', async () => {
  for (const value of [undefined, null, 7, 'text', {}, [1, ['a.md'], ['a.md', 1], null]]) {
    const memory = new MemoryKeyValue();
    await memory.update('helpcrunch.seenDrafts', value);
    assert.equal(await new SeenDrafts(memory).has('a.md', 'text'), false);
  }
  const failing = { get: () => undefined, update: () => Promise.reject(new Error('no disk')) };
  const seen = new SeenDrafts(failing);
  await seen.add('a.md', 'text');
  assert.equal(await seen.has('a.md', 'text'), true);
});
