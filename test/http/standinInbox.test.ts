import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { callStandin } from '../standin/callStandin';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents, sampleDepartments } from '../standin/sampleTeam';
import type { Line, Standin } from '../standin/standin';
import { withStandin } from '../standin/withStandin';

const chat = sampleChats.opened;

interface Summary {
  id: number;
  status: string;
  closedAt: string | null;
  snoozedUntil: string | null;
  readByAgent: boolean;
  readByCustomer: boolean;
  lastMessageText: string | null;
  lastMessageId: number;
  lastMessageAt: string;
  assignee: { id: number } | null;
  department: { id: number } | null;
}

interface Body extends Record<string, unknown> {
  chat: number;
}

/** The ways to do something to a chat without the API: in TypeScript and as a control. */
const ways = {
  'in TypeScript': (standin: Standin, what: 'say' | 'change' | 'remove', body: Body) => {
    if (what === 'say') standin.say(body as unknown as Line);
    else if (what === 'change') standin.changeChat(body);
    else standin.removeChat(body.chat);
    return Promise.resolve();
  },
  'as a control': async (standin: Standin, what: string, body: Body) => {
    const called = await callStandin(standin, 'POST', `/standin/${what}`, { body, headers: {} });
    assert.equal(called.status, 200, called.text);
  },
};

for (const [how, act] of Object.entries(ways))
  describe(how, () => {
    test('the customer and agents write, and the chat shows who has not read it', () =>
      withStandin({}, async (standin) => {
        await act(standin, 'say', { chat, type: 'message', text: 'Again!', from: 'customer' });
        const asked = await read(standin);
        assert.deepEqual([asked.lastMessageText, asked.readByAgent], ['Again!', false]);
        const note = { chat, type: 'private', text: 'Fixed.', from: 'agent', agent: sampleAgents.second };
        await act(standin, 'say', note);
        const noted = await read(standin);
        assert.deepEqual([noted.lastMessageText, noted.readByCustomer], ['Fixed.', true]);
        await act(standin, 'say', { ...note, type: 'message' });
        assert.equal((await read(standin)).readByCustomer, false);
        const { body } = await callStandin(standin, 'GET', `/v1/chats/${chat}/messages?limit=3`);
        assert.deepEqual(
          (body as { data: { type: string; from: string; agent: { id: number } | null }[] }).data.map(
            ({ type, from, agent }) => [type, from, agent?.id],
          ),
          [
            ['message', 'agent', sampleAgents.second],
            ['private', 'agent', sampleAgents.second],
            ['message', 'customer', undefined],
          ],
        );
        assert.deepEqual(standin.posted, []);
      }));

    test('a chat is closed, handed on and snoozed, and opened again', () =>
      withStandin({}, async (standin) => {
        const assignee = sampleAgents.second;
        const department = sampleDepartments.engineering;
        const snoozedUntil = 4_102_444_800;
        await act(standin, 'change', { chat, status: 'closed', assignee, department, snoozedUntil });
        const closed = await read(standin);
        assert.deepEqual(
          [closed.status, closed.assignee?.id, closed.department?.id, closed.snoozedUntil],
          ['closed', assignee, department, String(snoozedUntil)],
        );
        assert.notEqual(closed.closedAt, null);
        await act(standin, 'change', { chat, status: 'opened', assignee: null });
        const opened = await read(standin);
        assert.deepEqual([opened.status, opened.closedAt, opened.assignee], ['opened', null, null]);
        assert.deepEqual([opened.department?.id, opened.snoozedUntil], [department, String(snoozedUntil)]);
        await act(standin, 'change', { chat, department: null, snoozedUntil: null });
        const free = await read(standin);
        assert.deepEqual([free.department, free.snoozedUntil], [null, null]);
      }));

    test('a chat that was removed is not found by anything, until the reset', () =>
      withStandin({}, async (standin) => {
        await act(standin, 'remove', { chat });
        for (const path of [`/v1/chats/${chat}`, `/v1/chats/${chat}/messages`, `/inbox/chats/${chat}`])
          assert.equal((await callStandin(standin, 'GET', path)).status, 404, path);
        const message = { chat, text: 'a', agent: sampleAgents.first, type: 'private' };
        assert.equal((await callStandin(standin, 'POST', '/v1/messages', { body: message })).status, 404);
        assert.equal(
          (await list(standin)).some(({ id }) => id === chat),
          false,
        );
        standin.reset();
        assert.equal(
          (await list(standin)).some(({ id }) => id === chat),
          true,
        );
      }));
  });

test('a control that names no such chat, agent or field is refused and changes nothing', () =>
  withStandin({}, async (standin) => {
    const before = await read(standin);
    for (const [what, body] of [
      ['change', { chat: sampleChats.unknown, status: 'closed' }],
      ['change', { chat, assignee: 1, status: 'closed' }],
      ['change', { chat, department: 1, status: 'closed' }],
      ['change', { chat, colour: 'red' }],
      ['remove', { chat: sampleChats.unknown }],
      ['remove', {}],
      ['say', { chat: sampleChats.unknown, type: 'message', text: 'a', from: 'customer' }],
    ] as const)
      assert.equal((await callStandin(standin, 'POST', `/standin/${what}`, { body })).status, 400, what);
    assert.deepEqual(await read(standin), before);
  }));

describe('a person at the foot of a chat’s page', () => {
  for (const [what, action, fields, expected] of [
    ['writes as the customer', 'say', { by: 'customer', text: 'Hi <b>' }, { lastMessageText: 'Hi <b>' }],
    ['writes a note', 'say', { by: 'private 4189', text: 'a\r\nb' }, { lastMessageText: 'a\nb' }],
    ['sets the status', 'status', { status: 'on hold' }, { status: 'on hold' }],
    ['assigns nobody', 'assign', { assignee: '' }, { assignee: null }],
  ] as const)
    test(what, () =>
      withStandin({}, async (standin) => {
        const posted = await submit(standin, action, fields);
        assert.deepEqual([posted.status, posted.headers.location], [303, `/inbox/chats/${chat}`]);
        const page = await callStandin(standin, 'GET', `/inbox/chats/${chat}`);
        assert.match(page.text, new RegExp(`action="/inbox/chats/${chat}/${action}"`));
        assert.doesNotMatch(page.text, /<b>/);
        const now = await read(standin);
        assert.deepEqual({ ...now, ...expected }, now);
      }),
    );

  test('removes it', () =>
    withStandin({}, async (standin) => {
      assert.equal((await submit(standin, 'remove', {})).headers.location, '/');
      assert.equal((await callStandin(standin, 'GET', `/v1/chats/${chat}`)).status, 404);
      for (const action of ['remove', 'explode'])
        assert.equal((await submit(standin, action, {})).status, 404);
    }));
});

for (const counts of [true, false])
  test(`the last message of a chat is ${counts ? '' : 'never '}a private note`, () => {
    let now = Date.now();
    return withStandin({ lastMessageCountsNotes: counts, now: () => (now += 1000) }, async (standin) => {
      const before = await read(standin);
      standin.say({ chat: sampleChats.nullName, type: 'message', text: 'Hello?', from: 'customer' });
      const note = {
        chat,
        type: 'private',
        text: 'a note',
        from: 'agent',
        agent: sampleAgents.first,
      } as const;
      standin.say(note);
      const after = await read(standin);
      assert.deepEqual(
        [after.lastMessageText === 'a note', after.lastMessageId > before.lastMessageId],
        [counts, counts],
      );
      assert.equal(after.lastMessageAt === before.lastMessageAt, !counts);
      const [newest] = await list(standin);
      assert.equal(newest?.id, counts ? chat : sampleChats.nullName);
    });
  });

for (const [minds, found] of [
  [true, 0],
  [false, 1],
] as const)
  test(`a search with ~ ${minds ? 'minds' : 'does not mind'} capitals`, () =>
    withStandin({ searchMindsCase: minds }, async (standin) => {
      const count = async (value: string) => {
        const filter = [{ field: 'customers.name', operator: '~', value }];
        const { body } = await callStandin(standin, 'POST', '/v1/customers/search', { body: { filter } });
        return (body as { data: unknown[] }).data.length;
      };
      assert.deepEqual([await count('Ann Lee'), await count('ann LEE')], [1, found]);
    }));

async function read(standin: Standin): Promise<Summary> {
  return (await callStandin(standin, 'GET', `/v1/chats/${chat}`)).body as Summary;
}

async function list(standin: Standin): Promise<Summary[]> {
  const path = '/v1/chats?sort=chats.lastMessageAt&order=desc';
  return ((await callStandin(standin, 'GET', path)).body as { data: Summary[] }).data;
}

function submit(standin: Standin, action: string, fields: Record<string, string>) {
  const body = new URLSearchParams(fields).toString();
  return callStandin(standin, 'POST', `/inbox/chats/${chat}/${action}`, { body, headers: {} });
}
