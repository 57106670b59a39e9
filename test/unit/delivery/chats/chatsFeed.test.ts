import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HandoffError } from '../../../../src/core/failure';
import { chatId } from '../../messages';
import { FeedWorld, toIds } from './feedWorld';
import { strangers } from './owners';

const lists = ['recent', 'assigned 7'];
const network = new HandoffError({ code: 'notReachable', host: 'api.helpcrunch.com' });

test('a visible view gets both lists at once, and again after the pause', async () => {
  const world = new FeedWorld();
  assert.deepEqual(await world.wake(), lists);
  const { recent, assigned, readMs, owner } = world.feed.content;
  assert.deepEqual(
    [toIds(recent), toIds(assigned), readMs, owner],
    [[1, 2], [2, 3], world.clock.now(), world.owner],
  );
  assert.deepEqual(await world.pass(29_999), []);
  assert.deepEqual(await world.pass(1), lists);
});

test('without a remembered agent only the recent chats are read, and none are assigned', async () => {
  const world = new FeedWorld();
  await world.wake();
  world.agent = undefined;
  assert.deepEqual(await world.pass(30_000), ['recent']);
  assert.deepEqual(world.feed.content.assigned, []);
});

test('a window without focus, or with nothing to see, makes no request, opens no session and keeps no timer', async () => {
  for (const change of [{ isFocused: false }, { isVisible: false }]) {
    const world = new FeedWorld();
    await world.wake();
    Object.assign(world, change);
    assert.deepEqual(await world.wake(), []);
    assert.equal(world.clock.waiting, 0);
    const { sessions } = world;
    for (const reason of ['focus', 'interval'] as const) await world.feed.refresh(reason);
    assert.deepEqual(await world.pass(3_600_000), []);
    assert.equal(world.sessions, sessions);
  }
});

test('focus that is lost without a word ends the reading at the next request, and the timer at its next turn', async () => {
  const world = new FeedWorld();
  const release = world.server.hold();
  assert.deepEqual(await world.wake(), ['recent']);
  world.isFocused = false;
  release();
  assert.deepEqual(await world.settle(), []);
  assert.equal(world.clock.waiting, 0);
  world.isFocused = true;
  await world.wake();
  world.isFocused = false;
  assert.deepEqual(await world.pass(3_600_000), []);
  assert.equal(world.clock.waiting, 0);
});

test('coming back reads at once when the last reading is some seconds old', async () => {
  const world = new FeedWorld();
  await world.wake();
  await world.pass(4_999);
  assert.deepEqual(await world.wake(), []);
  await world.pass(1);
  assert.deepEqual(await world.wake(), lists);
});

test('by hand only means one first reading, and then none without the hand', async () => {
  const world = new FeedWorld();
  world.refreshMs = 0;
  assert.deepEqual(await world.wake(), lists);
  await world.pass(3_600_000);
  assert.deepEqual(await world.wake(), []);
  assert.equal(world.clock.waiting, 0);
  void world.feed.refresh('hand');
  assert.deepEqual(await world.settle(), lists);
});

test('the hand gets its lists and what is new in its chats also when the minute is used up', async () => {
  const world = new FeedWorld();
  world.allowance.note(8);
  assert.deepEqual(await world.wake(), []);
  for (let times = 0; times < 3; times++) {
    void world.feed.refresh('hand');
    assert.deepEqual(await world.settle(), lists);
  }
  await world.pin(9);
  world.server.put({ id: chatId(9) });
  for (const id of [1, 2]) await world.sent(id, id);
  void world.feed.refresh('hand');
  assert.deepEqual(await world.settle(), ['recent', 'chat 9', 'page 9', 'assigned 7', 'page 1']);
});

test('there is one reading at a time: background joins it, and any number of hands make one more', async () => {
  const world = new FeedWorld();
  const release = world.server.hold();
  world.feed.wake();
  const joined = [world.feed.refresh('focus'), world.feed.refresh('interval')];
  const hands = [world.feed.refresh('hand'), world.feed.refresh('hand')];
  assert.deepEqual(await world.settle(), ['recent']);
  release();
  await Promise.all([...joined, ...hands]);
  assert.deepEqual(world.server.take(), [...lists, ...lists].slice(1));
});

test('without a key there is nothing, and a session that fails says why and keeps the rows', async () => {
  const world = new FeedWorld();
  world.sessionError = network;
  await world.wake();
  assert.deepEqual(
    [world.feed.content.owner, world.feed.content.faults],
    [undefined, { session: network.failure }],
  );
  world.sessionError = undefined;
  await world.pass(30_000);
  assert.deepEqual([world.feed.content.recent.length, world.feed.content.faults], [2, {}]);
  world.sessionError = network;
  await world.pass(30_000);
  assert.deepEqual(
    [world.feed.content.recent.length, world.feed.content.faults.session?.code],
    [2, 'notReachable'],
  );
  world.sessionError = undefined;
  world.hasKey = false;
  await world.pass(30_000);
  assert.deepEqual([world.feed.content.owner, world.feed.content.recent], [undefined, []]);
});

for (const [title, change] of [
  ['is told', (world: FeedWorld) => world.feed.reset()],
  ['shows when the feed is woken', (world: FeedWorld) => world.feed.wake()],
] as const)
  test(`nothing of an organization is shown after another has taken its place, where that ${title}`, async () => {
    for (const stranger of strangers) {
      const world = new FeedWorld();
      await world.sent(1);
      await world.pin(1);
      await world.wake();
      const release = world.server.hold();
      await world.pass(30_000);
      world.owner = stranger;
      change(world);
      await world.settle();
      world.server.recent = [3];
      release();
      await world.settle();
      const { owner, recent, pinned, escalations } = world.feed.content;
      assert.deepEqual([owner, toIds(recent), pinned, escalations], [stranger, [3], undefined, []]);
    }
  });

test('the hand reads again after a reset has ended its reading, also without focus', async () => {
  const world = new FeedWorld();
  world.isFocused = false;
  const release = world.server.hold();
  void world.feed.refresh('hand');
  assert.deepEqual(await world.settle(), ['recent']);
  world.feed.reset();
  const again = world.feed.refresh('hand');
  release();
  await again;
  assert.deepEqual([world.server.take(), world.feed.content.recent.length], [lists, 2]);
});

test('a feed that was stopped makes no request, calls nobody and changes nothing, whatever comes', async () => {
  const world = new FeedWorld();
  world.isVisible = false;
  await world.pin(9);
  const release = world.server.hold();
  assert.deepEqual(await world.wake(), ['chat 9']);
  let calls = 0;
  world.feed.onChange(() => calls++);
  const { content } = world.feed;
  world.feed.stop();
  release();
  void world.feed.refresh('hand');
  assert.deepEqual([await world.wake(), await world.pass(3_600_000)], [[], []]);
  assert.deepEqual([calls, world.clock.waiting, world.gone], [0, 0, []]);
  assert.equal(world.feed.content, content);
});

test('a listener is called until it has ended that', async () => {
  const world = new FeedWorld();
  let calls = 0;
  const end = world.feed.onChange(() => calls++);
  await world.wake();
  assert.ok(calls > 0);
  end();
  const before = calls;
  await world.pass(30_000);
  assert.equal(calls, before);
});

test('a clock that was set back while nobody looked does not put the next reading off', async () => {
  const world = new FeedWorld();
  await world.wake();
  world.isFocused = false;
  await world.wake();
  world.clock.set(world.clock.now() - 3_600_000);
  world.isFocused = true;
  assert.deepEqual(await world.wake(), lists);
  assert.deepEqual(await world.pass(30_000), lists);
});
