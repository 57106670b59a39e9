import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { HelpCrunchClient } from '../../../src/api/helpCrunchClient';
import type { Agent, Chat, Department } from '../../../src/core/chat';
import { toDisplayText } from '../../../src/core/displayText';
import { HandoffError } from '../../../src/core/failure';
import { agentId, chatId, departmentId, toChat } from '../messages';
import { clientOn, json } from './clientOn';
import { oddNames, unsafe } from './oddNames';

const id = chatId(5);

/** The ways to a single chat, and to a list of them. */
const single: Record<string, (client: HelpCrunchClient) => Promise<Chat>> = {
  'one chat': (client) => client.getChat(id),
  'a chat whose status was set': (client) => client.setChatStatus(id, 'closed'),
  'a chat that was assigned': (client) => client.assignAgent(id, agentId(7)),
  'a chat that a department was given': (client) => client.assignDepartment(id, departmentId(3)),
};
const listed: Record<string, (client: HelpCrunchClient) => Promise<Chat[]>> = {
  'the newest chats': (client) => client.listRecentChats(),
  'the chats of an agent': (client) => client.listAssignedChats(agentId(7)),
  'the chats of customers': (client) => client.listChatsOf([9, 10]),
};

const lisa: Agent = {
  ...{ id: agentId(7), name: toDisplayText('Lisa Rodes'), email: toDisplayText('lisa@example.com') },
};
const support: Department = { id: departmentId(3), name: toDisplayText('Support') };

const current = {
  ...{ id: 5, closedBy: null, lastCustomerMessageAt: '1603885746', status: 'on hold', closedAt: null },
  ...{ rating: 'perfect', createdAt: '1603885746', lastMessageAt: '1603885747', readByAgent: false },
  ...{ readByCustomer: true, createdWith: 'public_api', snoozedUntil: '1603885748', lastMessageId: 42 },
  ...{ lastMessageText: 'Hi …\nCan we?', applicationId: 2, lastCommunicatedAgentId: 7, agents: [{ id: 7 }] },
  customer: { id: 9, name: 'Ann', email: 'ann@example.com', userId: 'u-1' },
  assignee: { id: 7, name: 'Lisa Rodes', email: 'lisa@example.com', role: 'admin' },
  department: { id: 3, name: 'Support' },
};

const understood = toChat({
  ...{ customer: toDisplayText('Ann'), email: toDisplayText('ann@example.com'), userId: 'u-1' },
  ...{ status: 'onHold', assignee: lisa, department: support, snoozedUntilMs: 1_603_885_748_000 },
  ...{ lastMessage: toDisplayText('Hi … Can we?'), lastMessageId: 42 },
  ...{ lastMessageAtMs: 1_603_885_747_000, isReadByAgent: false },
});

const nothing = { customer: null, assignee: null, department: null, lastMessageText: null, status: null };
const unknown = toChat({
  ...{ customer: toDisplayText('Unknown customer'), customerId: undefined, status: 'other' },
});

const old = {
  ...{ ...current, readByAgent: undefined, readByCustomer: undefined },
  ...{ status: 'on-hold', lastMessageAt: 1_603_885_747, snoozedUntil: '1603885748.000', notes: '' },
};

const shapes: readonly (readonly [what: string, wire: object, expected: Chat])[] = [
  ['the current form', current, understood],
  ['the old form', old, { ...understood, isReadByAgent: undefined }],
  ['the oldest form, with one agent as an object', { ...current, agents: { id: 7 } }, understood],
  [
    'numbers in strings',
    {
      ...current,
      ...{ id: '5', lastMessageId: '42', customer: { ...current.customer, id: '9' } },
      ...{ assignee: { ...current.assignee, id: '7' }, department: { ...current.department, id: '3' } },
    },
    understood,
  ],
  ['times with a fraction', { ...current, lastMessageAt: '1603885747.000' }, understood],
  [
    'a user id that is a number',
    { ...current, customer: { ...current.customer, userId: 17 } },
    { ...understood, userId: '17' },
  ],
  ['nothing but an id', { id: 5 }, unknown],
  [
    'null wherever it can be',
    { id: 5, ...nothing, ...toNulls('snoozedUntil lastMessageId lastMessageAt readByAgent agents') },
    unknown,
  ],
  [
    'empty names',
    {
      id: 5,
      customer: { id: 9, name: '', email: ' ', userId: '' },
      assignee: { id: 7, name: '', email: '' },
      department: { id: 3, name: ' ' },
    },
    {
      ...unknown,
      ...{ customer: toDisplayText('Customer 9'), customerId: 9 },
      assignee: { ...lisa, name: toDisplayText('Agent 7'), email: toDisplayText('') },
      department: { ...support, name: toDisplayText('Department 3') },
    },
  ],
  ...[7, 'Lisa', true, [], {}, { id: 'x' }, { id: 0 }, [{ id: 7 }], { id: 7, name: {} }].map(
    (odd) =>
      [
        `the assignee and department ${JSON.stringify(odd)}`,
        { ...current, assignee: odd, department: odd },
        { ...understood, assignee: undefined, department: undefined },
      ] as const,
  ),
  ...[1, 'yes', {}].map(
    (odd) =>
      [
        `the marks ${JSON.stringify(odd)}`,
        { ...current, readByAgent: odd, lastMessageId: { id: odd }, lastMessageAt: [odd] },
        { ...understood, isReadByAgent: undefined, lastMessageId: undefined, lastMessageAtMs: undefined },
      ] as const,
  ),
];

for (const [way, read] of Object.entries(single))
  describe(`${way} is understood with`, () => {
    for (const [what, wire, expected] of shapes)
      test(what, async () => {
        const { client, requests } = clientOn(() => json(wire));
        assert.deepEqual(await read(client), expected);
        assert.equal(requests.length, 1);
      });
  });

for (const [way, read] of Object.entries(listed)) {
  describe(`${way} are understood with`, () => {
    for (const [what, wire, expected] of shapes)
      for (const [where, total] of [
        ['meta', { meta: { total: 1 } }],
        ['a total', { total: 1 }],
        ['neither', {}],
      ] as const)
        test(`${what}, and ${where}`, async () => {
          const { client, requests } = clientOn(() => json({ data: [wire], ...total }));
          assert.deepEqual(await read(client), [expected]);
          assert.equal(requests.length, 1);
        });
  });

  test(`${way}: what cannot be read hides nothing, and what is there twice is there once`, async () => {
    const odd = [null, 5, '5', [], {}, { id: 'x' }, { id: 0 }, { id: 1.5 }, { ...current, id: -1 }];
    const last = { ...current, lastMessageText: 'newer' };
    const { client } = clientOn(() => json({ data: [...odd, current, { ...current, id: 6 }, last] }));
    const found = await read(client);
    assert.deepEqual(
      found.map((chat) => [chat.id, chat.lastMessage]),
      [
        [5, 'newer'],
        [6, 'Hi … Can we?'],
      ],
    );
  });
}

describe('nothing of it leaves its line or becomes a link:', () => {
  for (const [what, name] of oddNames)
    test(`${what} for every name and the last message`, async () => {
      const named = { id: 7, name, email: name };
      const wire = {
        ...{ ...current, lastMessageText: name, assignee: named, department: named },
        customer: { id: 9, name, email: name, userId: name },
      };
      const chat = await clientOn(() => json(wire)).client.getChat(id);
      const shown = toDisplayText(name);
      assert.doesNotMatch(shown, unsafe);
      const { customer, email, lastMessage, assignee, department } = chat;
      assert.deepEqual(
        [customer, email, lastMessage, assignee?.name, assignee?.email, department?.name],
        Array.from({ length: 6 }, () => shown),
      );
      // For a look-up in the team's own data, where a cleaned one would find nobody.
      assert.equal(chat.userId, name);
    });
});

for (const [way, read] of Object.entries({ ...single, ...listed }))
  for (const body of [
    '',
    '<!doctype html>',
    '{"data":[{"id":',
    'null',
    '[]',
    '{"meta":{"total":5}}',
    '{"data":{}}',
  ])
    test(`${way}: ${body || 'an empty body'} is unreadable`, async () => {
      const { client, requests } = clientOn(() => ({ status: 200, headers: {}, body }));
      await assert.rejects(read(client), new HandoffError({ code: 'unreadableAnswer' }));
      assert.equal(requests.length, 1);
    });

function toNulls(names: string): Record<string, null> {
  return Object.fromEntries(names.split(' ').map((name) => [name, null]));
}
