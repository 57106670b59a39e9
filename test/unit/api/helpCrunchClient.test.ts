import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HelpCrunchClient } from '../../../src/api/helpCrunchClient';
import { parseApiRoot } from '../../../src/core/apiRoot';
import type { Chat } from '../../../src/core/chat';
import { toDisplayText } from '../../../src/core/displayText';
import { HandoffError } from '../../../src/core/failure';
import { maxPages } from '../../../src/core/limits';
import { chatId, toChat } from '../messages';
import { LogLines, clientOn, credential, json, root } from './clientOn';

const currentChat = {
  ...{ id: 5, status: 'on hold', snoozedUntil: '1603885746', lastMessageText: 'Hi …\nCan we …?', agents: [] },
  lastMessageId: 7_758_491,
  customer: { id: 9, name: 'Ann', email: 'ann@example.com', userId: null },
};

const understood = toChat({
  ...{ customer: toDisplayText('Ann'), email: toDisplayText('ann@example.com'), status: 'onHold' },
  ...{
    snoozedUntilMs: 1_603_885_746_000,
    lastMessage: toDisplayText('Hi … Can we …?'),
    lastMessageId: 7_758_491,
  },
});

const agents = (from: number, count: number): object => ({
  data: Array.from({ length: count }, (_, at) => ({
    id: from + at,
    name: `Agent ${from + at}`,
    email: null,
  })),
});

test('a key goes to the origin it was entered for, and to no other', () => {
  for (const url of [
    'https://api.example.com:444/v1',
    'https://api.example.com.evil.com/v1',
    'http://127.0.0.1/v1',
  ]) {
    const other = parseApiRoot(url);
    assert.ok(other !== undefined);
    const never = (): Promise<never> => Promise.reject(new Error('sent'));
    assert.throws(
      () => new HelpCrunchClient(other, credential, never, new LogLines()),
      new HandoffError({ code: 'noKey', host: other.host }),
    );
  }
});

test('a request carries the key without brackets and goes below the API root', async () => {
  const { client, requests } = clientOn(() => json({ data: { id: 77, domain: 'acme' } }));
  assert.deepEqual(await client.getOrganization(), { id: 77, domain: 'acme' });
  assert.deepEqual(requests, [
    {
      method: 'GET',
      origin: root.origin,
      path: '/v1/organization',
      headers: { accept: 'application/json', authorization: 'Bearer KEY-0123456789abcdef' },
    },
  ]);
});

test('agents are read page by page until one is not full', async () => {
  const { client, requests } = clientOn(({ path }) => {
    const offset = Number(new URL(path, root.origin).searchParams.get('offset'));
    return json(agents(offset + 1, offset === 200 ? 3 : 100));
  });
  const list = await client.listAgents();
  assert.deepEqual([list.length, list[0]?.id, list.at(-1)?.id], [203, 1, 203]);
  assert.deepEqual(
    requests.map(({ path }) => path),
    [0, 100, 200].map((offset) => `/v1/agents?limit=100&offset=${offset}`),
  );
});

test('an agent on two pages is listed once', async () => {
  const { client } = clientOn(({ path }) =>
    json(path.endsWith('offset=0') ? agents(1, 100) : agents(100, 2)),
  );
  assert.equal((await client.listAgents()).length, 101);
});

test('a server that ignores the offset is not asked for ever', async () => {
  const { client, requests } = clientOn(() => json(agents(1, 100)));
  assert.equal((await client.listAgents()).length, 100);
  assert.equal(requests.length, 2);
});

test('a list that never ends is ended', async () => {
  let from = 1;
  const { client, requests } = clientOn(() => json(agents((from += 100), 100)));
  await client.listAgents();
  assert.equal(requests.length, maxPages);
});

test('an agent without a name is called by e-mail, else by number', async () => {
  const { client } = clientOn(() =>
    json({ data: [{ id: 1 }, { id: '2', name: ' ', email: 'b@example.com' }, { id: 3, name: '$(lock)' }] }),
  );
  assert.deepEqual(
    (await client.listAgents()).map(({ name }) => name),
    ['Agent 1', 'b@example.com', '$ (lock)'],
  );
});

test('a chat is understood where everything but its id is null', async () => {
  const nothing = { id: 5, status: null, snoozedUntil: null, lastMessageText: null };
  const unknown = toChat({ customerId: undefined, status: 'other' });
  const read = (customer: unknown): Promise<unknown> =>
    clientOn(() => json({ ...nothing, customer })).client.getChat(chatId(5));
  assert.deepEqual(await read(null), { ...unknown, customer: 'Unknown customer' });
  assert.deepEqual(await read({ id: 9, name: null, email: null }), {
    ...unknown,
    customer: 'Customer 9',
    customerId: 9,
  });
  assert.deepEqual(await read({ id: null, name: 'Ann' }), { ...unknown, customer: 'Ann' });
});

test('those without a name are called in the words of whoever asks', async () => {
  const nobody = { name: null, email: null };
  const chat = {
    id: 5,
    customer: { id: 9, ...nobody },
    assignee: { id: 7, ...nobody },
    department: { id: 3 },
  };
  const said: Record<string, unknown> = {
    '/chats/5': chat,
    '/chats/status': chat,
    '/chats': { data: [chat] },
    '/chats/search': { data: [chat] },
    '/customers/search': { data: [chat.customer] },
    '/agents': { data: [chat.assignee] },
    '/departments': { data: [chat.department] },
  };
  const { client } = clientOn(({ path }) => json(said[path.replace(/^\/v1|\?.*$/g, '')]), {
    customer: (id) => `Клієнт ${id}`,
    agent: (id) => `Агент ${id}`,
    department: (id) => `Відділ ${id}`,
  });
  const names = ({ customer, assignee, department }: Chat): unknown => [
    customer,
    assignee?.name,
    department?.name,
  ];
  const chats = [
    await client.getChat(chatId(5)),
    await client.setChatStatus(chatId(5), 'closed'),
    ...(await client.listRecentChats()),
    ...(await client.listChatsOf([9])),
  ];
  for (const found of chats) assert.deepEqual(names(found), ['Клієнт 9', 'Агент 7', 'Відділ 3']);
  assert.equal(chats.length, 4);
  assert.equal((await client.findCustomers('x'))[0]?.label, 'Клієнт 9');
  assert.equal((await client.listAgents())[0]?.name, 'Агент 7');
  assert.equal((await client.listDepartments())[0]?.name, 'Відділ 3');
});

test('recent chats are asked for newest first', async () => {
  const { client, requests } = clientOn(() => json({ data: [currentChat], meta: { total: 1 } }));
  assert.deepEqual(await client.listRecentChats(), [understood]);
  assert.equal(requests[0]?.path, '/v1/chats?sort=chats.lastMessageAt&order=desc&limit=50');
});

test('another chat than was asked for is refused', async () => {
  const { client } = clientOn(() => json({ ...currentChat, id: 6 }));
  await assert.rejects(client.getChat(chatId(5)), new HandoffError({ code: 'wrongChatAnswered', chat: 5 }));
});

test('a chat that is not there is named', async () => {
  const { client } = clientOn(() =>
    json({ errors: [{ code: 'chat_not_found', message: 'Chat not found' }] }, 404),
  );
  await assert.rejects(client.getChat(chatId(5)), new HandoffError({ code: 'chatNotFound', chat: 5 }));
});

for (const [what, element] of [
  ['another kind', '5'],
  ['no id', '{"name":"Ann"}'],
  ['a text of another kind', '{"id":1,"name":{},"status":{}}'],
] as const) {
  test(`an element with ${what} makes the agents unreadable, and is left out of the chats`, async () => {
    const body = `{"data":[${element},{"id":7,"name":"Ann","email":""}]}`;
    const { client } = clientOn(() => ({ status: 200, headers: {}, body }));
    await assert.rejects(client.listAgents(), new HandoffError({ code: 'unreadableAnswer' }));
    assert.deepEqual(
      (await client.listRecentChats()).map(({ id }) => id),
      [7],
    );
  });
}

for (const [what, body] of [
  ['an empty body', ''],
  ['HTML', '<!doctype html>'],
  ['cut JSON', '{"data":[{"id":'],
  ['null', 'null'],
  ['a list', '[]'],
  ['an object without its list', '{"meta":{"total":5}}'],
  ['a body a million levels deep', '['.repeat(1_000_000)],
] as const) {
  test(`${what} is unreadable`, async () => {
    const { client } = clientOn(() => ({ status: 200, headers: {}, body }));
    for (const read of [client.listAgents(), client.listRecentChats(), client.getChat(chatId(5))]) {
      await assert.rejects(read, new HandoffError({ code: 'unreadableAnswer' }));
    }
  });
}
