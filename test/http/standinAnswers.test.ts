import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { callStandin } from '../standin/callStandin';
import { checkAnswer, checkRequest } from '../standin/contract';
import { sampleChats, sampleStatuses } from '../standin/sampleChats';
import { sampleAgents, sampleDepartments } from '../standin/sampleTeam';
import type { Standin } from '../standin/standin';
import { withStandin } from '../standin/withStandin';

const id = sampleChats.opened;
const message = {
  chat: id,
  text: 'plain',
  markdownText: '**plain**',
  agent: sampleAgents.first,
  type: 'private',
};
const oneCustomer = { field: 'chats.customer', operator: '=', value: 501 };

const calls: readonly (readonly [method: string, path: string, body?: object])[] = [
  ['GET', '/v1/organization'],
  ['GET', '/v1/agents'],
  ['GET', '/v1/agents?limit=2&offset=1'],
  ['GET', '/v1/departments'],
  ['GET', '/v1/applications'],
  ['GET', '/v1/chats'],
  ['GET', '/v1/chats?sort=chats.lastMessageAt&order=desc&limit=50'],
  ['GET', '/v1/chats?sort=chats.closedAt&order=asc'],
  ...Object.values(sampleChats)
    .filter((chat) => chat !== sampleChats.unknown)
    .flatMap((chat) => [
      ['GET', `/v1/chats/${chat}`] as const,
      ['GET', `/v1/chats/${chat}/messages`] as const,
    ]),
  ['GET', `/v1/chats/${sampleChats.longConversation}/messages?limit=100&offset=200`],
  ['POST', '/v1/chats/search', { filter: [oneCustomer] }],
  ['POST', '/v1/customers/search', { filter: [{ field: 'customers.name', operator: '~', value: 'a' }] }],
  ['POST', '/v1/messages', message],
  ['POST', '/v1/messages', { chat: id, text: 'by the customer', type: 'message' }],
  ['PUT', '/v1/chats/status', { id, status: 'closed' }],
  ['PUT', '/v1/chats/assignee', { id, assignee: sampleAgents.second }],
  ['PUT', '/v1/chats/department', { id, department: sampleDepartments.sales }],
  ['PUT', '/v1/chats/snooze', { id, snoozedUntil: '1893456000' }],
  ['PUT', '/v1/chats/snooze', { id, snoozedUntil: null }],
];

for (const generation of ['current', 'old'] as const)
  describe(`in the ${generation} generation`, () => {
    test('every answer and its request fit the contract', () =>
      withStandin({ generation }, async (standin) => {
        for (const [method, path, body] of calls) {
          assert.deepEqual(checkRequest(method, path, body), [], path);
          const called = await callStandin(standin, method, path, { body });
          assert.equal(called.status, path === '/v1/messages' ? 201 : 200, `${method} ${path}`);
          assert.deepEqual(checkAnswer(method, path, called.status, called.body), [], `${method} ${path}`);
        }
      }));

    test('every refusal fits the contract', () =>
      withStandin({ generation, requestsPerMinute: 3 }, async (standin) => {
        for (const [status, path, headers] of [
          [401, '/v1/organization', {}],
          [400, '/v1/agents?limit=101', undefined],
          [404, `/v1/chats/${sampleChats.unknown}`, undefined],
          [400, '/v1/chats/abc', undefined],
          [429, '/v1/organization', undefined],
        ] as const) {
          const called = await callStandin(standin, 'GET', path, headers && { headers });
          assert.equal(called.status, status, path);
          assert.deepEqual(checkAnswer('GET', path, status, called.body), [], path);
        }
      }));
  });

test('times are strings of whole seconds, or integers and fractions in the old generation', () =>
  withStandin({}, async (standin) => {
    const chat = () =>
      get<{ createdAt: unknown; lastMessageAt: unknown; snoozedUntil: unknown }>(
        standin,
        `/v1/chats/${sampleChats.snoozed}`,
      );
    const transcript = () =>
      get<{ data: { createdAt: unknown }[] }>(standin, `/v1/chats/${id}/messages?limit=1`);
    assert.deepEqual(pick(await chat()), ['1763906400', '1763992800', '4102444800']);
    assert.equal((await transcript()).data[0]?.createdAt, '1764000000');
    standin.change({ generation: 'old' });
    assert.deepEqual(pick(await chat()), [1763906400, 1763992800, '4102444800.000']);
    assert.equal((await transcript()).data[0]?.createdAt, '1764000000.250');
  }));

test('the old generation knows no read marks and does not send the text back', () =>
  withStandin({}, async (standin) => {
    const marks = async () =>
      Object.keys(await get<object>(standin, `/v1/chats/${id}`)).filter((key) => key.startsWith('read'));
    const text = async () =>
      ((await callStandin(standin, 'POST', '/v1/messages', { body: message })).body as { text: unknown })
        .text;
    assert.deepEqual([await marks(), await text()], [['readByAgent', 'readByCustomer'], '**plain**']);
    standin.change({ generation: 'old' });
    assert.deepEqual([await marks(), await text()], [[], null]);
  }));

test('totals stand in meta, or beside the data in the old generation', () =>
  withStandin({}, async (standin) => {
    const list = () => get<{ meta?: { total: number }; total?: number }>(standin, '/v1/chats?limit=1');
    assert.deepEqual(totals(await list()), [79, undefined]);
    standin.change({ generation: 'old' });
    assert.deepEqual(totals(await list()), [undefined, 79]);
  }));

test('230 agents come in pages without a gap or a repeat', () =>
  withStandin({ agents: 230 }, async (standin) => {
    const page = (offset: number) =>
      get<{ data: { id: number }[]; meta: { total: number } }>(
        standin,
        `/v1/agents?limit=100&offset=${offset}`,
      );
    const pages = [await page(0), await page(100), await page(200)];
    assert.deepEqual(
      pages.map(({ data }) => data.length),
      [100, 100, 30],
    );
    assert.equal(new Set(pages.flatMap(({ data }) => data.map((agent) => agent.id))).size, 230);
    assert.equal(pages[0]?.meta.total, 230);
  }));

test('chats are sorted newest first unless asked otherwise, and shown in every status and spelling', () =>
  withStandin({}, async (standin) => {
    const list = (query: string) =>
      get<{ data: { id: number; status: string; createdAt: string }[] }>(standin, `/v1/chats${query}`);
    const newest = (await list('')).data;
    assert.deepEqual(
      newest.map(created),
      newest.map(created).toSorted((a, b) => b - a),
    );
    assert.equal(newest[0]?.id, sampleChats.opened);
    assert.equal((await list('?sort=chats.lastMessageAt&order=asc')).data[0]?.id, sampleChats.empty);
    assert.deepEqual(new Set(newest.map(({ status }) => status)), new Set([...sampleStatuses, 'empty']));
  }));

test('a transcript comes newest first', () =>
  withStandin({}, async (standin) => {
    const path = `/v1/chats/${sampleChats.longConversation}/messages?limit=100&offset=150`;
    const { data, total } = await get<{ data: { id: number }[]; total: number }>(standin, path);
    assert.equal(total, 230);
    const first = sampleChats.longConversation * 1000;
    assert.deepEqual(
      data.map((one) => one.id - first),
      Array.from({ length: 80 }, (_, index) => 80 - index),
    );
  }));

test('the main sample chat is the one the documentation names', () =>
  withStandin({}, async (standin) => {
    const chat = await get<{ customer: object; status: string }>(standin, '/v1/chats/12345');
    assert.deepEqual(chat.customer, {
      id: 501,
      name: 'Ann Lee',
      email: 'ann.lee@example.com',
      userId: 'u-1001',
    });
    assert.equal(chat.status, 'opened');
  }));

function created({ createdAt }: { createdAt: string }): number {
  return Number(createdAt);
}

function pick(chat: { createdAt: unknown; lastMessageAt: unknown; snoozedUntil: unknown }): unknown[] {
  return [chat.createdAt, chat.lastMessageAt, chat.snoozedUntil];
}

function totals({ meta, total }: { meta?: { total: number }; total?: number }): unknown[] {
  return [meta?.total, total];
}

async function get<Body>(standin: Standin, path: string): Promise<Body> {
  const { status, body } = await callStandin(standin, 'GET', path);
  assert.equal(status, 200, path);
  return body as Body;
}
