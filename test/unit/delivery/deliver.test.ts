import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Chat } from '../../../src/core/chat';
import { toDisplayText } from '../../../src/core/displayText';
import { Cancelled, type Failure, HandoffError } from '../../../src/core/failure';
import { type Sendable, toCustomerAuthor } from '../../../src/core/message';
import { deliver } from '../../../src/delivery/deliver';
import type { Client } from '../../../src/delivery/sessions';
import { FakeClient } from '../fakes/fakeClient';
import { failsWith } from '../failures';
import { chatId, customerAddress, noteAddress, toSendable } from '../messages';

const signal = new AbortController().signal;
const none = (): void => undefined;
const fail = (failure: Failure): Promise<never> => Promise.reject(new HandoffError(failure));

const toSendables = (...texts: string[]): Promise<Sendable[]> =>
  Promise.all(texts.map((text) => toSendable(noteAddress, { text })));

const chat: Chat = {
  id: chatId(5),
  customer: toDisplayText('Bob'),
  email: toDisplayText(''),
  status: 'opened',
  snoozedUntilMs: undefined,
  lastMessage: toDisplayText(''),
  lastMessageId: undefined,
};

/** Takes messages until one says `stop`, which fails as told; `taken` holds the texts that arrived. */
function toClient(
  stop: () => Promise<never>,
  getChat?: Client['getChat'],
): { client: Client; taken: string[] } {
  const taken: string[] = [];
  const createMessage: Client['createMessage'] = ({ content: { text } }, given) => {
    if (given?.aborted === true) return Promise.reject(new Cancelled());
    return text === 'stop' ? stop() : Promise.resolve(100 + taken.push(text));
  };
  return { client: new FakeClient({ createMessage, ...(getChat ? { getChat } : {}) }), taken };
}

test('messages go out one after the other, in their order', async () => {
  const order: string[] = [];
  const client = new FakeClient({
    createMessage: async ({ content }) => {
      order.push(`begin ${content.text}`);
      await Promise.resolve();
      order.push(`end ${content.text}`);
      return Number(content.text);
    },
  });
  const counts: number[] = [];
  const delivery = await deliver(client, await toSendables('3', '1', '2'), signal, (count) =>
    counts.push(count),
  );
  assert.deepEqual(delivery, { messageIds: [3, 1, 2] });
  assert.deepEqual(order, ['begin 3', 'end 3', 'begin 1', 'end 1', 'begin 2', 'end 2']);
  assert.deepEqual(counts, [1, 2, 3]);
});

test('nothing to send asks nobody', async () => {
  assert.deepEqual(await deliver(new FakeClient({}), [], signal, none), { messageIds: [] });
});

for (const failure of [
  { code: 'unconfirmed' },
  { code: 'tooManyRequests', retryAfterSeconds: 9 },
  { code: 'notReachable', host: 'api.helpcrunch.com' },
] as const) {
  test(`${failure.code} stops the rest, is tried once, and leaves the ids of what went out`, async () => {
    let tries = 0;
    const { client, taken } = toClient(() => {
      tries++;
      return fail(failure);
    });
    const delivery = await deliver(client, await toSendables('a', 'b', 'stop', 'c'), signal, none);
    assert.deepEqual(delivery.messageIds, [101, 102]);
    failsWith(failure.code)(delivery.stoppedBy);
    assert.deepEqual(taken, ['a', 'b']);
    assert.equal(tries, 1);
  });
}

test('an unknown error stops the rest and is passed on as it is', async () => {
  const error = new TypeError('unknown');
  const { client } = toClient(() => Promise.reject(error));
  assert.deepEqual(await deliver(client, await toSendables('stop', 'a'), signal, none), {
    messageIds: [],
    stoppedBy: error,
  });
});

test('to cancel between two messages keeps the rest back', async () => {
  const { client, taken } = toClient(() => fail({ code: 'unexpected' }));
  const cancel = new AbortController();
  const delivery = await deliver(client, await toSendables('a', 'b', 'c'), cancel.signal, (count) => {
    if (count === 2) cancel.abort();
  });
  assert.deepEqual(delivery.messageIds, [101, 102]);
  assert.ok(delivery.stoppedBy instanceof Cancelled);
  assert.deepEqual(taken, ['a', 'b']);
});

const notFound = (): Promise<never> => fail({ code: 'notFound' });

test('404 means the agent where the chat is there', async () => {
  const { client } = toClient(notFound, () => Promise.resolve(chat));
  const { stoppedBy } = await deliver(client, await toSendables('a', 'stop'), signal, none);
  assert.ok(stoppedBy instanceof HandoffError);
  assert.deepEqual(stoppedBy.failure, { code: 'agentNotFound', agent: noteAddress.author.agent.id });
});

test('404 means the chat where that is gone', async () => {
  const { client } = toClient(notFound, (id) => fail({ code: 'chatNotFound', chat: id }));
  const { stoppedBy } = await deliver(client, await toSendables('stop'), signal, none);
  assert.ok(stoppedBy instanceof HandoffError);
  assert.deepEqual(stoppedBy.failure, { code: 'chatNotFound', chat: 5 });
});

test('404 stays what it is where the chat cannot be read', async () => {
  const { client } = toClient(notFound, () => fail({ code: 'timedOut', host: 'api.helpcrunch.com' }));
  failsWith('notFound')((await deliver(client, await toSendables('stop'), signal, none)).stoppedBy);
});

test("404 blames no agent for a message in the customer's name", async () => {
  const author = toCustomerAuthor(true);
  assert.ok(author);
  const { client } = toClient(notFound, () => Promise.resolve(chat));
  const message = await toSendable({ ...customerAddress, author }, { text: 'stop' });
  failsWith('notFound')((await deliver(client, [message], signal, none)).stoppedBy);
});
