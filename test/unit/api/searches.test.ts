import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HelpCrunchClient } from '../../../src/api/helpCrunchClient';
import { HandoffError } from '../../../src/core/failure';
import { checkRequest } from '../../standin/contract';
import { failsWith } from '../failures';
import { agentId } from '../messages';
import { clientOn, json } from './clientOn';

const chatOrder = { sort: 'chats.lastMessageAt', order: 'desc', limit: 50, offset: 0 };

const searches: readonly (readonly [
  what: string,
  act: (client: HelpCrunchClient) => Promise<unknown>,
  path: string,
  body: object,
])[] = [
  [
    'customers by words',
    (client) => client.findCustomers('ann "lee" \u202eабв'),
    '/v1/customers/search',
    {
      comparison: 'OR',
      filter: [
        { field: 'customers.name', operator: '~', value: 'ann "lee" \u202eабв' },
        { field: 'customers.email', operator: '~', value: 'ann "lee" \u202eабв' },
      ],
      ...{ sort: 'customers.lastSeen', order: 'desc', limit: 20, offset: 0 },
    },
  ],
  [
    'the chats of several customers',
    (client) => client.listChatsOf([501, 502]),
    '/v1/chats/search',
    {
      comparison: 'OR',
      filter: [501, 502].map((value) => ({ field: 'chats.customer', operator: '=', value })),
      ...chatOrder,
    },
  ],
  [
    'the chats of an agent',
    (client) => client.listAssignedChats(agentId(7)),
    '/v1/chats/search',
    { comparison: 'OR', filter: [{ field: 'chats.assignee', operator: '=', value: 7 }], ...chatOrder },
  ],
];

for (const [what, act, path, body] of searches) {
  test(`${what} are asked for with one request that keeps the contract`, async () => {
    const { client, requests } = clientOn(() => json({ data: [] }));
    assert.deepEqual(await act(client), []);
    assert.deepEqual(
      requests.map((request) => [request.method, request.path, request.headers['content-type']]),
      [['POST', path, 'application/json']],
    );
    assert.deepEqual(JSON.parse(requests[0]?.body ?? ''), body);
    assert.deepEqual(checkRequest('POST', path, body), []);
  });

  for (const [status, code] of [
    [400, 'requestRejected'],
    [401, 'keyRejected'],
    [404, 'notFound'],
    [429, 'tooManyRequests'],
    [503, 'serverError'],
  ] as const)
    test(`${what}: ${status} is told and not tried again`, async () => {
      const { client, requests, log } = clientOn(() => json({}, status));
      await assert.rejects(act(client), failsWith(code));
      assert.equal(requests.length, 1);
      assert.doesNotMatch(log.lines.join('\n'), /ann|lee|501/);
    });
}

test('nobody has no chats, and that takes no request', async () => {
  const { client, requests } = clientOn(() => assert.fail());
  assert.deepEqual(await client.listChatsOf([]), []);
  assert.equal(requests.length, 0);
});

test('words that were searched for are not logged when the answer cannot be read', async () => {
  const { client, log } = clientOn(() => json({ data: 'ann lee' }));
  await assert.rejects(client.findCustomers('ann lee'), new HandoffError({ code: 'unreadableAnswer' }));
  assert.match(log.lines.join('\n'), /unreadable answer/);
  assert.doesNotMatch(log.lines.join('\n'), /ann|lee/);
});
