import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toRetryAfterSeconds, toStatusFailure } from '../../../src/api/statusFailure';

const nowMs = Date.parse('2026-11-22T12:00:00Z');

const fail = (status: number, errors: unknown = [], headers = {}): unknown =>
  toStatusFailure({ status, headers, body: JSON.stringify({ errors }) }, 'api.helpcrunch.com', nowMs);

const generic = { code: 'invalid_request', message: 'Invalid request' };

for (const [generation, errors] of [
  ['current', [generic, { code: 'unauthorized', message: 'Unauthorized' }]],
  ['old', [{ code: 'invalid_token', message: 'Invalid token' }]],
  ['empty', []],
] as const) {
  test(`401 is a wrong key, whatever the ${generation} body says`, () =>
    assert.deepEqual(fail(401, errors), { code: 'keyRejected', host: 'api.helpcrunch.com' }));
}

for (const errors of [
  [generic, { code: 'not_found', message: 'Chat not found' }],
  [{ code: 'chat_not_found', message: 'Chat not found' }],
  [{ code: 'entity_not_found', message: 'Agent not found' }],
  [{ code: 'not_fount', message: 'Chat for ID "5" was not found' }],
]) {
  test(`404 with ${errors.at(-1)?.code ?? ''} does not say which thing was not found`, () =>
    assert.deepEqual(fail(404, errors), { code: 'notFound' }));
}

test('429 says when to come again, where the server does', () => {
  const current = [generic, { code: 'too_many_requests', message: 'Too many requests' }];
  const old = [{ code: 'too_many_requests', message: 'You have exceeded your requests limit' }];
  assert.deepEqual(fail(429, current), { code: 'tooManyRequests' });
  assert.deepEqual(fail(429, old, { 'retry-after': '7' }), { code: 'tooManyRequests', retryAfterSeconds: 7 });
});

test('400 says what was refused, field by field, without the generic element', () => {
  const errors = [generic, { code: 'customer', message: 'This value should be of type numeric.' }];
  const fields = [{ field: 'customer', message: 'This value should be of type numeric.' }];
  assert.deepEqual(fail(400, errors), { code: 'requestRejected', fields });
  const old = [{ code: 'invalid_chat_value', message: 'Invalid chat ID' }];
  const oldFields = [{ field: 'invalid_chat_value', message: 'Invalid chat ID' }];
  assert.deepEqual(fail(400, old), { code: 'requestRejected', fields: oldFields });
});

test('any other refusal of a client is a rejected request', () => {
  for (const status of [402, 403, 405, 408, 409, 413, 422, 499]) {
    assert.deepEqual(fail(status), { code: 'requestRejected', fields: [] });
  }
});

test('5xx is an error of the server, and what is no answer to a request is unexpected', () => {
  for (const status of [500, 502, 503, 599]) assert.deepEqual(fail(status), { code: 'serverError', status });
  for (const status of [301, 302, 304, 307, 308]) {
    assert.deepEqual(fail(status), { code: 'unexpectedStatus', status });
  }
});

for (const [header, seconds] of [
  [undefined, undefined],
  ['0', 0],
  ['120', 120],
  [' 5 ', 5],
  ['0005', 5],
  ['86400', 86_400],
  ['86401', undefined],
  ['999999999', undefined],
  ['9'.repeat(400), undefined],
  ['Mon, 23 Nov 2026 12:00:00 GMT', 86_400],
  ['Fri, 31 Dec 9999 23:59:59 GMT', undefined],
  ['Sun, 22 Nov 2026 12:01:30 GMT', 90],
  ['Sun, 22 Nov 2026 11:00:00 GMT', 0],
  ['', undefined],
  ['soon', undefined],
  ['-5', undefined],
  ['5.5', undefined],
  ['5, 7', undefined],
  ['1e3', undefined],
  ['attempt 12', undefined],
  ['2026-11-22T12:01:30Z', undefined],
  ['Sun, 99 Nov 2026 12:01:30 GMT', undefined],
] as const) {
  test(`Retry-After ${JSON.stringify(header)} is ${seconds ?? 'not understood'}`, () =>
    assert.equal(toRetryAfterSeconds(header, nowMs), seconds));
}

test('a date within a second is rounded up, never shortened', () => {
  assert.equal(toRetryAfterSeconds('Sun, 22 Nov 2026 12:00:01 GMT', nowMs + 1), 1);
});
