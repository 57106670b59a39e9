import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sentHandoffKeptMs } from '../../../../src/core/limits';
import type { HandoffStore } from '../../../../src/delivery/handoffs/handoffStore';
import { HandoffWorld, about, text } from './handoffWorld';

const [note, message] = ['the cause', 'hello Cara'];

interface Opened {
  readonly world: HandoffWorld;
  readonly store: HandoffStore;
  readonly id: string;
}

async function open(): Promise<Opened> {
  const world = new HandoffWorld();
  const store = world.open();
  return { world, store, id: await store.open(about, () => Promise.resolve(text)) };
}

/** A draft whose parts were both sent as they stand. */
async function openSent(): Promise<Opened> {
  const opened = await open();
  await opened.world.send(opened.id, 'private', note);
  await opened.world.send(opened.id, 'message', message);
  return opened;
}

function remove({ world, store }: Opened, isOpen = false): Promise<readonly string[]> {
  return store.removeSent({
    isOpen: () => isOpen,
    pending: world.outbox,
    olderThanMs: sentHandoffKeptMs,
  });
}

async function assertKept(opened: Opened): Promise<void> {
  assert.deepEqual(await remove(opened), []);
  assert.equal(await opened.store.find(about, about.chat), opened.id);
}

test('a draft is removed when all of it was sent a week ago, and nothing of it stays', async () => {
  const opened = await openSent();
  const { world, store, id } = opened;
  await store.beginAttempt(id, await store.digest('edited once'), 'private', world.pending);
  await world.clock.pass(sentHandoffKeptMs - 1);
  await assertKept(opened);
  await world.clock.pass(1);
  assert.deepEqual(await remove(opened), [id]);
  assert.deepEqual(world.drafts.names, []);
  assert.deepEqual(await store.sent(id), []);
  assert.equal(await store.find(about, about.chat), undefined);
  assert.deepEqual(await remove(opened), []);
});

test('its binding goes first, so that it can no longer be sent, and what was sent of it is forgotten last', async () => {
  const opened = await openSent();
  const { world, id } = opened;
  await world.clock.pass(sentHandoffKeptMs);
  const removed: string[] = [];
  for (const folder of [world.drafts, world.sent]) {
    folder.fault = (call, name) => {
      if (call === 'remove') removed.push(name);
      return undefined;
    };
  }
  await remove(opened);
  assert.deepEqual(removed, [`${id}.json`, `${id}.md`, `handoff-${id}.jsonl`]);
});

test('a draft of which nothing was sent stays for ever', async () => {
  const opened = await open();
  await opened.world.clock.pass(100 * sentHandoffKeptMs);
  await assertKept(opened);
});

test('a part that was not sent, or not as it stands, keeps the draft', async () => {
  for (const sent of [[], ['an earlier text']]) {
    const opened = await open();
    await opened.world.send(opened.id, 'private', note);
    for (const each of sent) await opened.world.send(opened.id, 'message', each);
    await opened.world.clock.pass(sentHandoffKeptMs);
    await assertKept(opened);
  }
});

test('what was sent to the team was not sent to the customer', async () => {
  const opened = await open();
  await opened.world.send(opened.id, 'private', note);
  await opened.world.send(opened.id, 'private', message);
  await opened.world.clock.pass(sentHandoffKeptMs);
  await assertKept(opened);
});

test('a part without a word need not be sent', async () => {
  const opened = await open();
  const { world, id } = opened;
  world.drafts.put(`${id}.md`, `${note}\n---\n  \n`);
  await world.send(id, 'private', note);
  await world.clock.pass(sentHandoffKeptMs);
  assert.deepEqual(await remove(opened), [id]);
});

test('a draft whose marker is not right stays, whatever was sent of it', async () => {
  for (const wrong of [note, `${note}\n---\n${message}\n---\n`]) {
    const opened = await open();
    const { world, id } = opened;
    world.drafts.put(`${id}.md`, wrong);
    await world.send(id, 'private', note);
    await world.send(id, 'message', message);
    await world.clock.pass(sentHandoffKeptMs);
    assert.deepEqual(await remove(opened), []);
  }
});

test('a draft that was changed after it was sent stays, even if it says the same again', async () => {
  const opened = await openSent();
  await opened.world.clock.pass(1);
  opened.world.drafts.put(`${opened.id}.md`, text);
  await opened.world.clock.pass(sentHandoffKeptMs);
  await assertKept(opened);
});

test('a draft that is open, or of which anything is in the outbox, stays', async () => {
  const opened = await openSent();
  const { world, id } = opened;
  await world.clock.pass(sentHandoffKeptMs);
  assert.deepEqual(await remove(opened, true), []);
  await world.queue(id, 'private', 'an earlier text');
  await assertKept(opened);
});

test('a draft that is being saved stays', async () => {
  const opened = await openSent();
  const { world, id } = opened;
  await world.clock.pass(sentHandoffKeptMs);
  await world.drafts.alone(`${id}.md`, () => assertKept(opened));
});

test('a text that another window writes while it is looked at is not lost', async () => {
  const opened = await openSent();
  const { world, id } = opened;
  await world.clock.pass(sentHandoffKeptMs);
  const saves: Promise<boolean | undefined>[] = [];
  world.drafts.fault = (call, name) => {
    if (call === 'changedMs') {
      saves.push(
        world.drafts.alone(name, async () => {
          await world.drafts.write(name, 'a new text');
          return true;
        }),
      );
    }
    return undefined;
  };
  assert.deepEqual(await remove(opened), [id]);
  // Its save fails, and the text stays in the editor.
  assert.deepEqual(await Promise.all(saves), [undefined]);
  assert.deepEqual(world.drafts.names, []);
});
