import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HandoffError } from '../../../../src/core/failure';
import { newsMs } from '../../../../src/core/limits';
import { chatId, toEntry } from '../../messages';
import { FeedWorld, toIds } from './feedWorld';

const lists = ['recent', 'assigned 7'];
const day = 24 * 60 * 60_000;
const network = new HandoffError({ code: 'notReachable', host: 'api.helpcrunch.com' });

test('conversations of the last 14 days are looked into two at a time, each in its turn', async () => {
  const world = new FeedWorld();
  for (const id of [1, 2, 3, 4]) await world.sent(id, id);
  await world.sent(5, newsMs);
  await world.sent(6, newsMs - day);
  assert.deepEqual(await world.wake(), [...lists, 'page 1', 'page 2']);
  assert.deepEqual(await world.pass(30_000), [...lists, 'page 3', 'page 4']);
  assert.deepEqual(await world.pass(30_000), [...lists, 'page 6', 'page 1']);
  assert.deepEqual(
    world.feed.content.escalations.map(({ chat }) => chat),
    [1, 2, 3, 4, 6, 5],
  );
});

test('a conversation whose last message changed is looked into first; one that fails or is gone holds up none', async () => {
  const world = new FeedWorld();
  for (const id of [1, 2, 3, 4, 5]) await world.sent(id, id);
  world.server.errors.set('page 1', network);
  world.server.errors.set('page 3', new HandoffError({ code: 'chatNotFound', chat: 3 }));
  await world.wake();
  assert.equal(world.feed.content.faults.escalations?.code, 'notReachable');
  world.server.put({ id: chatId(2), lastMessageId: 33 });
  assert.deepEqual(await world.pass(30_000), [...lists, 'page 2', 'page 3']);
  assert.deepEqual(world.feed.content.faults, {});
  assert.deepEqual(await world.pass(30_000), [...lists, 'page 4', 'page 5']);
  assert.deepEqual(await world.pass(30_000), [...lists, 'page 1', 'page 2']);
});

test('an answer shows in the escalation, and what was sent shows without a request', async () => {
  const world = new FeedWorld();
  await world.wake();
  await world.sent(1);
  assert.deepEqual(await world.wake(), []);
  const areAnswered = (): boolean[] => world.feed.content.escalations.map(({ isAnswered }) => isAnswered);
  assert.deepEqual(areAnswered(), [false]);
  world.server.entries.set(1, [toEntry({ id: 21, agent: 8 }), toEntry({ id: 20 })]);
  await world.pass(30_000);
  assert.deepEqual(areAnswered(), [true]);
});

test('a part that fails keeps its rows and says why, and the others still come', async () => {
  const world = new FeedWorld();
  await world.wake();
  world.server.errors.set('recent', network);
  world.server.assigned = [3];
  await world.pass(30_000);
  const { recent, assigned, faults } = world.feed.content;
  assert.deepEqual([toIds(recent), toIds(assigned), faults], [[1, 2], [3], { recent: network.failure }]);
  world.server.errors.clear();
  await world.pass(30_000);
  assert.deepEqual(world.feed.content.faults, {});
});

test('an error nobody has foreseen is logged and is a fault of its part', async () => {
  const world = new FeedWorld();
  const error = new TypeError('unforeseen');
  world.server.errors.set('assigned 7', error);
  await world.wake();
  assert.deepEqual([world.feed.content.faults.assigned, world.faults], [{ code: 'unexpected' }, [error]]);
});

test('a chat in several lists is shown everywhere as the last answer had it, and once in each', async () => {
  const world = new FeedWorld();
  world.server.recent = [2, 1, 2];
  let answers = 0;
  const { server } = world;
  const list = server.listAssignedChats.bind(server);
  server.listAssignedChats = (agent) => {
    server.put({ id: chatId(2), lastMessageId: ++answers });
    return list(agent);
  };
  await world.wake();
  const { recent, assigned } = world.feed.content;
  assert.deepEqual(toIds(recent), [2, 1]);
  assert.deepEqual([recent[0]?.lastMessageId, assigned[0]?.lastMessageId], [1, 1]);
});

test('a chat that is in no list any more is forgotten', async () => {
  const world = new FeedWorld();
  await world.wake();
  world.server.recent = [1];
  world.server.assigned = [];
  await world.pass(30_000);
  assert.deepEqual([...world.feed.content.chats.keys()], [1]);
});
