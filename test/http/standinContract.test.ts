import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkAnswer, checkRequest, contractSchemas, violations } from '../standin/contract';

test('every schema of the contract compiles in strict mode', () => {
  const schemas = contractSchemas();
  assert.ok(schemas.length > 30, `${schemas.length} schemas`);
  for (const { pointer } of schemas) assert.doesNotThrow(() => violations(pointer, {}), pointer.join(' / '));
});

test('every sample of the vendor fits its schema', () => {
  const samples = contractSchemas().flatMap(({ pointer, examples }) =>
    examples.map((sample) => ({ pointer, sample })),
  );
  assert.ok(samples.length > 15, `${samples.length} samples`);
  for (const { pointer, sample } of samples)
    assert.deepEqual(violations(pointer, sample), [], pointer.join(' / '));
});

test('accepts the requests that the vendor documents', () => {
  const message = { chat: 1, text: 'a', agent: 2, type: 'private' };
  assert.deepEqual(checkRequest('POST', '/v1/messages', message), []);
  assert.deepEqual(checkRequest('POST', '/messages', { ...message, markdownText: '**a**' }), []);
  assert.deepEqual(checkRequest('GET', '/chats?sort=chats.lastMessageAt&order=desc&limit=50&offset=0'), []);
  assert.deepEqual(checkRequest('GET', '/v1/chats/12345/messages?limit=100'), []);
  assert.deepEqual(checkRequest('PUT', '/chats/snooze', { id: 1, snoozedUntil: null }), []);
});

for (const [what, method, path, body] of [
  ['an unknown path', 'GET', '/v1/customers/1/chats'],
  ['a known path with another method', 'DELETE', '/chats/1'],
  ['the version alone', 'GET', '/v1'],
  ['an id that is no number', 'GET', '/chats/abc'],
  ['a page of more than 100', 'GET', '/agents?limit=101'],
  ['an unknown parameter', 'GET', '/agents?page=2'],
  ['an unknown sort', 'GET', '/chats?sort=id'],
  ['a body where none belongs', 'GET', '/chats/1', {}],
  ['no body where one belongs', 'POST', '/messages'],
  ['an id in a string', 'POST', '/messages', { chat: '1', text: 'a', type: 'message' }],
  ['an empty text', 'POST', '/messages', { chat: 1, text: '', type: 'message' }],
  ['no type', 'POST', '/messages', { chat: 1, text: 'a' }],
  ['an unknown type', 'POST', '/messages', { chat: 1, text: 'a', type: 'email' }],
  ['no agent but null', 'POST', '/messages', { chat: 1, text: 'a', type: 'message', agent: null }],
  ['an unknown field', 'POST', '/messages', { chat: 1, text: 'a', type: 'message', customer: 1 }],
  ['a search without a filter', 'POST', '/chats/search', { filter: [] }],
  [
    'two filters without a comparison',
    'POST',
    '/chats/search',
    {
      filter: [1, 2].map((value) => ({ field: 'chats.customer', operator: '=', value })),
    },
  ],
] as const)
  test(`objects to ${what}`, () => assert.notDeepEqual(checkRequest(method, path, body), []));

test('objects to an answer with an undocumented status', () => {
  assert.notDeepEqual(checkAnswer('GET', '/organization', 204, undefined), []);
});

test('objects to markdownText in an answer', () => {
  const [message] = contractSchemas()
    .filter(({ pointer }) => pointer.includes('/messages') && pointer.includes('201'))
    .flatMap(({ examples }) => examples as object[]);
  assert.deepEqual(checkAnswer('POST', '/messages', 201, message), []);
  assert.notDeepEqual(checkAnswer('POST', '/messages', 201, { ...message, markdownText: 'a' }), []);
});
