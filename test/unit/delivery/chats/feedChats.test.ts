import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Chat, ChatStatus } from '../../../../src/core/chat';
import { toDisplayText } from '../../../../src/core/displayText';
import { escalationMs, watchedChatMs } from '../../../../src/core/limits';
import { chatId, toChat } from '../../messages';
import { FeedWorld, toIds } from './feedWorld';
import { strangers } from './owners';

const one = chatId(1);
const closed = toChat({ id: one, status: 'closed' });

/** Notes which chats each change brings. */
function listen(world: FeedWorld): { take(): Chat[] } {
  let fresh: Chat[] = [];
  world.feed.onChange(() => (fresh = [...fresh, ...world.feed.content.fresh]));
  return { take: () => fresh.splice(0) };
}

function toFirstStatus({ feed }: FeedWorld): ChatStatus | undefined {
  return feed.content.recent[0]?.status;
}

test('each chat that was read is fresh in one change and in no other', async () => {
  const world = new FeedWorld();
  const fresh = listen(world);
  await world.pin(9);
  world.server.put({ id: chatId(9) });
  await world.wake();
  assert.deepEqual(toIds(fresh.take()).sort(), [1, 2, 3, 9]);
  await world.wake();
  assert.deepEqual(fresh.take(), []);
  await world.pass(30_000);
  assert.deepEqual(toIds(fresh.take()).sort(), [1, 2, 3, 9]);
});

test('old notes of chats are removed once, when the feed first looks at what is known', async () => {
  const world = new FeedWorld();
  const { notes, owner, clock } = world;
  const note = (id: number): Promise<void> =>
    notes.noteSent(owner, chatId(id), toDisplayText('Bob'), undefined, clock.now() - escalationMs);
  const toKnown = async (): Promise<number[]> => (await notes.list(owner)).map(({ chat }) => chat);
  await note(1);
  await world.wake();
  assert.deepEqual(await toKnown(), []);
  await note(2);
  await world.wake();
  await world.pass(30_000);
  assert.deepEqual(await toKnown(), [2]);
});

test('a part that could not be read brings nothing fresh', async () => {
  const world = new FeedWorld();
  const fresh = listen(world);
  await world.wake();
  fresh.take();
  world.server.errors.set('recent', new Error('broken'));
  await world.pass(30_000);
  assert.deepEqual(toIds(fresh.take()).sort(), [2, 3]);
});

test('a chat that was read elsewhere shows at once, without a request', async () => {
  const world = new FeedWorld();
  await world.wake();
  const fresh = listen(world);
  world.feed.take(world.owner, closed);
  assert.deepEqual([fresh.take(), toFirstStatus(world)], [[closed], 'closed']);
  assert.equal(world.feed.content.chats.get(one)?.status, 'closed');
  assert.deepEqual(await world.settle(), []);
});

test('an answer to a question from before does not undo what was read elsewhere meanwhile; the next one counts', async () => {
  const world = new FeedWorld();
  await world.wake();
  const fresh = listen(world);
  const release = world.server.hold();
  await world.pass(30_000);
  world.feed.take(world.owner, closed);
  fresh.take();
  release();
  await world.settle();
  assert.equal(toFirstStatus(world), 'closed');
  assert.deepEqual(toIds(fresh.take()).sort(), [2, 3]);
  await world.pass(30_000);
  assert.equal(toFirstStatus(world), 'opened');
});

test('that holds also for a chat that no list had before', async () => {
  const world = new FeedWorld();
  world.server.recent = [];
  await world.wake();
  world.server.recent = [1];
  const release = world.server.hold();
  await world.pass(30_000);
  world.feed.take(world.owner, closed);
  assert.equal(world.feed.content.chats.has(one), false);
  release();
  await world.settle();
  assert.equal(toFirstStatus(world), 'closed');
});

test('a chat of another organization, and one before anything was read, is not taken', async () => {
  const world = new FeedWorld();
  world.feed.take(world.owner, closed);
  await world.wake();
  for (const stranger of strangers) world.feed.take(stranger, closed);
  assert.equal(toFirstStatus(world), 'opened');
});

test('an escalation that left the lists keeps its chat for some minutes, and then has none rather than a stale one', async () => {
  const world = new FeedWorld();
  world.refreshMs = 60_000;
  await world.sent(1);
  await world.wake();
  world.server.recent = [2];
  await world.pass(watchedChatMs - 60_000);
  assert.equal(world.feed.content.chats.has(one), true);
  await world.pass(60_000);
  assert.deepEqual([world.feed.content.chats.has(one), world.feed.content.escalations[0]?.chat], [false, 1]);
  world.feed.take(world.owner, closed);
  assert.equal(world.feed.content.chats.get(one)?.status, 'closed');
});

test('rows and the pin keep their chats while they cannot be read, since their fault stands beside them', async () => {
  const world = new FeedWorld();
  world.server.put({ id: chatId(9) });
  await world.pin(9);
  await world.wake();
  for (const name of ['recent', 'assigned 7', 'chat 9']) world.server.errors.set(name, new Error('broken'));
  await world.pass(2 * watchedChatMs);
  const { recent, pinned, faults } = world.feed.content;
  assert.deepEqual([toIds(recent), pinned?.chat?.id], [[1, 2], 9]);
  assert.deepEqual(Object.keys(faults).sort(), ['assigned', 'pinned', 'recent']);
});
