import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toDisplayText } from '../../../../src/core/displayText';
import { HandoffError } from '../../../../src/core/failure';
import { newsMs } from '../../../../src/core/limits';
import { chatId, toEntry } from '../../messages';
import { FeedWorld, toIds } from './feedWorld';
import { strangers } from './owners';

const lists = ['recent', 'assigned 7'];
const day = 24 * 60 * 60_000;
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

test('the hand gets its lists also when the minute is used up', async () => {
  const world = new FeedWorld();
  world.allowance.note(8);
  assert.deepEqual(await world.wake(), []);
  for (let times = 0; times < 3; times++) {
    void world.feed.refresh('hand');
    assert.deepEqual(await world.settle(), lists);
  }
  await world.pin(9);
  void world.feed.refresh('hand');
  assert.deepEqual(await world.settle(), lists);
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

test('a chat that is in no list any more is forgotten', async () => {
  const world = new FeedWorld();
  await world.wake();
  world.server.recent = [1];
  world.server.assigned = [];
  await world.pass(30_000);
  assert.deepEqual([...world.feed.content.chats.keys()], [1]);
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
