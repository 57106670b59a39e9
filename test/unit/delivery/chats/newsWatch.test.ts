import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ChatEntry } from '../../../../src/core/chat';
import { toDisplayText } from '../../../../src/core/displayText';
import type { AgentId } from '../../../../src/core/ids';
import { toldCountsMs } from '../../../../src/core/limits';
import { toEscalations } from '../../../../src/delivery/chats/escalations';
import { type FeedContent, noContent } from '../../../../src/delivery/chats/feedContent';
import { NewsWatch } from '../../../../src/delivery/chats/newsWatch';
import { SeenStore } from '../../../../src/delivery/chats/seenStore';
import { SentLog } from '../../../../src/delivery/sentLog';
import { FakeClock } from '../../fakes/fakeClock';
import { MemoryFolder } from '../../fakes/memoryFolder';
import { MemoryKeyValue } from '../../fakes/memoryKeyValue';
import { agentId, chatId, toChat, toEntry } from '../../messages';
import { outboxMessage } from '../../outboxMessages';
import { acme, strangers } from './owners';

const five = chatId(5);

/** A note of another agent. */
function carl(id: number): ChatEntry {
  return toEntry({ id, agent: 8, agentName: toDisplayText('Carl') });
}

/** A machine with one window, and what its feed has read. */
class World {
  readonly clock = new FakeClock();
  readonly seen = new SeenStore(new MemoryKeyValue());
  readonly sentLog = new SentLog(new MemoryFolder());
  readonly feed: { content: FeedContent } = { content: noContent };
  agent: AgentId | undefined = agentId(7);
  readonly watch = this.open();

  open(): NewsWatch {
    const { feed, seen, sentLog, clock } = this;
    return new NewsWatch({ feed, seen, sentLog, clock, toAgent: () => this.agent });
  }

  /** Records a message of this extension to chat 5. */
  async sent(messageId: number, changes: Parameters<typeof outboxMessage>[0] = {}): Promise<void> {
    const message = outboxMessage({ id: `m${messageId}`, ...changes });
    await this.sentLog.add(message, messageId, this.clock.now(), false);
  }

  /** What the watch finds in these entries of chat 5, if it is pinned: ids, or none. */
  async pinned(entries: readonly ChatEntry[], owner = acme): Promise<number[]> {
    const times = { pinnedMs: 0, confirmedMs: 0 };
    const pin = { chat: five, customer: toDisplayText('Bob'), ...times };
    return this.#look({ owner, pinned: { pin, chat: undefined } }, entries);
  }

  /** What the watch finds in these entries of chat 5, if it is an escalation. */
  async escalated(entries: readonly ChatEntry[]): Promise<number[]> {
    const records = await this.sentLog.read();
    const escalations = toEscalations(acme, records, [], new Map(), this.clock.now());
    return this.#look({ owner: acme, escalations }, entries);
  }

  async #look(content: Partial<FeedContent>, entries: readonly ChatEntry[]): Promise<number[]> {
    this.feed.content = { ...noContent, ...content, newest: new Map([[five, entries]]) };
    return (await this.watch.look()).map(({ entryId }) => entryId);
  }
}

test('the first look at a pinned chat only notes what is there, also where that is nothing', async () => {
  for (const there of [[carl(20)], []]) {
    const world = new World();
    assert.deepEqual(await world.pinned(there), []);
    assert.deepEqual(await world.pinned([carl(21), ...there]), [21]);
  }
});

test('where we wrote, the first look tells what came after our message', async () => {
  const world = new World();
  await world.sent(20);
  assert.deepEqual(await world.escalated([carl(19)]), []);
  const other = new World();
  await other.sent(20);
  assert.deepEqual(await other.escalated([carl(21), carl(19)]), [21]);
});

test('what was told is not told again, also by the next window', async () => {
  const world = new World();
  await world.pinned([carl(20)]);
  const entries = [carl(21), carl(20)];
  assert.deepEqual([await world.pinned(entries), await world.pinned(entries)], [[21], []]);
  assert.deepEqual(await world.open().look(), []);
});

test('a chat that is watched without a word for weeks still tells the next one', async () => {
  const world = new World();
  const dayMs = 24 * 60 * 60_000;
  for (let ms = 0; ms <= 3 * toldCountsMs; ms += dayMs) {
    assert.deepEqual(await world.pinned([carl(20)]), []);
    await world.clock.pass(dayMs);
  }
  assert.deepEqual(await world.pinned([carl(21)]), [21]);
});

test('after a long absence a pinned chat is begun anew, and an escalation tells what nobody was told', async () => {
  const pinned = new World();
  await pinned.pinned([carl(20)]);
  await pinned.clock.pass(toldCountsMs);
  assert.deepEqual(await pinned.pinned([carl(21)]), []);
  assert.deepEqual(await pinned.pinned([carl(22)]), [22]);
  const escalated = new World();
  await escalated.sent(20);
  assert.deepEqual(await escalated.escalated([carl(21)]), [21]);
  await escalated.clock.pass(toldCountsMs);
  assert.deepEqual(await escalated.escalated([carl(21)]), []);
  await escalated.clock.pass(toldCountsMs);
  await escalated.sent(30);
  assert.deepEqual(await escalated.escalated([carl(31), toEntry({ id: 30 }), carl(29)]), [31]);
});

test('our own agent and messages of this extension are no news, whoever they are written as', async () => {
  const world = new World();
  await world.pinned([]);
  await world.sent(21);
  const asCustomer = { type: 'message', from: 'customer', agent: undefined };
  assert.deepEqual(await world.pinned([toEntry({ id: 22 }), toEntry({ id: 21, ...asCustomer })]), []);
  world.agent = agentId(9);
  assert.deepEqual(await world.pinned([toEntry({ id: 23 })]), [23]);
});

test('ids of messages to another organization do not make news our own', async () => {
  for (const { origin, organization } of strangers) {
    const world = new World();
    await world.pinned([]);
    await world.sent(21, { origin, organization: { id: organization, domain: 'other' } });
    assert.deepEqual(await world.pinned([carl(21)]), [21]);
  }
});

test('what was told in one organization is not told in another', async () => {
  for (const stranger of strangers) {
    const world = new World();
    await world.pinned([carl(20)]);
    assert.deepEqual(await world.pinned([carl(21)], stranger), []);
    assert.deepEqual(await world.pinned([carl(21)]), [21]);
  }
});

test('what was shown here is no news', async () => {
  const world = new World();
  await world.pinned([carl(20)]);
  await world.seen.mark(acme, five, 21);
  assert.deepEqual(await world.pinned([carl(22), carl(21)]), [22]);
  await world.seen.mark(acme, five, 23);
  assert.deepEqual(await world.pinned([carl(23)]), []);
});

test('the customer is called as the chat was last read, else as the pin or the record has it', async () => {
  const world = new World();
  const fromCustomer = { type: 'message', from: 'customer', agent: undefined };
  const toName = async (id: number, chats: FeedContent['chats']): Promise<string | undefined> => {
    world.feed.content = { ...world.feed.content, chats };
    world.feed.content = {
      ...world.feed.content,
      newest: new Map([[five, [toEntry({ id, ...fromCustomer })]]]),
    };
    return (await world.watch.look())[0]?.customer;
  };
  await world.pinned([]);
  assert.equal(await toName(21, new Map()), 'Bob');
  const robert = toChat({ id: five, customer: toDisplayText('Robert') });
  assert.equal(await toName(22, new Map([[five, robert]])), 'Robert');
  await world.sent(23, { customer: toDisplayText('Bobby') });
  await world.escalated([]);
  assert.equal(await toName(24, new Map()), 'Bobby');
});

test('entries of a chat that nobody can name are left for later', async () => {
  const world = new World();
  const newest = new Map([[chatId(6), [carl(21)]]]);
  world.feed.content = { ...noContent, owner: acme, newest };
  assert.deepEqual(await world.watch.look(), []);
  assert.equal(world.seen.told(acme, chatId(6)), undefined);
});

test('without a key there is nothing to look for, and nothing is noted', async () => {
  const world = new World();
  world.feed.content = { ...noContent, newest: new Map([[five, [carl(21)]]]) };
  assert.deepEqual(await world.watch.look(), []);
  assert.equal(world.seen.told(acme, five), undefined);
});
