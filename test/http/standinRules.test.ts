import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { callStandin, type CallOptions } from '../standin/callStandin';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import type { Standin } from '../standin/standin';
import { withStandin } from '../standin/withStandin';

const message = { chat: sampleChats.opened, text: 'a', agent: sampleAgents.first, type: 'private' };
const numeric = 'This value should be of type numeric.';
const notBlank = 'This value should not be blank.';
const choice = 'The value you selected is not a valid choice.';
const unexpected = 'This field was not expected.';

describe('refuses with 400 and the path of the field', () => {
  for (const [what, method, path, body, ...errors] of [
    ['an id in a string', 'POST', '/messages', { ...message, chat: '12345' }, ['chat', numeric]],
    ['an agent in a string', 'POST', '/messages', { ...message, agent: '4188' }, ['agent', numeric]],
    ['an agent that is null', 'POST', '/messages', { ...message, agent: null }, ['agent', numeric]],
    [
      'half an id',
      'POST',
      '/messages',
      { ...message, chat: 1.5 },
      ['chat', 'This value should be of type integer.'],
    ],
    ['an empty text', 'POST', '/messages', { ...message, text: '' }, ['text', notBlank]],
    [
      'an empty markdownText',
      'POST',
      '/messages',
      { ...message, markdownText: '' },
      ['markdownText', notBlank],
    ],
    ['no text and no type', 'POST', '/messages', { chat: 12345 }, ['text', notBlank], ['type', notBlank]],
    ['an e-mail', 'POST', '/messages', { ...message, type: 'email' }, ['type', choice]],
    ['an unknown field', 'POST', '/messages', { ...message, customer: 1 }, ['customer', unexpected]],
    ['null', 'POST', '/messages', 'null', ['body', 'Invalid']],
    ['a body that is no JSON', 'POST', '/messages', '{"chat":', ['body', 'The body should be valid JSON.']],
    ['a page of none', 'GET', '/agents?limit=0', undefined, ['limit', 'This value should be 1 or more.']],
    ['a page of 101', 'GET', '/chats?limit=101', undefined, ['limit', 'This value should be 100 or less.']],
    ['a limit in words', 'GET', '/chats/12345/messages?limit=all', undefined, ['limit', numeric]],
    [
      'a negative offset',
      'GET',
      '/agents?offset=-1',
      undefined,
      ['offset', 'This value should be 0 or more.'],
    ],
    ['an unknown sort', 'GET', '/chats?sort=-id', undefined, ['sort', choice]],
    ['an unknown parameter', 'GET', '/chats?page=1', undefined, ['page', unexpected]],
    [
      'a parameter given twice',
      'GET',
      '/chats?limit=1&limit=2',
      undefined,
      ['limit', 'This field should not be repeated.'],
    ],
    ['a chat id in words', 'GET', '/chats/abc', undefined, ['id', numeric]],
    ['an unknown status', 'PUT', '/chats/status', { id: 12345, status: 'done' }, ['status', choice]],
    [
      'the old spelling of on hold',
      'PUT',
      '/chats/status',
      { id: 12345, status: 'on-hold' },
      ['status', choice],
    ],
    [
      'a snooze as a number',
      'PUT',
      '/chats/snooze',
      { id: 12345, snoozedUntil: 5 },
      ['snoozedUntil', 'This value should be of type string.'],
    ],
    ['a search without filters', 'POST', '/chats/search', { filter: [] }, ['filter', notBlank]],
    ['a filter without a field', 'POST', '/chats/search', { filter: [{}] }, ['filter[0].field', notBlank]],
    [
      'an unknown field to search by',
      'POST',
      '/chats/search',
      search('chats.text', '=', 'a'),
      ['filter[0].field', choice],
    ],
    [
      'a value of the wrong type',
      'POST',
      '/chats/search',
      search('chats.customer', '=', '501'),
      ['filter[0].value', numeric],
    ],
    [
      'an operator of another type',
      'POST',
      '/customers/search',
      search('customers.id', '~', 5),
      ['filter[0].operator', choice],
    ],
    [
      'tags with !=',
      'POST',
      '/chats/search',
      search('chats.customer.tagsData', '!=', [{ name: 'a' }]),
      ['filter[0].operator', choice],
    ],
    ['two filters without a comparison', 'POST', '/chats/search', twoFilters(), ['comparison', notBlank]],
  ] as const)
    test(what, () =>
      withStandin({}, async (standin) => {
        const called = await callStandin(standin, method, `/v1${path}`, { body });
        assert.equal(called.status, 400);
        const details = errors.map(([code, text]) => ({ code, message: text }));
        const [generic, ...specific] = (called.body as { errors: { code: string; message: string }[] })
          .errors;
        assert.deepEqual(generic, { code: 'invalid_request', message: 'Invalid request' });
        for (const [index, { code, message: text }] of details.entries()) {
          assert.equal(specific[index]?.code, code);
          assert.ok(specific[index].message.startsWith(text), specific[index].message);
        }
        assert.equal(specific.length, details.length);
        assert.equal(standin.posted.length, 0);
      }),
    );
});

test('the content type must be JSON', () =>
  withStandin({}, async (standin) => {
    const authorization = `Bearer ${standin.key}`;
    const post = (headers: Record<string, string>) =>
      callStandin(standin, 'POST', '/v1/messages', { headers, body: message });
    assert.equal((await post({ authorization })).status, 400);
    assert.equal((await post({ authorization, 'content-type': 'text/plain' })).status, 400);
    assert.equal(
      (await post({ authorization, 'content-type': 'application/json; charset=utf-8' })).status,
      201,
    );
    assert.equal(standin.posted.length, 1);
  }));

test('the key must be exactly the key', () =>
  withStandin({ key: 'abc' }, async (standin) => {
    for (const authorization of ['Bearer abd', 'bearer abc', 'Bearer <abc>', 'Bearer  abc', 'abc', ''])
      assert.equal(
        await status(standin, '/organization', { headers: { authorization } }),
        401,
        authorization,
      );
    assert.equal(await status(standin, '/organization', { headers: {} }), 401);
    assert.equal(await status(standin, '/organization', { headers: { authorization: 'Bearer abc' } }), 200);
  }));

test('the old generation answers one specific error', () =>
  withStandin({ generation: 'old' }, async (standin) => {
    const post = (body: object) => callStandin(standin, 'POST', '/v1/messages', { body });
    const only = (code: string, text: string) => ({ errors: [{ code, message: text }] });
    assert.deepEqual(
      (await post({ ...message, chat: 'x', text: '' })).body,
      only('invalid_chat_value', 'Invalid chat ID'),
    );
    assert.deepEqual(
      (await post({ ...message, type: 'x' })).body,
      only('invalid_type_value', 'type value is invalid'),
    );
    assert.deepEqual(
      (await post({ ...message, chat: sampleChats.unknown })).body,
      only('chat_not_found', 'Chat not found'),
    );
    assert.deepEqual(
      (await post({ ...message, agent: 1 })).body,
      only('entity_not_found', 'Agent not found'),
    );
    const wrongKey = await callStandin(standin, 'GET', '/v1/agents', { headers: {} });
    assert.deepEqual(wrongKey.body, only('invalid_token', 'Invalid token'));
  }));

test('each generation writes on hold in its own way', () =>
  withStandin({ generation: 'old' }, async (standin) => {
    const put = async (spelling: string) =>
      (await callStandin(standin, 'PUT', '/v1/chats/status', { body: { id: 12345, status: spelling } }))
        .status;
    assert.deepEqual([await put('on-hold'), await put('on hold')], [200, 400]);
    standin.change({ generation: 'current' });
    assert.deepEqual([await put('on-hold'), await put('on hold')], [400, 200]);
  }));

test('the current generation says the same of an unknown chat, agent and path', () =>
  withStandin({}, async (standin) => {
    const answers = [
      await callStandin(standin, 'POST', '/v1/messages', { body: { ...message, chat: sampleChats.unknown } }),
      await callStandin(standin, 'POST', '/v1/messages', { body: { ...message, agent: sampleAgents.bot } }),
      await callStandin(standin, 'GET', '/v1/customers/501/chats'),
      await callStandin(standin, 'DELETE', '/v1/chats/12345'),
      await callStandin(standin, 'GET', '/organization'),
    ];
    for (const answer of answers) {
      assert.equal(answer.status, 404);
      assert.deepEqual(answer.body, answers[0]?.body);
    }
  }));

test('a body of more than 20 MB is answered with 413, one of 19 MB is taken', () =>
  withStandin({}, async (standin) => {
    const post = (length: number) =>
      callStandin(standin, 'POST', '/v1/messages', { body: { ...message, text: 'a'.repeat(length) } });
    assert.equal((await post(20_000_000)).status, 413);
    assert.equal((await post(19_000_000)).status, 201);
    assert.deepEqual(
      standin.posted.map(({ text }) => text.length),
      [19_000_000],
    );
  }));

for (const [countRefused, expected] of [
  [false, [200, 200, 429, 429, 200]],
  [true, [200, 200, 429, 429, 429]],
] as const)
  test(`the limit slides over a minute, refused calls ${countRefused ? 'count' : 'do not count'}`, async () => {
    let now = 0;
    await withStandin({ requestsPerMinute: 2, countRefused, now: () => now }, async (standin) => {
      const statuses: number[] = [];
      for (now of [0, 10_000, 20_000, 59_999, 60_001]) statuses.push(await status(standin, '/organization'));
      assert.deepEqual(statuses, expected);
    });
  });

function search(field: string, operator: string, value: unknown) {
  return { filter: [{ field, operator, value }] };
}

function twoFilters() {
  return {
    filter: [search('chats.customer', '=', 1), search('chats.customer', '=', 2)].flatMap(
      ({ filter }) => filter,
    ),
  };
}

async function status(standin: Standin, path: string, options: CallOptions = {}): Promise<number> {
  return (await callStandin(standin, 'GET', `/v1${path}`, options)).status;
}
