import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { callStandin } from '../standin/callStandin';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents, sampleDepartments } from '../standin/sampleTeam';
import type { Standin } from '../standin/standin';
import { testCertificate } from '../standin/testCertificate';
import { withStandin } from '../standin/withStandin';

const chat = sampleChats.opened;
const agent = sampleAgents.first;

test('a posted message changes the chat and its transcript; formatted text takes the place of the plain one', () =>
  withStandin({ now: () => 1_800_000_000_000 }, async (standin) => {
    const answer = await post(standin, {
      chat,
      text: 'plain',
      markdownText: '**plain**',
      agent,
      type: 'message',
    });
    const { id, from, text } = answer as { id: number; from: string; text: string };
    assert.deepEqual([from, text], ['agent', '**plain**']);
    const [newest] = await transcript(standin);
    assert.deepEqual(newest, answer);
    const now = await get<Record<string, unknown>>(standin, `/v1/chats/${chat}`);
    assert.deepEqual(
      [now['lastMessageId'], now['lastMessageText'], now['lastMessageAt'], now['lastCommunicatedAgentId']],
      [id, '**plain**', '1800000000', agent],
    );
    assert.deepEqual(standin.posted, [
      {
        id,
        chat,
        text: 'plain',
        markdownText: '**plain**',
        agent,
        type: 'message',
        from: 'agent',
        at: 1_800_000_000_000,
      },
    ]);
  }));

test('a message without an agent is written by the customer', () =>
  withStandin({}, async (standin) => {
    await post(standin, { chat, text: 'mine', type: 'message' });
    assert.equal((await transcript(standin))[0]?.['from'], 'customer');
    assert.deepEqual(
      standin.posted.map(({ from, agent: author }) => [from, author]),
      [['customer', null]],
    );
  }));

test('a created message is answered with 200 where that is asked for', () =>
  withStandin({ createdStatus: 200 }, async (standin) => {
    const body = { chat, text: 'a', agent, type: 'message' };
    assert.equal((await callStandin(standin, 'POST', '/v1/messages', { body })).status, 200);
  }));

test('a change of status leaves a system line, closes and opens again', () =>
  withStandin({}, async (standin) => {
    const put = async (status: string) =>
      (await callStandin(standin, 'PUT', '/v1/chats/status', { body: { id: chat, status } })).body as Record<
        string,
        unknown
      >;
    const closed = await put('closed');
    assert.deepEqual(
      [closed['status'], closed['closedBy'], typeof closed['closedAt']],
      ['closed', 'agent', 'string'],
    );
    assert.equal((await transcript(standin))[0]?.['text'], 'chat_status_changed_by_public_api');
    assert.equal((await put('opened'))['closedAt'], null);
  }));

test('assignee, department and snooze are changed by their ids', () =>
  withStandin({}, async (standin) => {
    const put = async (what: string, value: unknown) => {
      const called = await callStandin(standin, 'PUT', `/v1/chats/${what}`, { body: value });
      return called.status === 200
        ? get<Record<string, unknown>>(standin, `/v1/chats/${chat}`)
        : called.status;
    };
    const { second } = sampleAgents;
    const { sales } = sampleDepartments;
    assertHolds(await put('assignee', { id: chat, assignee: second }), {
      assignee: { id: second, name: 'Lisa Rodes' },
    });
    assertHolds(await put('department', { id: chat, department: sales }), { department: { id: sales } });
    assertHolds(await put('snooze', { id: chat, snoozedUntil: '1893456000' }), {
      snoozedUntil: '1893456000',
    });
    assertHolds(await put('snooze', { id: chat, snoozedUntil: null }), { snoozedUntil: null });
    assert.equal(await put('assignee', { id: chat, assignee: 1 }), 404);
    assert.equal(await put('department', { id: chat, department: 1 }), 404);
  }));

test('a body that is not UTF-8 is refused and can still be read in the record', () =>
  withStandin({}, async (standin) => {
    const body = Buffer.from('{"chat":12345,"text":"caf\xe9","agent":4188,"type":"private"}', 'latin1');
    assert.equal((await callStandin(standin, 'POST', '/v1/messages', { body })).status, 400);
    assert.match(String(standin.requests[0]?.body), /^not UTF-8: .*café/);
  }));

test('requests are recorded with query, key, body and the address the client used', () =>
  withStandin({}, async (standin) => {
    await callStandin(standin, 'GET', '/v1/chats?limit=1');
    await callStandin(standin, 'POST', '/elsewhere', { body: 'no JSON', headers: { host: 'other.example' } });
    await callStandin(standin, 'GET', '/');
    await callStandin(standin, 'GET', '/standin/posted');
    const [first, second] = standin.requests;
    assert.equal(standin.requests.length, 2);
    assert.deepEqual([first?.path, first?.status, first?.origin], ['/v1/chats?limit=1', 200, standin.origin]);
    assert.equal(first?.headers['authorization'], `Bearer ${standin.key}`);
    assert.deepEqual(
      [second?.body, second?.status, second?.origin],
      ['no JSON', 401, 'http://other.example'],
    );
  }));

test('over https it serves the same with its own certificate', () =>
  withStandin({ tls: testCertificate }, async (standin) => {
    const outgoing = request(`${standin.apiUrl}/organization`, {
      ca: testCertificate.cert,
      headers: { authorization: `Bearer ${standin.key}` },
      agent: false,
    });
    const [incoming] = (await once(outgoing.end(), 'response')) as [IncomingMessage];
    incoming.resume();
    assert.equal(incoming.statusCode, 200);
    assert.match(standin.origin, /^https:/);
    assert.equal(standin.requests[0]?.origin, standin.origin);
    await assert.rejects(once(request(standin.apiUrl, { agent: false }).end(), 'response'), {
      code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    });
    assert.equal(standin.requests.length, 1);
  }));

test('another process reads, breaks, changes and resets it over HTTP', () =>
  withStandin({}, async (standin) => {
    await post(standin, { chat, text: 'a', agent, type: 'private' });
    assert.deepEqual(await get(standin, '/standin/posted'), standin.posted);
    assert.deepEqual(await get(standin, '/standin/requests'), JSON.parse(JSON.stringify(standin.requests)));
    await control(standin, 'faults', { kind: 'status', status: 503 });
    await control(standin, 'options', { key: 'other', organization: { id: 5, domain: 'beta' }, agents: 7 });
    assert.equal((await callStandin(standin, 'GET', '/v1/agents')).status, 503);
    assert.equal((await get<{ data: { domain: string } }>(standin, '/v1/organization')).data.domain, 'beta');
    assert.equal((await get<{ data: unknown[] }>(standin, '/v1/agents')).data.length, 7);
    assert.equal(standin.key, 'other');
    await control(standin, 'reset');
    assert.deepEqual([standin.posted, standin.requests, standin.key], [[], [], 'demo-key-0123456789abcdef']);
    assert.equal((await transcript(standin)).length, 6);
  }));

test('a control that makes no sense is refused with a sentence', () =>
  withStandin({}, async (standin) => {
    for (const [path, body] of [
      ['faults', { kind: 'explode' }],
      ['faults', 'no JSON'],
      ['options', { colour: 'red' }],
      ['options', { agents: 'many' }],
    ] as const) {
      const called = await callStandin(standin, 'POST', `/standin/${path}`, { body });
      assert.equal(called.status, 400);
      assert.ok((called.body as { error: string }).error.length > 5);
    }
    assert.equal((await callStandin(standin, 'GET', '/standin/nothing')).status, 404);
  }));

test('the pages show conversations and what was received, and nothing in them is markup', () =>
  withStandin({}, async (standin) => {
    const text = '<script>alert("posted")</script>';
    await post(standin, { chat: sampleChats.markupName, text, agent, type: 'private' });
    for (const path of [
      '/',
      `/inbox/chats/${sampleChats.markupName}`,
      `/inbox/chats/${sampleChats.longConversation}`,
    ]) {
      const page = await callStandin(standin, 'GET', path, { headers: {} });
      assert.equal(page.status, 200);
      assert.match(page.text, /Private note/);
      assert.doesNotMatch(page.text, /<script|<img/);
      assert.match(String(page.headers['content-security-policy']), /default-src 'none'/);
    }
    assert.equal((await callStandin(standin, 'GET', '/inbox/chats/1', { headers: {} })).status, 404);
  }));

test('the command tells where it runs and ends with Ctrl+C', async () => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/cli/standin.ts'], {
    cwd: join(__dirname, '../..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    lines.push(line);
    if (line.includes('/standin/faults -d')) child.kill('SIGINT');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  // Windows ends a process for that signal, and asks it nothing.
  assert.equal(child.exitCode, process.platform === 'win32' ? null : 0);
  assert.match(lines.join('\n'), /API +http:\/\/127\.0\.0\.1:\d+\/v1\n +Key +demo-key-\w+\n/);
});

function assertHolds(actual: unknown, expected: object): void {
  for (const [key, value] of Object.entries(expected)) {
    const held: unknown = (actual as Record<string, unknown>)[key];
    if (typeof value === 'object' && value !== null) assertHolds(held, value as object);
    else assert.equal(held, value, key);
  }
}

async function post(standin: Standin, body: object): Promise<unknown> {
  const called = await callStandin(standin, 'POST', '/v1/messages', { body });
  assert.equal(called.status, 201);
  return called.body;
}

async function get<Body>(standin: Standin, path: string): Promise<Body> {
  const called = await callStandin(standin, 'GET', path);
  assert.equal(called.status, 200, path);
  return called.body as Body;
}

async function transcript(standin: Standin): Promise<Record<string, unknown>[]> {
  return (await get<{ data: Record<string, unknown>[] }>(standin, `/v1/chats/${chat}/messages`)).data;
}

async function control(standin: Standin, what: string, body?: object): Promise<void> {
  const called = await callStandin(standin, 'POST', `/standin/${what}`, { body });
  assert.equal(called.status, 200, called.text);
}
