import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Chat } from '../../../src/core/chat';
import { type Failure, HandoffError } from '../../../src/core/failure';
import { toCustomerAuthor } from '../../../src/core/message';
import { explainNotFound } from '../../../src/delivery/explainNotFound';
import type { Client } from '../../../src/delivery/sessions';
import { toFakeClient } from '../fakes/fakeClient';
import { customerAddress, noteAddress, toSendable } from '../messages';

const notFound = new HandoffError({ code: 'notFound' });
const { signal } = new AbortController();
const isThere: Client['getChat'] = (id) => Promise.resolve({ id } as Chat);
const fails =
  (failure: Failure): Client['getChat'] =>
  () =>
    Promise.reject(new HandoffError(failure));

async function explain(error: unknown, getChat: Client['getChat'], address = noteAddress): Promise<unknown> {
  return explainNotFound(error, toFakeClient({ getChat }), await toSendable(address), signal);
}

test('when the chat is there, the agent is not', async () => {
  const explained = await explain(notFound, isThere);
  assert.ok(explained instanceof HandoffError);
  assert.deepEqual([explained.failure, explained.cause], [{ code: 'agentNotFound', agent: 7 }, notFound]);
});

test('when the chat is not there, that is it', async () => {
  const failure = { code: 'chatNotFound', chat: 5 } as const;
  const explained = await explain(notFound, fails(failure));
  assert.deepEqual(explained instanceof HandoffError && explained.failure, failure);
});

test('when the chat cannot be read, it stays as vague as it is', async () => {
  assert.equal(await explain(notFound, fails({ code: 'serverError', status: 500 })), notFound);
});

test('a message as the customer has no agent that could be missing', async () => {
  const author = toCustomerAuthor(true);
  assert.ok(author);
  const sendable = await toSendable({ ...customerAddress, author });
  const client = toFakeClient({ getChat: isThere });
  assert.equal(await explainNotFound(notFound, client, sendable, signal), notFound);
});

test('any other failure is passed on without a request', async () => {
  const never = (): Promise<never> => Promise.reject(new Error('asked'));
  for (const error of [new HandoffError({ code: 'requestRejected', fields: [] }), new Error('x'), undefined])
    assert.equal(await explain(error, never), error);
});
