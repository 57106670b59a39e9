import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AttemptFault } from '../../../src/api/attempt';
import { Cancelled, type Failure, HandoffError } from '../../../src/core/failure';
import { content, customerAddress, noteAddress, toSendable } from '../messages';
import { clientOn, failing, json } from './clientOn';

const host = 'api.example.com';
const generic = { code: 'invalid_request', message: 'Invalid request' };

test('a message is posted once, as JSON, and its id is the answer', async () => {
  for (const [status, id] of [
    [200, 542335],
    [201, '542335'],
  ] as const) {
    const { client, requests } = clientOn(() =>
      json({ id, text: null, agent: { id: 7, name: 'Ann' } }, status),
    );
    assert.equal(await client.createMessage(await toSendable(noteAddress)), 542335);
    assert.deepEqual(
      requests.map(({ method, path, headers }) => [method, path, headers['content-type']]),
      [['POST', '/v1/messages', 'application/json']],
    );
    const body: unknown = JSON.parse(requests[0]?.body ?? '');
    assert.deepEqual(body, { chat: 5, type: 'private', agent: 7, ...content });
  }
});

for (const [status, errors, failure] of [
  [
    400,
    [generic, { code: 'text', message: 'This value should not be blank.' }],
    {
      code: 'requestRejected',
      fields: [{ field: 'text', message: 'This value should not be blank.' }],
    },
  ],
  [
    400,
    [{ code: 'invalid_chat_value', message: 'Invalid chat ID' }],
    {
      code: 'requestRejected',
      fields: [{ field: 'invalid_chat_value', message: 'Invalid chat ID' }],
    },
  ],
  [401, [generic, { code: 'unauthorized', message: 'Unauthorized' }], { code: 'keyRejected', host }],
  [401, [{ code: 'invalid_token', message: 'Invalid token' }], { code: 'keyRejected', host }],
  [403, [], { code: 'requestRejected', fields: [] }],
  [404, [generic, { code: 'not_found', message: 'Chat not found' }], { code: 'notFound' }],
  [404, [{ code: 'entity_not_found', message: 'Agent not found' }], { code: 'notFound' }],
  [413, [], { code: 'requestRejected', fields: [] }],
  [429, [generic, { code: 'too_many_requests', message: 'Too many requests' }], { code: 'tooManyRequests' }],
] as [number, object[], Failure][]) {
  test(`${status} with ${JSON.stringify(errors.at(-1) ?? {})} is a clear refusal: ${failure.code}`, async () => {
    const { client, requests } = clientOn(() => json({ errors }, status));
    await assert.rejects(client.createMessage(await toSendable(customerAddress)), new HandoffError(failure));
    assert.equal(requests.length, 1);
  });
}

for (const [what, status, body] of [
  ['an error of the server', 500, '{"errors":[]}'],
  ['a gateway that gave up', 504, '<html>'],
  ['a redirect', 307, ''],
  ['success without a body', 204, ''],
  ['success as HTML', 200, '<!doctype html>'],
  ['success as cut JSON', 201, '{"id":54'],
  ['success without an id', 201, '{"text":"x"}'],
  ['success with id 0', 201, '{"id":0}'],
] as const) {
  test(`after ${what} the message may have arrived`, async () => {
    const { client, requests } = clientOn(() => ({ status, headers: {}, body }));
    await assert.rejects(client.createMessage(await toSendable(noteAddress)), (error) => {
      assert.ok(error instanceof HandoffError && error.cause instanceof HandoffError);
      assert.equal(error.failure.code, 'unconfirmed');
      return true;
    });
    assert.equal(requests.length, 1);
  });
}

const faults: AttemptFault[] = ['notReachable', 'timedOut', 'cancelled', 'cut', 'tooLarge'];

for (const fault of faults) {
  test(`${fault} after it was handed over: the message may have arrived`, async () => {
    const { client, requests } = clientOn(failing(fault, true));
    const failed = client.createMessage(await toSendable(noteAddress));
    await assert.rejects(failed, new HandoffError({ code: 'unconfirmed' }));
    assert.equal(requests.length, 1);
  });

  test(`${fault} while reading is no question of arriving`, async () => {
    const { client } = clientOn(failing(fault, true));
    await assert.rejects(client.getOrganization(), (error) => {
      assert.ok(!(error instanceof HandoffError) || error.failure.code !== 'unconfirmed');
      assert.equal(error instanceof Cancelled, fault === 'cancelled');
      return true;
    });
  });
}

for (const [fault, expected] of [
  ['notReachable', new HandoffError({ code: 'notReachable', host, detail: 'ECONNREFUSED' })],
  ['timedOut', new HandoffError({ code: 'timedOut', host })],
  ['cancelled', new Cancelled('POST /v1/messages')],
] as const) {
  test(`${fault} before it was handed over: the message has certainly not arrived`, async () => {
    const cause = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    const { client } = clientOn(failing(fault, false, fault === 'notReachable' ? cause : undefined));
    await assert.rejects(client.createMessage(await toSendable(noteAddress)), expected);
  });
}

test('a fault of our own stays what it is', async () => {
  const { client } = clientOn(() => {
    throw new TypeError('ours');
  });
  await assert.rejects(client.createMessage(await toSendable(noteAddress)), new TypeError('ours'));
});
