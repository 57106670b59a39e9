import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { toDisplayText } from '../../../src/core/displayText';
import { HandoffError } from '../../../src/core/failure';
import { toAgentId, toChatId } from '../../../src/core/ids';
import { messageTypes } from '../../../src/core/message';
import { type DraftBinding, DraftStore, textFile } from '../../../src/delivery/draftStore';
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

function toStore(): { store: DraftStore; files: MemoryFiles } {
  const files = new MemoryFiles();
  let drafts = 0;
  return { store: new DraftStore(files, () => `draft-${++drafts}`), files };
}

for (const author of [ann, { kind: 'customer' }] as const) {
  test(`a draft by the ${author.kind} keeps its text and where it goes, also for the next window`, async () => {
    const { store, files } = toStore();
    const text = 'cause is below\r\n\ud83d\ude00\n';
    const draft = { ...binding, author, original: { text, content: { text } } };
    const id = await store.create(draft);
    assert.deepEqual(await new DraftStore(files, () => 'other').binding(id), draft);
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
  await store.beginAttempt(id);
  files.changes.length = 0;
  await store.remove(id);
  assert.deepEqual(files.changes, ['remove draft-2.json', 'remove draft-2.md', 'remove draft-2.sending']);
  assert.deepEqual([...files.contents.keys()], ['draft-1.md', 'draft-1.json']);
  await assert.rejects(store.binding(id), unreadable);
  assert.deepEqual(await store.binding(kept), binding);
});

test('one attempt begins at a time, among all windows', async () => {
  const { store, files } = toStore();
  const id = await store.create(binding);
  const stores = [store, new DraftStore(files, () => 'other'), new DraftStore(files, () => 'third')];
  assert.deepEqual(await Promise.all(stores.map((each) => each.beginAttempt(id))), [true, false, false]);
});

test('a draft that comes back from the outbox can be sent again', async () => {
  const { store } = toStore();
  const id = await store.create(binding);
  await store.beginAttempt(id);
  assert.equal(await store.create(binding, id), id);
  assert.equal(await store.beginAttempt(id), true);
});

test('a message that is taken back becomes the draft that it was', async () => {
  const { store, files } = toStore();
  const message = outboxMessage({ draft: 'was' });
  const { id } = await store.takeBack(message);
  assert.equal(id, 'was');
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
  ['of a newer version', { version: 2 }],
  ['of no version', { version: undefined }],
  ['for no organization', { organization: '77' }],
  ['for no origin', { origin: undefined }],
  ['for no chat', { chat: 0 }],
  ['for unknown readers', { type: 'everyone' }],
  ['by nobody', { author: undefined }],
  ['by an agent without an id', { author: { kind: 'agent', agent: { name: 'Ann', email: '' } } }],
  ['in no form', { form: 1 }],
  ['that is a note in the name of the customer', { type: 'private', author: { kind: 'customer' } }],
  ['without the message it was made of', { original: { text: 'text' } }],
] as const) {
  test(`a draft ${what} is refused`, async () => {
    const { store, files } = toStore();
    const id = await store.create(binding);
    files.contents.set(`${id}.json`, JSON.stringify({ version: 1, ...binding, ...change }));
    await assert.rejects(store.binding(id), unreadable);
  });
}

test('names that were made to mislead come back harmless', async () => {
  const { store, files } = toStore();
  const name = '[x](command:evil)\u202e $(lock)';
  const author = { kind: 'agent', agent: { id: 7, name, email: name } };
  files.contents.set('draft.json', JSON.stringify({ version: 1, ...binding, customer: name, author }));
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
    fc.constantFrom('version', ...Object.keys(binding), '__proto__'),
    fc.jsonValue(),
  );
  const json = fc.oneof(
    fc.string(),
    fc.json(),
    changes.map((changed) => JSON.stringify({ version: 1, ...binding, ...changed })),
  );
  await fc.assert(
    fc.asyncProperty(json, async (damaged) => {
      const { store, files } = toStore();
      files.contents.set('draft.json', damaged);
      const found = await store.binding('draft').catch((error: unknown) => {
        assert.ok(error instanceof HandoffError);
        unreadable(error);
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
