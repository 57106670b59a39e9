import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chatId } from '../../messages';
import { failsWith } from '../../failures';
import { HandoffWorld, about, text } from './handoffWorld';

const toText = (): Promise<string> => Promise.resolve(text);
const unreadable = failsWith('draftUnreadable');

test('a draft is bound to its chat, in every window', async () => {
  const world = new HandoffWorld();
  const store = world.open();
  assert.equal(await store.find(about, about.chat), undefined);
  const id = await store.open(about, toText);
  assert.match(id, /^[0-9a-f]{32}$/);
  const other = world.open();
  assert.equal(await other.toId(about, about.chat), id);
  assert.equal(await other.find(about, about.chat), id);
  assert.deepEqual(await other.binding(id), { ...about, createdMs: world.clock.now() });
  assert.equal(await other.isHandoff(id), true);
  assert.equal(world.drafts.peek(`${id}.md`), text);
});

test('each chat of each organization has a draft of its own', async () => {
  const store = new HandoffWorld().open();
  const owners = [about, { ...about, organization: 78 }, { ...about, origin: 'https://eu.example' }];
  const ids = owners.flatMap((owner) => [store.toId(owner, chatId(5)), store.toId(owner, chatId(6))]);
  assert.equal(new Set(await Promise.all(ids)).size, 6);
});

test('a text that is there stays, and no template is made for it', async () => {
  const world = new HandoffWorld();
  const id = await world.open().open(about, toText);
  world.drafts.put(`${id}.md`, 'written by hand');
  const again = await world.open().open(about, () => assert.fail('no template is needed'));
  assert.equal(again, id);
  assert.equal(world.drafts.peek(`${id}.md`), 'written by hand');
});

test('of windows that open the same draft at the same time one makes it, and all get it', async () => {
  const world = new HandoffWorld();
  const texts = ['from a', 'from b', 'from c'];
  const ids = await Promise.all(texts.map((own) => world.open().open(about, () => Promise.resolve(own))));
  assert.equal(new Set(ids).size, 1);
  assert.ok(texts.includes(world.drafts.peek(`${ids[0]}.md`) ?? ''));
  assert.equal(world.drafts.names.length, 2);
});

test('what is missing is made, and only that', async () => {
  const world = new HandoffWorld();
  const store = world.open();
  const id = await store.open(about, toText);
  for (const lost of [`${id}.md`, `${id}.json`]) {
    await world.drafts.remove(lost);
    assert.equal(await store.find(about, about.chat), undefined, lost);
    assert.equal(await store.open(about, toText), id);
    assert.equal(await store.find(about, about.chat), id);
  }
});

test('a binding that somebody has changed is none, and the next opening mends it', async () => {
  const world = new HandoffWorld();
  const store = world.open();
  const id = await store.open(about, toText);
  const good = JSON.parse(world.drafts.peek(`${id}.json`) ?? '') as object;
  const changes = [
    ...[{ version: 0 }, { version: '1' }, { kind: 'note' }, { kind: undefined }, { origin: 7 }],
    ...[{ origin: 'https://evil.example' }, { organization: 78 }, { organization: '77' }],
    ...[{ chat: 6 }, { chat: 0 }, { chat: undefined }, { customer: null }, { createdMs: 'now' }],
  ].map((change) => JSON.stringify({ ...good, ...change }));
  for (const json of [...changes, '', 'null', '[]', '7', '{', JSON.stringify(good).slice(0, 40)]) {
    world.drafts.put(`${id}.json`, json);
    await assert.rejects(store.binding(id), unreadable, json);
    assert.equal(await store.isHandoff(id), false);
    assert.equal(await store.find(about, about.chat), undefined);
    await store.open(about, toText);
    assert.deepEqual(await store.binding(id), { ...about, createdMs: world.clock.now() });
    assert.equal(world.drafts.peek(`${id}.md`), text);
  }
});

test('a name in a binding that somebody has changed is made harmless', async () => {
  const world = new HandoffWorld();
  const store = world.open();
  const id = await store.open(about, toText);
  const good = JSON.parse(world.drafts.peek(`${id}.json`) ?? '') as object;
  world.drafts.put(`${id}.json`, JSON.stringify({ ...good, customer: '[x](command:evil)\u202e' }));
  assert.equal((await store.binding(id)).customer, '[x] (command:evil)');
});

test('a draft of a newer version is left alone', async () => {
  const world = new HandoffWorld();
  const store = world.open();
  const id = await store.open(about, toText);
  const newer = JSON.stringify({ version: 2, more: 'than we know' });
  world.drafts.put(`${id}.json`, newer);
  await assert.rejects(store.open(about, toText), unreadable);
  await assert.rejects(store.binding(id), unreadable);
  assert.equal(world.drafts.peek(`${id}.json`), newer);
});

test('a draft that is not there cannot be read', async () => {
  const store = new HandoffWorld().open();
  await assert.rejects(store.binding('0123456789abcdef0123456789abcdef'), unreadable);
});

test('an open that the disk refuses leaves what can be opened later', async () => {
  const world = new HandoffWorld();
  world.drafts.fault = (call, name) =>
    call === 'create' && name.endsWith('.json') ? new Error('full') : undefined;
  await assert.rejects(world.open().open(about, toText), /full/);
  world.drafts.fault = undefined;
  const id = await world.open().open(about, () => assert.fail('the text is there'));
  assert.equal(world.drafts.peek(`${id}.md`), text);
});

test('what was sent is told with its messages, the oldest first', async () => {
  const world = new HandoffWorld();
  const store = world.open();
  const id = await store.open(about, toText);
  assert.deepEqual(await store.sent(id), []);
  await world.send(id, 'private', 'the cause');
  const firstMs = world.clock.now();
  await world.clock.pass(1_000);
  await world.send(id, 'message', 'the cause');
  await world.clock.pass(1_000);
  await world.send(id, 'private', 'the cause');
  await world.send('0123456789abcdef', 'private', 'the cause');
  const digest = await store.digest('the cause');
  assert.deepEqual(await store.sent(id), [
    { type: 'message', digest, messageIds: [102], isWhole: true, atMs: firstMs + 1_000 },
    { type: 'private', digest, messageIds: [101, 103], isWhole: true, atMs: firstMs + 2_000 },
  ]);
});
