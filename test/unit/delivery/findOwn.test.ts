import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ChatEntry } from '../../../src/core/chat';
import { findOwn } from '../../../src/delivery/findOwn';
import { toEntry } from '../messages';
import { say } from '../outboxMessages';

const message = say(1, { content: { text: 'the cause & fix', markdownText: 'the **cause** & fix' } });

function entry(changes: Partial<ChatEntry> = {}): ChatEntry {
  return toEntry({ text: 'the cause & fix', ...changes });
}

const none = new Set<number>();

for (const [what, changes] of [
  ['as it was sent', {}],
  ['with the formatted text in its place', { text: 'the **cause** & fix' }],
  ['trimmed, and with other line ends', { text: '\r\n the cause &  fix \n' }],
  ['without white space', { text: 'thecause&fix' }],
  ["with HTML's entities", { text: 'the cause &amp; fix' }],
  ['with invisible characters', { text: '\ufeffthe cause\u200b & fix' }],
  ['with an unknown sender', { from: '' }],
] as const) {
  test(`a message is found ${what}`, () => {
    assert.equal(findOwn(message, [entry(changes)], none), 20);
  });
}

for (const [what, changes] of [
  ['by another agent', { agent: 8 }],
  ['by nobody', { agent: undefined }],
  ["in the customer's name", { agent: undefined, from: 'customer' }],
  ['for other readers', { type: 'message' }],
  ['of the system', { type: 'tech' }],
  ['without a text', { text: undefined }],
  ['with an empty text', { text: '' }],
  ['with another text', { text: 'the cause & fix (again)' }],
  ['with a part of the text', { text: 'the cause' }],
  ['with another case', { text: 'The cause & fix' }],
] as const) {
  test(`an entry ${what} is not the message`, () => {
    assert.equal(findOwn(message, [entry(changes)], none), undefined);
  });
}

test('of two that are alike the older one is it, and the other one is that of the next message', () => {
  const entries = [entry({ id: 22 }), entry({ id: 21 })];
  const first = findOwn(message, entries, none);
  assert.equal(first, 21);
  assert.equal(findOwn(message, entries, new Set([21])), 22);
  assert.equal(findOwn(message, entries, new Set([21, 22])), undefined);
});

test("what is written as the customer is found by the customer's name, and not by an agent's", () => {
  const asCustomer = say(1, { type: 'message', author: { kind: 'customer' } });
  const own = entry({ id: 30, type: 'message', agent: undefined, from: 'customer', text: 'text 1' });
  assert.equal(findOwn(asCustomer, [own], none), 30);
  assert.equal(findOwn(asCustomer, [{ ...own, agent: 7 }], none), undefined);
  assert.equal(findOwn(asCustomer, [{ ...own, from: 'agent' }], none), undefined);
});

for (const [sent, shown] of [
  ['a < b && c > "d" \'e\'', 'a &lt; b &amp;&amp; c &gt; &quot;d&quot; &#39;e&#039;'],
  ['caf\u00e9', 'cafe\u0301'],
  ['family 👨‍👩‍👧', 'family 👨👩👧'],
] as const) {
  test(`${sent} is found as ${shown}`, () => {
    const said = say(1, { content: { text: sent } });
    assert.equal(findOwn(said, [entry({ text: shown })], none), 20);
  });
}

test('a plain message is not taken for an empty formatted one', () => {
  const plain = say(1, { content: { text: 'text' } });
  assert.equal(findOwn(plain, [entry({ text: 'undefined' })], none), undefined);
});
