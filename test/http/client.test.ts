import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { HelpCrunchClient } from '../../src/api/helpCrunchClient';
import { UndiciTransport } from '../../src/api/transport';
import { parseApiRoot } from '../../src/core/apiRoot';
import { Cancelled, type ErrorCode, HandoffError } from '../../src/core/failure';
import { LogLines } from '../unit/api/clientOn';
import { chatId, content, noteAddress, toSendable } from '../unit/messages';
import { type Script, type ScriptedServer, answer, startScriptedServer } from './scriptedServer';

interface Started {
  readonly client: HelpCrunchClient;
  readonly server: ScriptedServer;
  readonly transport: UndiciTransport;
  readonly log: LogLines;
}

async function startClient(t: TestContext, script: Script, deadlineMs = 10_000): Promise<Started> {
  const server = await startScriptedServer(t, script);
  const transport = new UndiciTransport({ limits: { deadlineMs, maxBytes: 10_000 } });
  t.after(() => transport.close());
  const root = parseApiRoot(`${server.origin}/v1`);
  assert.ok(root !== undefined);
  const log = new LogLines();
  const credential = { key: 'KEY-0123456789abcdef', origin: server.origin };
  return { client: new HelpCrunchClient(root, credential, transport.send, log), server, transport, log };
}

function failsWith(code: ErrorCode): (error: unknown) => true {
  return (error) => {
    assert.ok(error instanceof HandoffError);
    assert.equal(error.failure.code, code);
    return true;
  };
}

test('a note arrives once, exactly, with the key and its agent', async (t) => {
  const said = { text: 'приві́т\r\n😀', markdownText: '```ts\n\u0001\u2028`\n```' };
  const { client, server } = await startClient(t, {
    onRequest: (socket) => answer(socket, 201, '{"id":42}'),
  });
  assert.equal(await client.createMessage(await toSendable(noteAddress, said)), 42);
  const [request] = server.requests;
  assert.deepEqual(
    [request?.method, request?.path, request?.headers['authorization'], request?.headers['content-type']],
    ['POST', '/v1/messages', 'Bearer KEY-0123456789abcdef', 'application/json'],
  );
  const sent: unknown = JSON.parse(request?.body ?? '');
  assert.deepEqual(sent, { chat: 5, type: 'private', agent: 7, ...said });
  assert.equal(server.requests.length, 1);
});

for (const [what, script, whole] of [
  ['the connection is cut after the body', { onRequest: (socket) => socket.end() }, 1],
  ['the connection is reset', { onRequest: (socket) => socket.resetAndDestroy() }, 1],
  ['the connection is cut before the body is read', { onHead: (socket) => socket.destroy() }, 0],
  ['the answer is garbage', { onRequest: (socket) => socket.write('\0\r\n\r\n') }, 1],
  ['the answer is too large', { onRequest: (socket) => answer(socket, 201, 'x'.repeat(20_000)) }, 1],
  ['the answer is empty', { onRequest: (socket) => answer(socket, 204) }, 1],
  ['the answer is HTML', { onRequest: (socket) => answer(socket, 200, '<!doctype html>') }, 1],
  ['the answer is cut JSON', { onRequest: (socket) => answer(socket, 201, '{"id":') }, 1],
  ['the server fails', { onRequest: (socket) => answer(socket, 500) }, 1],
  [
    'the server redirects',
    { onRequest: (socket) => answer(socket, 307, '', { location: '/v1/messages' }) },
    1,
  ],
] as [string, Script, number][]) {
  test(`where ${what} the note is unconfirmed, and not sent again`, async (t) => {
    const { client, server, transport } = await startClient(t, script);
    const note = await toSendable(noteAddress, whole === 0 ? { text: 'x'.repeat(4_000_000) } : content);
    await assert.rejects(client.createMessage(note), failsWith('unconfirmed'));
    await transport.close();
    assert.deepEqual([server.heads, server.requests.length], [1, whole]);
  });
}

test('a note whose answer does not come in time is unconfirmed', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { client, server } = await startClient(t, {}, 1000);
  const failed = client.createMessage(await toSendable(noteAddress));
  await server.received(1);
  t.mock.timers.tick(1000);
  await assert.rejects(failed, failsWith('unconfirmed'));
});

test('a note that was cancelled after it went out is unconfirmed, a read is only cancelled', async (t) => {
  const { client, server } = await startClient(t, {});
  const cancel = new AbortController();
  const posted = client.createMessage(await toSendable(noteAddress), cancel.signal);
  const read = client.getChat(chatId(5), cancel.signal);
  await server.received(2);
  cancel.abort();
  await assert.rejects(posted, failsWith('unconfirmed'));
  await assert.rejects(read, Cancelled);
});

test('a note that never left is not unconfirmed', async (t) => {
  const { client, server } = await startClient(t, {});
  await server.stop();
  await assert.rejects(client.createMessage(await toSendable(noteAddress)), failsWith('notReachable'));
  const cancelled = client.createMessage(await toSendable(noteAddress), AbortSignal.abort());
  await assert.rejects(cancelled, Cancelled);
});

test('a closed transport sends nothing more', async (t) => {
  const { client, server, transport } = await startClient(t, {});
  await transport.close();
  await assert.rejects(client.createMessage(await toSendable(noteAddress)), failsWith('notReachable'));
  assert.equal(server.connections, 0);
});

test('to close the transport ends what is under way', async (t) => {
  const { client, server, transport } = await startClient(t, {});
  const failed = client.getOrganization();
  await Promise.all([
    assert.rejects(failed, failsWith('notReachable')),
    server.received(1).then(() => transport.close()),
  ]);
});

for (const [headers, retryAfterSeconds] of [
  ['retry-after: 7\r\n', 7],
  ['Retry-After: Fri, 01 Jan 2100 00:00:00 GMT\r\n', undefined],
  ['retry-after: soon\r\n', undefined],
  ['retry-after: 5\r\nretry-after: 7\r\n', undefined],
  ['', undefined],
] as const) {
  test(`too many requests, ${JSON.stringify(headers)}: the wait is ${retryAfterSeconds ?? 'not known'}`, async (t) => {
    const { client } = await startClient(t, {
      onRequest: (socket) => socket.write(`HTTP/1.1 429 No\r\n${headers}content-length: 0\r\n\r\n`),
    });
    await assert.rejects(client.createMessage(await toSendable(noteAddress)), (error) => {
      assert.ok(error instanceof HandoffError && error.failure.code === 'tooManyRequests');
      assert.equal(error.failure.retryAfterSeconds, retryAfterSeconds);
      return true;
    });
  });
}

test('a key that no header can hold is sent nowhere and stands in no line of the log', async (t) => {
  const { server, transport, log } = await startClient(t, {});
  const root = parseApiRoot(server.origin);
  assert.ok(root !== undefined);
  const broken = { key: 'KEY\r\nx-evil: 1', origin: server.origin };
  const client = new HelpCrunchClient(root, broken, transport.send, log);
  await assert.rejects(client.getOrganization(), failsWith('notReachable'));
  assert.equal(server.requests.length, 0);
  assert.ok(!log.lines.join('\n').includes('KEY'));
});
