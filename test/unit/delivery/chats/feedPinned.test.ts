import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toDisplayText } from '../../../../src/core/displayText';
import { HandoffError } from '../../../../src/core/failure';
import { chatId } from '../../messages';
import { FeedWorld } from './feedWorld';

const lists = ['recent', 'assigned 7'];
const network = new HandoffError({ code: 'notReachable', host: 'api.helpcrunch.com' });

test('a pinned chat is read by itself where no list has it, and its newest page always', async () => {
  const world = new FeedWorld();
  await world.pin(1);
  assert.deepEqual(await world.wake(), [...lists, 'page 1']);
  assert.deepEqual(world.feed.content.newest.get(chatId(1))?.length, 1);
  const other = new FeedWorld();
  other.server.put({ id: chatId(9) });
  await other.pin(9);
  assert.deepEqual(await other.wake(), [...lists, 'chat 9', 'page 9']);
  assert.equal(other.feed.content.pinned?.chat?.id, 9);
});

test('without the view a pinned chat costs two requests, and no list is read', async () => {
  const world = new FeedWorld();
  world.isVisible = false;
  await world.pin(1);
  assert.deepEqual(await world.wake(), ['chat 1', 'page 1']);
  assert.equal(world.feed.content.readMs, undefined);
  assert.deepEqual(await world.pass(30_000), ['chat 1', 'page 1']);
  world.isVisible = true;
  assert.deepEqual((await world.wake()).slice(0, 2), lists);
});

test('without the view, conversations of the last 14 days are looked into beside the pinned one, each in its turn', async () => {
  const world = new FeedWorld();
  world.isVisible = false;
  for (const id of [2, 3]) await world.sent(id, id);
  assert.deepEqual(await world.wake(), []);
  await world.pin(1);
  assert.deepEqual(await world.wake(), ['chat 1', 'page 1', 'page 2']);
  assert.deepEqual(await world.pass(30_000), ['chat 1', 'page 1', 'page 3']);
  assert.deepEqual(await world.pass(30_000), ['chat 1', 'page 1', 'page 2']);
});

test('a chat that was pinned just now is read at once', async () => {
  const world = new FeedWorld();
  await world.wake();
  await world.pin(1);
  assert.deepEqual(await world.wake(), [...lists, 'page 1']);
  assert.deepEqual(await world.wake(), []);
});

test('where the minute is almost used up the pinned chat comes before the assigned ones', async () => {
  const world = new FeedWorld();
  world.server.put({ id: chatId(9) });
  await world.pin(9);
  world.allowance.note(5);
  assert.deepEqual(await world.wake(), ['recent', 'chat 9', 'page 9']);
});

test('a pinned chat that is closed or gone is unpinned, and said once', async () => {
  for (const [id, why, prepare] of [
    [1, 'closed', (world: FeedWorld) => world.server.put({ id: chatId(1), status: 'closed' })],
    [9, 'closed', (world: FeedWorld) => world.server.put({ id: chatId(9), status: 'closed' })],
    [9, 'gone', () => undefined],
  ] as const) {
    const world = new FeedWorld();
    prepare(world);
    await world.pin(id);
    await world.wake();
    await world.pass(120_000);
    assert.deepEqual(world.gone, [`${id} ${why}`]);
    assert.equal(world.pins.peek(), undefined);
    assert.equal(world.feed.content.pinned, undefined);
    assert.deepEqual(world.feed.content.faults, {});
  }
});

test('a chat that was pinned while another one was found gone stays pinned', async () => {
  const world = new FeedWorld();
  world.isVisible = false;
  await world.pin(9);
  const release = world.server.hold();
  await world.wake();
  await world.pin(1);
  release();
  assert.deepEqual(await world.settle(), ['chat 1', 'page 1']);
  assert.deepEqual([world.pins.peek()?.chat, world.gone], [1, []]);
});

test('a pin that cannot be read stays, with its fault', async () => {
  const world = new FeedWorld();
  world.server.errors.set('chat 9', network);
  await world.pin(9);
  await world.wake();
  assert.equal(world.feed.content.pinned?.pin.chat, 9);
  assert.equal(world.feed.content.faults.pinned?.code, 'notReachable');
  await world.pins.unpin();
  await world.wake();
  assert.deepEqual(world.feed.content.faults, {});
});

test('a pinned chat that was closed when it was last read stays pinned while it cannot be read', async () => {
  const world = new FeedWorld();
  world.server.put({ id: chatId(1), status: 'closed' });
  await world.sent(1);
  await world.wake();
  world.server.put({ id: chatId(1), status: 'opened' });
  world.server.recent = [2];
  world.server.errors.set('chat 1', network);
  await world.pin(1);
  await world.wake();
  assert.deepEqual([world.pins.peek()?.chat, world.gone], [1, []]);
  assert.equal(world.feed.content.faults.pinned?.code, 'notReachable');
});

test("the pin takes over the customer's new name", async () => {
  const world = new FeedWorld();
  await world.pin(1);
  world.server.put({ id: chatId(1), customer: toDisplayText('Robert') });
  await world.wake();
  assert.equal(world.pins.peek()?.customer, 'Robert');
});
