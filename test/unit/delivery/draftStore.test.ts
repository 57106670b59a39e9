import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { toDisplayText } from '../../../src/core/displayText';
import { HandoffError } from '../../../src/core/failure';
import { toAgentId, toChatId } from '../../../src/core/ids';
import { messageTypes } from '../../../src/core/message';
import { type DraftBinding, DraftStore, textFile } from '../../../src/delivery/draftStore';
import { toFile } from '../../../src/delivery/outboxFile';
import { toSealedFile } from '../../../src/delivery/sealedFile';
import { FakeSeal } from '../fakes/fakeSeal';
import { MemoryFiles } from '../fakes/memoryFiles';
import { failsWith } from '../failures';
import { ann, chatId } from '../messages';
import { outboxMessage } from '../outboxMessages';
import { vendor } from './roots';

const binding: DraftBinding = {
  origin: vendor.origin,
  organization: 77,
  chat: chatId(5),
  customer: toDisplayText('Bob'),
  type: 'message',
  author: ann,
  form: 'markdown',
  original: { text: 'text', content: { text: 'text', markdownText: 'text' } },
};
const unreadable = failsWith('draftUnreadable');
const foreign = failsWith('draftForeign');
const seal = new FakeSeal();

/** The first attempt needs to know nothing about the outbox. */
const noneNeeded = (): Promise<never> => Promise.reject(new Error('the outbox was read'));

function toStore(): { store: DraftStore; files: MemoryFiles } {
  const files = new MemoryFiles();
  let drafts = 0;
  return { store: new DraftStore(files, seal, () => `draft-${++drafts}`), files };
}

/** A file that this machine has signed, whatever it says. */
function sign(id: string, change: object): Promise<string> {
  return toSealedFile({ kind: 'draft', id, ...binding, ...change }, (body) => seal.sign(body));
}

for (const author of [ann, { kind: 'customer' }] as const) {
  test(`a draft by the ${author.kind} keeps its text and where it goes, also for the next window`, async () => {
    const { store, files } = toStore();
    const text = 'cause is below\r\n\ud83d\ude00\n';
    const draft = { ...binding, author, original: { text, content: { text } } };
    const id = await store.create(draft);
    assert.deepEqual(await new DraftStore(files, seal, () => 'other').binding(id), draft);
    assert.equal(await files.read(textFile(id)), text);
  });
}

test('the text is kept before the binding, so that what can be sent is whole', async () => {
  const { store, files } = toStore();
  await store.create(binding);
  assert.deepEqual(files.changes.slice(0, 2), ['write draft-1.md', 'write draft-1.json']);
});

test('a removed draft loses its binding first, and leaves nothing', async () => {
  const { store, files } = toStore();
  const kept = await store.create(binding);
  const id = await store.create(binding);
  await store.beginAttempt(id, binding.original.text, noneNeeded);
  files.changes.length = 0;
  await store.remove(id);
  assert.deepEqual(files.changes, ['remove draft-2.json', 'remove draft-2.md', 'remove draft-2.sending']);
  assert.deepEqual([...files.contents.keys()], ['draft-1.md', 'draft-1.json']);
  await assert.rejects(store.binding(id), unreadable);
  assert.deepEqual(await store.binding(kept), binding);
});

test('what was given away or holds the very text is removed before it is sent, what was taken back of the rest stays', async () => {
  const { store, files } = toStore();
  const id = await store.create(binding);
  await store.removeGiven(id, 'before it');
  assert.deepEqual(await store.binding(id), binding);
  await store.beginAttempt(id, binding.original.text, noneNeeded);
  await store.removeGiven(id, 'the first of several parts');
  assert.deepEqual([...files.contents.keys()], []);
  await store.create(binding, id);
  await store.removeGiven(id, binding.original.text);
  assert.deepEqual([...files.contents.keys()], []);
});

test('an attempt that is not the first one goes on only where the outbox is known not to have the draft', async () => {
  const { store, files } = toStore();
  const id = await store.create(binding);
  await store.beginAttempt(id, binding.original.text, noneNeeded);
  const next = new DraftStore(files, seal, () => 'other');
  const unknown = (): Promise<never> =>
    Promise.reject(new HandoffError({ code: 'outboxUnreadable', file: toDisplayText('m1.json') }));
  await assert.rejects(next.beginAttempt(id, binding.original.text, unknown), failsWith('outboxUnreadable'));
  const has = [outboxMessage({ draft: 'another' }), outboxMessage({ draft: id })];
  await assert.rejects(
    next.beginAttempt(id, binding.original.text, () => Promise.resolve(has)),
    failsWith('alreadySending'),
  );
  await next.beginAttempt(id, binding.original.text, () => Promise.resolve(has.slice(0, 1)));
});

test('an attempt with a draft that holds another text by then does not begin, whatever its line ends are', async () => {
  const { store, files } = toStore();
  const id = await store.create(binding);
  await files.write(textFile(id), 'one\r\ntwo\rthree\n');
  await assert.rejects(store.beginAttempt(id, 'one\ntwo\n', noneNeeded), failsWith('draftChanged'));
  await store.beginAttempt(id, 'one\ntwo\nthree\n', noneNeeded);
});

test('an attempt with a draft that is gone by then does not begin', async () => {
  const { store } = toStore();
  const id = await store.create(binding);
  await store.remove(id);
  await assert.rejects(store.beginAttempt(id, binding.original.text, noneNeeded), unreadable);
});

test('a draft that comes back from the outbox can be sent again', async () => {
  const { store } = toStore();
  const id = await store.create(binding);
  await store.beginAttempt(id, binding.original.text, noneNeeded);
  assert.equal(await store.create(binding, id), id);
  await store.beginAttempt(id, binding.original.text, noneNeeded);
});

test('a message that is taken back becomes the draft that it was, and goes where it went', async () => {
  const { store, files } = toStore();
  const message = outboxMessage({ draft: 'was' });
  const { id } = await store.takeBack(message);
  assert.equal(id, 'was');
  const { chat, customer, type, author, origin, content } = message;
  const { organization, form, original, ...address } = await store.binding(id);
  assert.deepEqual(address, { chat, customer, type, author, origin });
  assert.deepEqual([organization, form, original.content], [77, 'markdown', content]);
  assert.equal(await files.read(textFile(id)), message.source.text);
  assert.equal((await store.takeBack(message)).id, 'was');
});

test('a message that is taken back overwrites no draft that holds another text', async () => {
  const { store, files } = toStore();
  const kept = await store.create(binding);
  const { id } = await store.takeBack(outboxMessage({ draft: kept }));
  assert.notEqual(id, kept);
  assert.equal(await files.read(textFile(kept)), binding.original.text);
});

for (const [what, change] of [
  ['that is something else', { kind: 'handoff' }],
  ['that does not say what it is', { kind: undefined }],
  ['for no organization', { organization: '77' }],
  ['for no origin', { origin: undefined }],
  ['for no chat', { chat: 0 }],
  ['for unknown readers', { type: 'everyone' }],
  ['by nobody', { author: undefined }],
  ['by an agent without an id', { author: { kind: 'agent', agent: { name: 'Ann', email: '' } } }],
  ['in no form', { form: 1 }],
  ['that is a note in the name of the customer', { type: 'private', author: { kind: 'customer' } }],
  ['without the message it was made of', { original: { text: 'text' } }],
  ['without the text it was made of', { original: { content: { text: 'text' } } }],
  ['for nobody', { customer: undefined }],
] as const) {
  test(`a draft ${what} is refused`, async () => {
    const { store, files } = toStore();
    const id = await store.create(binding);
    files.contents.set(`${id}.json`, await sign(id, change));
    await assert.rejects(store.binding(id), unreadable);
  });
}

for (const [what, change] of [
  ['of a newer version', { version: 2 }],
  ['of no version', { version: undefined }],
  ['without a signature', { mac: undefined }],
  ['without a body', { body: undefined }],
  ['whose body is not the text that was signed', { body: { ...binding } }],
] as const) {
  test(`a binding ${what} is refused`, async () => {
    const { store, files } = toStore();
    const id = await store.create(binding);
    const file = JSON.parse(files.contents.get(`${id}.json`) ?? '') as object;
    files.contents.set(`${id}.json`, JSON.stringify({ ...file, ...change }));
    await assert.rejects(store.binding(id), unreadable);
  });
}

for (const [what, change] of [
  ['to another chat', { chat: 6 }],
  ['to another server', { origin: 'https://evil.example' }],
  ['to another organization', { organization: 78 }],
  ['to other readers', { type: 'private' }],
  ['by another author', { author: { kind: 'customer' } }],
  ['under another name', { customer: 'Mallory' }],
  ['with another message than its text shows', { original: { text: 'text', content: { text: 'evil' } } }],
] as const) {
  test(`a draft that somebody has changed ${what} keeps its text, and goes nowhere`, async () => {
    const { store, files } = toStore();
    const id = await store.create(binding);
    const file = JSON.parse(files.contents.get(`${id}.json`) ?? '') as { body: string };
    const body = JSON.stringify({ ...(JSON.parse(file.body) as object), ...change });
    assert.notEqual(body, file.body);
    files.contents.set(`${id}.json`, JSON.stringify({ ...file, body }));
    await assert.rejects(store.binding(id), foreign);
    assert.equal(await files.read(textFile(id)), binding.original.text);
  });
}

test('a binding that another machine has signed is none of ours', async () => {
  const { store, files } = toStore();
  const elsewhere = new DraftStore(files, new FakeSeal('another'), () => 'draft');
  const id = await elsewhere.create(binding);
  await assert.rejects(store.binding(id), foreign);
  assert.deepEqual(await elsewhere.binding(id), binding);
});

test('the binding of one draft is none of another', async () => {
  const { store, files } = toStore();
  const [one, other] = [await store.create(binding), await store.create({ ...binding, chat: chatId(6) })];
  files.contents.set(`${other}.json`, files.contents.get(`${one}.json`) ?? '');
  await assert.rejects(store.binding(other), foreign);
  assert.deepEqual(await store.binding(one), binding);
});

test('what is signed for the outbox is no binding', async () => {
  const { store, files } = toStore();
  files.contents.set('draft.json', await toFile(outboxMessage(), (body) => seal.sign(body)));
  await assert.rejects(store.binding('draft'), unreadable);
});

test('names that were made to mislead come back harmless', async () => {
  const { store, files } = toStore();
  const name = '[x](command:evil)\u202e $(lock)';
  const author = { kind: 'agent', agent: { id: 7, name, email: name } };
  files.contents.set('draft.json', await sign('draft', { customer: name, author }));
  const found = await store.binding('draft');
  assert.equal(found.customer, toDisplayText(name));
  assert.deepEqual(found.author, {
    kind: 'agent',
    agent: { id: 7, name: toDisplayText(name), email: toDisplayText(name) },
  });
});

test('a binding that is cut anywhere is refused', async () => {
  const { store, files } = toStore();
  const id = await store.create(binding);
  const whole = files.contents.get(`${id}.json`) ?? '';
  for (let length = 0; length < whole.length; length++) {
    files.contents.set(`${id}.json`, whole.slice(0, length));
    await assert.rejects(store.binding(id), unreadable);
  }
});

test('whatever a binding file holds, what comes out is a binding with clean names', async () => {
  const changes = fc.dictionary(
    fc.constantFrom('kind', 'id', ...Object.keys(binding), '__proto__'),
    fc.jsonValue(),
  );
  const json = fc.oneof(
    fc.string(),
    fc.json(),
    changes.map((changed) => JSON.stringify({ kind: 'draft', id: 'draft', ...binding, ...changed })),
  );
  await fc.assert(
    fc.asyncProperty(json, async (damaged) => {
      const { store, files } = toStore();
      const file = { version: 1, mac: await seal.sign(damaged), body: damaged };
      files.contents.set('draft.json', JSON.stringify(file));
      const found = await store.binding('draft').catch((error: unknown) => {
        assert.ok(error instanceof HandoffError);
        assert.match(error.failure.code, /^draft(?:Unreadable|Foreign)$/);
      });
      if (!found) return;
      assert.equal(toChatId(found.chat), found.chat);
      assert.ok(messageTypes.includes(found.type));
      assert.equal(toDisplayText(found.customer), found.customer);
      for (const text of [found.origin, found.form]) assert.equal(typeof text, 'string');
      const author = found.author.kind === 'agent' ? toAgentId(found.author.agent.id) : 'customer';
      assert.notEqual(author, undefined);
      assert.deepEqual(await store.binding(await store.create(found)), found);
    }),
  );
});
