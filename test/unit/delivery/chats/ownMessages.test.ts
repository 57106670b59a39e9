import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Entry, OutboxMessage, SealedMessage } from '../../../../src/core/outbox';
import { OwnMessages } from '../../../../src/delivery/chats/ownMessages';
import { chatId } from '../../messages';
import { say, states, toId } from '../../outboxMessages';

/** What is told, each time by the ids of the messages whose chats have got their last. */
function watch(): { own: OwnMessages; told: string[][] } {
  const told: string[][] = [];
  return { own: new OwnMessages((finished) => told.push(finished.map(({ id }) => id))), told };
}

function toEntries(...messages: readonly OutboxMessage[]): Entry[] {
  return messages.map((message) => ({
    ...{ owner: undefined, provenance: 'ours', message: message as SealedMessage },
  }));
}

const sent = (n: number, changes: Partial<OutboxMessage> = {}): OutboxMessage =>
  say(n, { state: states.sent, ...changes });

test('a message is told once, when it has left the outbox for the records', () => {
  const { own, told } = watch();
  own.look(toEntries(say(1)));
  own.noteSent(sent(1));
  own.look(toEntries(sent(1)));
  assert.deepEqual(told, []);
  own.look(toEntries());
  own.look(toEntries());
  assert.deepEqual(told, [[toId(1)]]);
});

test('what leaves the outbox without being sent is not told', () => {
  const { own, told } = watch();
  own.look(toEntries(say(1)));
  own.look(toEntries());
  assert.deepEqual(told, []);
});

for (const [state, isGoing] of [
  ['queued', true],
  ['sending', true],
  ['held', true],
  ['waiting', false],
  ['asking', false],
  ['rejected', false],
  ['unconfirmed', false],
] as const) {
  test(`a chat whose next message is ${state} ${isGoing ? 'gets more' : 'has got its last'}`, () => {
    const { own, told } = watch();
    own.noteSent(sent(1));
    own.look(toEntries(say(2, { state: states[state] })));
    assert.deepEqual(told, [isGoing ? [] : [toId(1)]]);
  });
}

test('a chat is told also where the message that was to follow is taken back', () => {
  const { own, told } = watch();
  own.noteSent(sent(1));
  own.look(toEntries(say(2, { state: states.held })));
  own.look(toEntries());
  assert.deepEqual(told, [[], [toId(1)]]);
});

test('a chat does not wait for a strange message that never goes', () => {
  const { own, told } = watch();
  own.noteSent(sent(1));
  own.look([{ owner: undefined, provenance: 'unsigned', message: say(2) }]);
  assert.deepEqual(told, [[toId(1)]]);
});

test('each chat is told with the last that it got, and a chat does not wait for another', () => {
  const { own, told } = watch();
  for (const n of [1, 2]) own.noteSent(sent(n));
  own.noteSent(sent(3, { chat: chatId(6) }));
  own.look(toEntries(say(4, { chat: chatId(7) })));
  assert.deepEqual(told, [[toId(2), toId(3)]]);
});
