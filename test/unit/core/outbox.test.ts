import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toCustomerAuthor } from '../../../src/core/message';
import {
  type OutboxState,
  isAsAsked,
  isOver,
  isUnsentSince,
  needsUser,
  toSendable,
  waitsFor,
  wasHandedOver,
  withState,
} from '../../../src/core/outbox';
import { customerMessage, say, states } from '../outboxMessages';

test('a new state changes nothing that the user has agreed to', () => {
  const message = customerMessage(1, { draft: 'draft-1' });
  const changed = withState(message, states.asking, { failures: 3 });
  assert.deepEqual(changed, { ...message, state: states.asking, failures: 3 });
});

test('a message becomes exactly the request that was agreed to', () => {
  const { chat, type, author, content } = customerMessage(1);
  assert.deepEqual(toSendable(customerMessage(1), undefined), { chat, type, author, content });
});

test('a message as the customer goes only while the setting allows it', () => {
  const message = customerMessage(1, { author: { kind: 'customer' } });
  assert.equal(toSendable(message, undefined), undefined);
  assert.deepEqual(toSendable(message, toCustomerAuthor(true))?.author, { kind: 'customer' });
  assert.equal(toSendable(say(1, { author: { kind: 'customer' } }), toCustomerAuthor(true)), undefined);
});

const needy = ['waitingForUser', 'asking', 'unconfirmed', 'rejected'];
for (const [name, state] of Object.entries(states)) {
  test(`one that is ${name} ${needy.includes(name) ? 'needs' : 'does not need'} the user`, () => {
    assert.equal(needsUser(say(1, { state })), needy.includes(name));
  });
}

test('only what was sent or rejected is over', () => {
  const over = Object.entries(states).filter(([, state]) => isOver(say(1, { state })));
  assert.deepEqual(
    over.map(([name]) => name),
    ['rejected', 'sent'],
  );
});

test('what may have arrived was handed over', () => {
  const handedOver = Object.entries(states).filter(([, state]) => wasHandedOver(say(1, { state })));
  assert.deepEqual(
    handedOver.map(([name]) => name),
    ['sending', 'reading', 'unconfirmed', 'sent'],
  );
});

for (const [asked, now, isUnsent] of [
  ['waiting', 'queued', true],
  ['queued', 'rejected', true],
  ['unconfirmed', 'reading', true],
  ['unconfirmed', 'asking', true],
  ['waiting', 'sending', false],
  ['waiting', 'unconfirmed', false],
  ['unconfirmed', 'sent', false],
] as const) {
  test(`a message that was ${asked} and is ${now} ${isUnsent ? 'has not gone' : 'may have gone'} meanwhile`, () => {
    const [before, after] = [asked, now].map((name) => say(1, { state: states[name] }));
    assert.ok(before && after);
    assert.equal(isUnsentSince(before, after), isUnsent);
  });
}

const interrupted = { kind: 'asking', question: 'interrupted' } as const;
const newer = { kind: 'asking', question: 'newerMessages' } as const;
const asked: readonly (readonly [what: string, before: OutboxState, now: OutboxState, isSame: boolean])[] = [
  ['the same question', states.asking, { ...states.asking }, true],
  ['another question', interrupted, states.asking, false],
  ['the same question about a newer message', states.asking, { ...newer, newestMessage: 12 }, false],
  ['the same question about a message it did not know', newer, states.asking, false],
  ['another reading of the chat in vain', states.reading, states.unconfirmed, true],
  ['the way already', interrupted, states.queued, false],
  ['a question after it had gone', states.unconfirmed, interrupted, false],
];
for (const [what, before, now, isSame] of asked) {
  test(`an answer ${isSame ? 'counts' : 'does not count'} where a message has come to ${what} meanwhile`, () => {
    assert.equal(isAsAsked(say(1, { state: before }), say(1, { state: now })), isSame);
  });
}

test('what waits is told by what it waits for', () => {
  const fits = waitsFor('network', 'server');
  assert.deepEqual(
    [states.waiting, states.waitingForUser, states.queued].map((state) => fits(say(1, { state }))),
    [true, false, false],
  );
});
