import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toDisplayText } from '../../../../src/core/displayText';
import { toHandoffId } from '../../../../src/delivery/handoffs/handoffBinding';
import { chatId } from '../../messages';
import { failsWith } from '../../failures';
import { HandoffWorld, about, text } from './handoffWorld';

const toText = (): Promise<string> => Promise.resolve(text);
const unreadable = failsWith('draftUnreadable');
const foreign = failsWith('handoffForeign');

test('a draft is bound to its chat, in every window', async () => {
  const world = new HandoffWorld();
  const store = world.open();
  assert.equal(await store.find(about, about.chat), undefined);
  const id = await store.open(about, toText);
  assert.match(id, /^[0-9a-f]{32}$/);
  const other = world.open();
  assert.equal(await toHandoffId(about, about.chat), id);
  assert.equal(await other.find(about, about.chat), id);
  assert.deepEqual(await other.binding(id), { ...about, createdMs: world.clock.now() });
  assert.equal(await other.isHandoff(id), true);
  assert.equal(world.drafts.peek(`${id}.md`), text);
});

test('each chat of each organization has a draft of its own', async () => {
  const owners = [about, { ...about, organization: 78 }, { ...about, origin: 'https://eu.example' }];
  const ids = owners.flatMap((owner) => [toHandoffId(owner, chatId(5)), toHandoffId(owner, chatId(6))]);
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
    if (lost.endsWith('.json')) await assert.rejects(store.binding(id), unreadable);
    assert.equal(await store.find(about, about.chat), undefined, lost);
    assert.equal(await store.open(about, toText), id);
    assert.equal(await store.find(about, about.chat), id);
  }
});

test('a signed binding that is none for its draft is told as one of unknown origin, and the next opening mends it', async () => {
  const world = new HandoffWorld();
  const store = world.open();
  const id = await store.open(about, toText);
  const good = world.readBinding(id);
  const file = world.drafts.peek(`${id}.json`) ?? '';
  const bindings = [
    ...[{ kind: 'note' }, { kind: 'draft' }, { kind: undefined }, { origin: 7 }],
    ...[{ origin: 'https://evil.example' }, { organization: 78 }, { organization: '77' }],
    ...[{ chat: 6 }, { chat: 0 }, { chat: undefined }, { customer: null }, { createdMs: 'now' }],
  ].map((change) => world.signed({ ...good, ...change }));
  const versions = [{ version: 0 }, { version: '1' }, { mac: 1 }, { body: good }].map((change) =>
    JSON.stringify({ ...(JSON.parse(file) as object), ...change }),
  );
  const changed = [...(await Promise.all(bindings)), ...versions, JSON.stringify({ version: 1, ...good })];
  for (const json of [...changed, '', 'null', '[]', '7', '{', file.slice(0, 40)]) {
    world.drafts.put(`${id}.json`, json);
    await assert.rejects(store.binding(id), foreign, json);
    assert.equal(await store.isHandoff(id), false);
    assert.equal(await store.find(about, about.chat), undefined);
    await store.open(about, toText);
    assert.deepEqual(await store.binding(id), { ...about, createdMs: world.clock.now() });
    assert.equal(world.drafts.peek(`${id}.md`), text);
  }
});

test('a binding that is not signed by this machine is found by nobody, until an opening binds the text anew', async () => {
  const world = new HandoffWorld();
  const store = world.open();
  const id = await store.open(about, toText);
  const good = world.drafts.peek(`${id}.json`) ?? '';
  await world.drafts.remove(`${id}.json`);
  await world.openElsewhere().open({ ...about, customer: toDisplayText('Ann Lee') }, toText);
  const elsewhere = world.drafts.peek(`${id}.json`) ?? '';
  for (const file of [elsewhere, good.replace('Cara', 'Mona'), good.replace(/"mac":"./, '"mac":"x')]) {
    assert.notEqual(file, good);
    world.drafts.put(`${id}.json`, file);
    await assert.rejects(store.binding(id), foreign);
    await assert.rejects(store.renew(id), foreign);
    assert.equal(await store.isHandoff(id), false);
    assert.equal(await store.find(about, about.chat), undefined);
    assert.equal(await store.open(about, () => assert.fail('the text is there')), id);
    assert.equal((await store.binding(id)).customer, about.customer);
    assert.equal(world.drafts.peek(`${id}.md`), text);
  }
});

test('a draft that is bound anew, as where the key of its signature is lost, is no younger for that', async () => {
  const world = new HandoffWorld();
  const id = await world.openElsewhere().open(about, toText);
  const createdMs = world.clock.now();
  world.clock.set(createdMs + 60_000);
  const store = world.open();
  await store.open(about, toText);
  assert.equal((await store.binding(id)).createdMs, createdMs);
});

test('a binding of somebody else makes no draft younger than it can be', async () => {
  const world = new HandoffWorld();
  const id = await world.open().open(about, toText);
  const body = JSON.stringify({ ...world.readBinding(id), createdMs: world.clock.now() + 60_000 });
  world.drafts.put(`${id}.json`, JSON.stringify({ version: 1, mac: '00', body }));
  await world.open().open(about, toText);
  assert.equal((await world.open().binding(id)).createdMs, world.clock.now());
});

test('a name in a binding comes back harmless', async () => {
  const world = new HandoffWorld();
  const store = world.open();
  const id = await store.open(about, toText);
  const named = { ...world.readBinding(id), customer: '[x](command:evil)\u202e' };
  world.drafts.put(`${id}.json`, await world.signed(named));
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
