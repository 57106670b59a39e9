import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { settableStatuses } from '../../../src/core/chat';
import { type Failure, HandoffError } from '../../../src/core/failure';
import { checkRequest } from '../../standin/contract';
import { failsWith } from '../failures';
import { agentId, chatId, departmentId } from '../messages';
import { clientOn, json } from './clientOn';

const id = chatId(5);
const chat = { id: 5, status: 'opened' };

const refusedStatus = {
  current: {
    errors: [
      { code: 'invalid_request', message: 'Invalid request' },
      { code: 'status', message: 'No.' },
    ],
  },
  old: { errors: [{ code: 'invalid_status_value', message: 'status value is invalid' }] },
};

/** The bodies of all requests. */
function toBodies(requests: readonly { readonly body?: string }[]): unknown[] {
  return requests.map(({ body }) => JSON.parse(body ?? '') as unknown);
}

const first = {
  ...{ new: 'new', opened: 'opened', pending: 'pending', onHold: 'on hold', closed: 'closed' },
  noCommunication: 'no communication',
};
const second = { onHold: 'on-hold', opened: 'open' } as Partial<typeof first>;

for (const status of settableStatuses) {
  test(`${status} is set with one request that keeps the contract`, async () => {
    const { client, requests } = clientOn(() => json(chat));
    assert.equal((await client.setChatStatus(id, status)).status, 'opened');
    assert.deepEqual(toBodies(requests), [{ id: 5, status: first[status] }]);
    assert.deepEqual(checkRequest('PUT', requests[0]?.path ?? '', toBodies(requests)[0]), []);
  });

  for (const [generation, body] of Object.entries(refusedStatus))
    test(`${status} that is refused in the ${generation} way is tried ${second[status] ? 'in its other spelling' : 'no more'}`, async () => {
      const { client, requests } = clientOn(() => json(body, 400));
      await assert.rejects(client.setChatStatus(id, status), failsWith('requestRejected'));
      const spellings = [first[status], second[status]].filter((one) => one !== undefined);
      assert.deepEqual(
        toBodies(requests),
        spellings.map((spelling) => ({ id: 5, status: spelling })),
      );
    });
}

test('where the other spelling is taken, nothing was refused', async () => {
  const { client, requests } = clientOn(({ body }) =>
    body?.includes('on-hold') ? json({ id: 5, status: 'on-hold' }) : json(refusedStatus.old, 400),
  );
  assert.equal((await client.setChatStatus(id, 'onHold')).status, 'onHold');
  assert.equal(requests.length, 2);
});

for (const [status, code] of [
  [401, 'keyRejected'],
  [404, 'chatNotFound'],
  [429, 'tooManyRequests'],
  [500, 'serverError'],
  [302, 'unexpectedStatus'],
] as const)
  test(`a status is not sent again after ${status}`, async () => {
    const { client, requests } = clientOn(() => json({}, status));
    await assert.rejects(client.setChatStatus(id, 'onHold'), failsWith(code));
    assert.equal(requests.length, 1);
  });

describe('an answer with another chat than was asked for is refused', () => {
  const wrong = new HandoffError({ code: 'wrongChatAnswered', chat: 5 });
  for (const [what, act] of [
    ['status', (client) => client.setChatStatus(id, 'onHold')],
    ['assignee', (client) => client.assignAgent(id, agentId(7))],
    ['department', (client) => client.assignDepartment(id, departmentId(3))],
    ['read', (client) => client.getChat(id)],
  ] as [string, (client: ReturnType<typeof clientOn>['client']) => Promise<unknown>][])
    test(what, async () => {
      const { client, requests } = clientOn(() => json({ ...chat, id: 6 }));
      await assert.rejects(act(client), wrong);
      assert.equal(requests.length, 1);
    });
});

for (const [what, path, body, act] of [
  ['agent', 'assignee', { id: 5, assignee: 7 }, (client) => client.assignAgent(id, agentId(7))],
  [
    'department',
    'department',
    { id: 5, department: 3 },
    (client) => client.assignDepartment(id, departmentId(3)),
  ],
] as [string, string, object, (client: ReturnType<typeof clientOn>['client']) => Promise<unknown>][]) {
  test(`${what} and chat go as numbers, and keep the contract`, async () => {
    const { client, requests } = clientOn(() => json(chat));
    await act(client);
    assert.deepEqual(toBodies(requests), [body]);
    assert.deepEqual([requests[0]?.method, requests[0]?.path], ['PUT', `/v1/chats/${path}`]);
    assert.deepEqual(checkRequest('PUT', `/v1/chats/${path}`, body), []);
  });

  test(`404 may mean the chat or the ${what}`, async () => {
    const { client, requests } = clientOn(() => json({}, 404));
    await assert.rejects(act(client), new HandoffError({ code: 'notFound' } satisfies Failure));
    assert.equal(requests.length, 1);
  });
}
