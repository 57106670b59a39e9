import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toMessageBody } from '../../../src/api/messageBody';
import { toCustomerAuthor } from '../../../src/core/message';
import { customerAddress, noteAddress } from '../messages';

const content = { text: 'plain', markdownText: '**plain**' };

test('a note names its agent', () => {
  assert.deepEqual(toMessageBody({ ...noteAddress, content }), {
    chat: 5,
    type: 'private',
    agent: 7,
    text: 'plain',
    markdownText: '**plain**',
  });
});

test('a message of an agent names the agent', () => {
  assert.equal(toMessageBody({ ...customerAddress, content }).agent, 7);
});

test('a message as the customer, and only that, names nobody', () => {
  const author = toCustomerAuthor(true);
  assert.ok(author !== undefined);
  const body = toMessageBody({ ...customerAddress, author, content });
  assert.deepEqual(body, { chat: 5, type: 'message', ...content });
});

test('the plain format has no Markdown field', () => {
  assert.ok(!('markdownText' in toMessageBody({ ...noteAddress, content: { text: 'plain' } })));
});

test('nothing that a content carries besides can change the request', () => {
  const smuggled = { ...content, agent: 1, chat: 6, type: 'message' };
  const author = toCustomerAuthor(true);
  assert.ok(author !== undefined);
  assert.deepEqual(toMessageBody({ ...noteAddress, content: smuggled }), {
    ...{ chat: 5, type: 'private', agent: 7 },
    ...content,
  });
  const asCustomer = toMessageBody({ ...customerAddress, author, content: smuggled });
  assert.deepEqual(asCustomer, { chat: 5, type: 'message', ...content });
});
