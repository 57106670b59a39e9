import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toDisplayText } from '../../../../src/core/displayText';
import { escalationMs, maxBranchChars } from '../../../../src/core/limits';
import { type Branch, toNoteFile } from '../../../../src/delivery/chats/escalationNote';
import { EscalationStore } from '../../../../src/delivery/chats/escalationStore';
import { MemoryFolder } from '../../fakes/memoryFolder';
import { chatId } from '../../messages';
import { acme, strangers } from './owners';

const five = chatId(5);
const bob = toDisplayText('Bob');
const branch: Branch = { root: '/home/ann/shop', name: 'fix/login', commit: 'c0ffee', hadOwnCommits: true };

function open(folder = new MemoryFolder()): { folder: MemoryFolder; store: EscalationStore } {
  return { folder, store: new EscalationStore(folder) };
}

test('a sent message is noted with its branch, also for the next window, and for nobody else', async () => {
  const { folder, store } = open();
  await store.noteSent(acme, five, bob, branch, 1_000);
  const note = { owner: acme, chat: 5, customer: 'Bob', atMs: 1_000, branch, waitsForFix: false };
  const next = new EscalationStore(folder);
  assert.deepEqual(await next.get(acme, five), note);
  assert.deepEqual(await next.list(acme), [note]);
  for (const stranger of strangers) {
    assert.equal(await next.get(stranger, five), undefined);
    assert.deepEqual(await next.list(stranger), []);
  }
});

test('a later message keeps the wait for a fix, and the branch where it names none', async () => {
  const { store } = open();
  await store.setWaiting(acme, five, bob, true, branch, 1_000);
  await store.noteSent(acme, five, toDisplayText('Robert'), undefined, 2_000);
  const note = await store.get(acme, five);
  assert.deepEqual(
    [note?.waitsForFix, note?.branch, note?.customer, note?.atMs],
    [true, branch, 'Robert', 2_000],
  );
  await store.setWaiting(acme, five, bob, false, undefined, 3_000);
  assert.equal((await store.get(acme, five))?.waitsForFix, false);
});

test('a merged branch ends the wait and stays known, also for the next window, until something is written', async () => {
  const { folder, store } = open();
  await store.noteMerged(acme, five, 500);
  assert.deepEqual(folder.names, []);
  await store.setWaiting(acme, five, bob, true, branch, 1_000);
  await store.noteMerged(acme, five, 2_000);
  const merged = { owner: acme, chat: 5, customer: 'Bob', atMs: 2_000, branch, waitsForFix: false };
  assert.deepEqual(await new EscalationStore(folder).get(acme, five), { ...merged, isMerged: true });
  await store.noteSent(acme, five, bob, undefined, 3_000);
  assert.deepEqual(await new EscalationStore(folder).get(acme, five), { ...merged, atMs: 3_000 });
});

test('a branch is brought up to date only for a chat that is remembered', async () => {
  const { folder, store } = open();
  await store.updateBranch(acme, five, branch);
  assert.deepEqual(folder.names, []);
  await store.noteSent(acme, five, bob, branch, 1_000);
  const moved = { ...branch, commit: 'decaf' };
  await store.updateBranch(acme, five, moved);
  const note = await store.get(acme, five);
  assert.deepEqual([note?.branch, note?.atMs], [moved, 1_000]);
});

test('two windows write to different chats at the same moment, and each sees both, the latest first', async () => {
  const { folder, store } = open();
  const other = new EscalationStore(folder);
  await other.list(acme);
  await Promise.all([
    store.noteSent(acme, five, bob, branch, 1_000),
    other.noteSent(acme, chatId(6), bob, undefined, 2_000),
  ]);
  for (const each of [store, other])
    assert.deepEqual(
      (await each.list(acme)).map(({ chat }) => chat),
      [6, 5],
    );
  await folder.remove(await toNoteFile(acme, chatId(6)));
  assert.deepEqual(
    (await store.list(acme)).map(({ chat }) => chat),
    [5],
  );
});

test('changes of one window at the same moment all count', async () => {
  const { store } = open();
  await Promise.all([
    store.noteSent(acme, five, bob, undefined, 1_000),
    store.setWaiting(acme, five, bob, true, undefined, 2_000),
    store.updateBranch(acme, five, branch),
    store.noteSent(acme, five, bob, undefined, 3_000),
  ]);
  const note = await store.get(acme, five);
  assert.deepEqual([note?.waitsForFix, note?.branch?.name, note?.atMs], [true, 'fix/login', 3_000]);
});

test('names of files are safe on every system, whatever the API is called', async () => {
  const { folder, store } = open();
  for (const origin of ['https://api.helpcrunch.com', 'http://[::1]:8080', 'https://a/../..\\con:*?|'])
    await store.noteSent({ origin, organization: -1 }, chatId(Number.MAX_SAFE_INTEGER), bob, branch, 1);
  assert.equal(folder.names.length, 3);
  for (const name of folder.names) assert.match(name, /^[a-z0-9-]{1,60}\.json$/);
});

test('notes of chats that are no escalations any more are removed, whoever they belong to; those that wait for a fix stay', async () => {
  const { folder, store } = open();
  const nowMs = 2 * escalationMs;
  for (const owner of [acme, ...strangers]) await store.noteSent(owner, five, bob, branch, escalationMs);
  await store.noteSent(acme, chatId(6), bob, branch, escalationMs + 1);
  await store.setWaiting(acme, chatId(7), bob, true, branch, 1_000);
  folder.put('readme.json', '{}');
  await store.removeOld(nowMs);
  assert.deepEqual(
    (await store.list(acme)).map(({ chat }) => chat),
    [6, 7],
  );
  for (const stranger of strangers) assert.deepEqual(await store.list(stranger), []);
  assert.equal(folder.names.length, 3);
});

test('an old note that another window has renewed meanwhile stays', async () => {
  const { folder, store } = open();
  await store.noteSent(acme, five, bob, branch, 1_000);
  await store.list(acme);
  await new EscalationStore(folder).noteSent(acme, five, bob, branch, escalationMs);
  await store.removeOld(escalationMs + 1_000);
  assert.equal((await store.list(acme)).length, 1);
});

test('a disk that refuses keeps old notes, and holds up nothing', async () => {
  const { folder, store } = open();
  for (const id of [5, 6]) await store.noteSent(acme, chatId(id), bob, branch, 1_000);
  const both = folder.names;
  const [first] = both;
  for (const call of ['list', 'version', 'read', 'remove'] as const) {
    folder.fault = (made, name) =>
      made === call && (name === '' || name === first) ? new Error('EIO') : undefined;
    await new EscalationStore(folder).removeOld(2 * escalationMs);
    folder.fault = undefined;
    assert.deepEqual(folder.names, call === 'list' ? both : [first]);
  }
});

test('an unchanged file is not read again', async () => {
  const { folder, store } = open();
  await store.noteSent(acme, five, bob, branch, 1_000);
  await store.list(acme);
  folder.fault = (call) => (call === 'read' ? new Error('read again') : undefined);
  assert.equal((await store.list(acme)).length, 1);
});

test('a file that cannot be read hides no other, and is not overwritten', async () => {
  const { folder, store } = open();
  await store.setWaiting(acme, five, bob, true, branch, 1_000);
  const [name] = folder.names;
  await store.noteSent(acme, chatId(6), bob, branch, 1_000);
  const fresh = new EscalationStore(folder);
  folder.fault = (call, file) => (call === 'read' && file === name ? new Error('EACCES') : undefined);
  assert.deepEqual(
    (await fresh.list(acme)).map(({ chat }) => chat),
    [6],
  );
  await assert.rejects(fresh.noteSent(acme, five, bob, branch, 2_000), /EACCES/);
  folder.fault = undefined;
  await fresh.noteSent(acme, five, bob, branch, 2_000);
  assert.equal((await fresh.get(acme, five))?.waitsForFix, true);
});

test('damaged, hostile and newer files are no notes, and other files are left alone', async () => {
  const { folder, store } = open();
  await store.noteSent(acme, five, bob, branch, 1_000);
  const [name = ''] = folder.names;
  const good = JSON.parse(folder.peek(name) ?? '') as object;
  const bad = [
    ...['', 'null', '7', '[]', '{', '{}'],
    ...[
      { version: 2 },
      { chat: 0 },
      { origin: 1 },
      { organization: '77' },
      { customer: 5 },
      { atMs: null },
    ].map((change) => JSON.stringify({ ...good, ...change })),
  ];
  for (const content of bad) {
    folder.put(name, content);
    assert.deepEqual(await store.list(acme), [], content);
    assert.equal(await store.get(acme, five), undefined, content);
  }
  folder.put(name, JSON.stringify({ ...good, chat: 6 }));
  assert.equal(await store.get(acme, five), undefined);
  folder.put(name, JSON.stringify({ ...good, customer: '[x](command:evil)' }));
  folder.put('readme.json', JSON.stringify(good));
  assert.deepEqual(
    (await store.list(acme)).map(({ customer }) => customer),
    ['[x] (command:evil)'],
  );
});

test('a branch that is damaged or too long to be one is left out', async () => {
  const { folder, store } = open();
  const long = 'x'.repeat(maxBranchChars + 1);
  await store.noteSent(acme, five, bob, { ...branch, root: long }, 1_000);
  assert.equal((await store.get(acme, five))?.branch, undefined);
  const [name = ''] = folder.names;
  const good = JSON.parse(folder.peek(name) ?? '') as object;
  for (const bad of [
    7,
    null,
    {},
    { ...branch, name: 5 },
    { ...branch, commit: '' },
    { ...branch, name: long },
  ]) {
    folder.put(name, JSON.stringify({ ...good, branch: bad }));
    const note = await store.get(acme, five);
    assert.deepEqual([note?.chat, note?.branch], [5, undefined]);
  }
});
