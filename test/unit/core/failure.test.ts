import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Cancelled, HandoffError } from '../../../src/core/failure';

test('a HandoffError carries its data, its cause and its code as the message', () => {
  const cause = new Error('below');
  const error = new HandoffError({ code: 'chatNotFound', chat: 5 }, { cause });
  assert.ok(error instanceof Error);
  assert.equal(String(error), 'HandoffError: chatNotFound');
  assert.deepEqual(error.failure, { code: 'chatNotFound', chat: 5 });
  assert.equal(error.cause, cause);
});

test('to cancel is no failure, and says so in a log', () => {
  assert.ok(!(new Cancelled() instanceof HandoffError));
  assert.equal(String(new Cancelled('while waiting')), 'Cancelled: while waiting');
});
