import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toDisplayText } from '../../../src/core/displayText';
import { type Entry, type OutboxMessage, withState } from '../../../src/core/outbox';
import { toFile } from '../../../src/delivery/outboxFile';
import { OutboxStore } from '../../../src/delivery/outboxStore';
import { FakeOwners } from '../fakes/fakeOwners';
import { FakeSeal } from '../fakes/fakeSeal';
import { MemoryFolder } from '../fakes/memoryFolder';
import { noteAddress, toSendable } from '../messages';
import { machine, outboxMessage, say, toId } from '../outboxMessages';

/** A folder, and the windows that share it. */
class Shelf {
  readonly folder = new MemoryFolder();
  readonly #living = new Set<string>();
  #windows = 0;

  open(seal = new FakeSeal(), on = machine): { store: OutboxStore; owners: FakeOwners } {
    const owners = new FakeOwners(`${++this.#windows}-1-00000000`, this.#living);
    return { store: new OutboxStore(this.folder, owners, seal, on), owners };
  }

  /** Puts a message's file there, as this extension writes it. */
  async put(
    message: OutboxMessage,
    { name = `${message.id}.json`, seal = new FakeSeal() } = {},
  ): Promise<void> {
    this.folder.put(name, await toFile(message, (body) => seal.sign(body)));
  }
}

function toFirst<T>([first]: readonly T[]): T {
  assert.ok(first !== undefined);
  return first;
}

async function onlyEntry(store: OutboxStore): Promise<Entry> {
  const { entries } = await store.list();
  assert.equal(entries.length, 1);
  return toFirst(entries);
}

test('what was written is listed, by the next window too, in the order of acceptance', async () => {
  const shelf = new Shelf();
  const { store } = shelf.open();
  const messages = [say(3), say(1), say(2)];
  for (const message of messages) await store.write(message);
  for (const { entries, setAside } of [await store.list(), await shelf.open().store.list()]) {
    assert.deepEqual(
      entries.map(({ message }) => message),
      [say(1), say(2), say(3)],
    );
    assert.ok(entries.every(({ provenance }) => provenance === 'ours'));
    assert.deepEqual(setAside, []);
  }
});

test('of several windows that claim a message one has it', async () => {
  const shelf = new Shelf();
  await shelf.put(say(1));
  const windows = [shelf.open(), shelf.open(), shelf.open()];
  const entries = await Promise.all(windows.map(({ store }) => onlyEntry(store)));
  const claims = await Promise.all(
    windows.map(({ store }, index) => store.claim(toFirst(entries.slice(index)))),
  );
  assert.equal(claims.filter(Boolean).length, 1);
  assert.equal(shelf.folder.names.length, 1);
  const winner = windows[claims.findIndex(Boolean)];
  assert.equal((await onlyEntry(toFirst(windows).store)).owner, await winner?.owners.self());
});

test("a dead window's message is taken over by one window, a living window's by none", async () => {
  const shelf = new Shelf();
  const first = shelf.open();
  await first.store.write(say(1));
  const others = [shelf.open(), shelf.open()];
  const claimAll = async (): Promise<number> => {
    const claims = others.map(async ({ store }) => store.claim(await onlyEntry(store)));
    return (await Promise.all(claims)).filter(Boolean).length;
  };
  assert.equal(await claimAll(), 0);
  first.owners.die();
  assert.equal(await claimAll(), 1);
});

test('a claimed message is given as it then is, and not as it was listed', async () => {
  const shelf = new Shelf();
  const [first, second] = [shelf.open(), shelf.open()];
  await first.store.write(say(1));
  await first.store.release(toId(1));
  const listed = await onlyEntry(second.store);
  const changed = withState(say(1), { kind: 'asking', question: 'late' });
  await first.store.claim(await onlyEntry(first.store));
  await first.store.write(changed);
  await first.store.release(toId(1));
  assert.deepEqual((await second.store.claim(listed))?.message, changed);
});

test('a message that is gone or has gone to another window cannot be claimed', async () => {
  const shelf = new Shelf();
  const [first, second] = [shelf.open(), shelf.open()];
  await shelf.put(say(1));
  const listed = await onlyEntry(second.store);
  assert.ok(await first.store.claim(listed));
  assert.equal(await second.store.claim(listed), undefined);
  await first.store.remove(toId(1));
  assert.equal(await second.store.claim(listed), undefined);
  assert.deepEqual(shelf.folder.names, []);
});

test('a message that was claimed while the folder was read is there once', async () => {
  const shelf = new Shelf();
  await shelf.put(say(1));
  await shelf.put(say(1), { name: `${toId(1)}.9-1-00000000.json` });
  assert.equal((await onlyEntry(shelf.open().store)).message.id, toId(1));
});

const agreement = {
  ...{ origin: 'https://api.helpcrunch.com', organization: { id: 77, domain: 'acme' } },
  ...{ customer: toDisplayText('Cara'), seenMessage: 0, holdMs: 0 },
};
const source = { text: 'text', form: 'markdown' };

test('new messages come after all that are there, also when the clock was set back', async () => {
  const shelf = new Shelf();
  const { store } = shelf.open();
  const agreed = [1, 2, 3].map(() => ({ sendable: toSendable(noteAddress), source }));
  const ids: string[] = [];
  for (const nowMs of [5_000_000_000, 5_000_000_000, 4_999_000_000, 5_000_000_001]) {
    const made = await Promise.all(agreed.map(async (each) => ({ ...each, sendable: await each.sendable })));
    for (const message of await store.prepare(made, { ...agreement, nowMs })) {
      ids.push(message.id);
      await store.write(message);
    }
  }
  assert.deepEqual([...ids].sort(), ids);
  assert.equal(new Set(ids).size, 12);
});

test('a strange file from far in the future does not lead the ids astray', async () => {
  const shelf = new Shelf();
  await shelf.put(outboxMessage({ id: 'm999999999999999-00000000' }));
  const sendable = await toSendable(noteAddress);
  const [message] = await shelf.open().store.prepare([{ sendable, source }], { ...agreement, nowMs: 5_000 });
  assert.match(message?.id ?? '', /^m000000000005000-[0-9a-f]{8}$/);
});

const body = (message: object): string => JSON.stringify(message);
for (const [what, content] of [
  ['empty', ''],
  ['half of one', '{"version":1,"mac":"00","body":"{'],
  ['no JSON', 'hello'],
  ['of no version', '{}'],
  ['of an older version than there ever was', body({ version: 0, mac: '', body: body(say(1)) })],
  ['without a state', body({ version: 1, mac: '', body: body({ ...say(1), state: undefined }) })],
  ['a file under the name of another', body({ version: 1, mac: '', body: body(say(2)) })],
] as const) {
  test(`a file that is ${what} is set aside and reported once; the others are read`, async () => {
    const shelf = new Shelf();
    shelf.folder.put(`${toId(1)}.json`, content);
    await shelf.put(say(3));
    const { store } = shelf.open();
    const listing = await store.list();
    assert.deepEqual(listing.setAside, [`${toId(1)}.json.damaged`]);
    assert.deepEqual(
      listing.entries.map(({ message }) => message.id),
      [toId(3)],
    );
    assert.deepEqual((await store.list()).setAside, []);
    assert.equal(shelf.folder.peek(`${toId(1)}.json.damaged`), content);
  });
}

test('a file of a newer version, and what is no message, are left alone', async () => {
  const shelf = new Shelf();
  const names = [
    `${toId(1)}.json`,
    'readme.txt',
    `${toId(2)}.json.damaged`,
    'm1.json',
    `${toId(3)}.json.bak`,
  ];
  for (const name of names) shelf.folder.put(name, body({ version: 2, mac: '', body: '' }));
  assert.deepEqual(await shelf.open().store.list(), { entries: [], setAside: [], faults: [], unread: [] });
  assert.deepEqual(shelf.folder.names, names);
});

test('a message that somebody else signed, or another machine, is shown as such', async () => {
  const shelf = new Shelf();
  await shelf.put(say(1), { seal: new FakeSeal('another key') });
  await shelf.put(say(2));
  const { entries } = await shelf.open(new FakeSeal(), 'machine-2').store.list();
  assert.deepEqual(
    entries.map(({ provenance }) => provenance),
    ['unsigned', 'otherMachine'],
  );
});

test('a message becomes ours again when the key is there', async () => {
  const shelf = new Shelf();
  await shelf.put(say(1));
  let isThere = false;
  const late = new FakeSeal();
  const seal = Object.assign(new FakeSeal(), {
    verify: (text: string, mac: string) => (isThere ? late.verify(text, mac) : Promise.resolve(false)),
  });
  const { store } = shelf.open(seal);
  assert.equal((await onlyEntry(store)).provenance, 'unsigned');
  isThere = true;
  assert.equal((await onlyEntry(store)).provenance, 'ours');
});

test('a file is read again only when it has changed', async () => {
  const shelf = new Shelf();
  const { store } = shelf.open();
  await shelf.put(say(1));
  await store.list();
  shelf.folder.fault = (call) => (call === 'read' ? new Error('read again') : undefined);
  assert.equal((await onlyEntry(store)).message.state.kind, 'queued');
  shelf.folder.fault = undefined;
  await shelf.put(withState(say(1), { kind: 'asking', question: 'old' }));
  assert.equal((await onlyEntry(store)).message.state.kind, 'asking');
});

test('a file that cannot be read is reported, is as it was last where that is known, and hides no other', async () => {
  const shelf = new Shelf();
  const { store } = shelf.open();
  for (const message of [say(1), say(2), say(3)]) await shelf.put(message);
  await store.list();
  await shelf.put(withState(say(1), { kind: 'asking', question: 'old' }));
  const [known, unknown] = [`${toId(1)}.json`, `${toId(4)}.json`];
  await shelf.put(say(4));
  shelf.folder.fault = (call, name) =>
    call === 'read' && [known, unknown].includes(name) ? new Error(`EISDIR ${name}`) : undefined;
  const { entries, setAside, faults, unread } = await store.list();
  assert.deepEqual(unread, [toId(4)]);
  assert.deepEqual(
    entries.map(({ message }) => [message.id, message.state.kind]),
    [toId(1), toId(2), toId(3)].map((id) => [id, 'queued']),
  );
  assert.deepEqual(
    [setAside, faults.map(({ failure, cause }) => [failure, String(cause)])],
    [[], [known, unknown].map((file) => [{ code: 'outboxUnreadable', file }, `Error: EISDIR ${file}`])],
  );
});
