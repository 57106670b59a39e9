import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import { createServer as createTlsServer } from 'node:tls';
import { AttemptError, type AttemptFault } from '../../src/api/attempt';
import { testCertificate } from '../standin/testCertificate';
import { attemptOn, makeAgent, toGet, toPost } from './attempting';
import { type Script, type ScriptedServer, answer, startScriptedServer, toHead } from './scriptedServer';

interface Row {
  readonly what: string;
  readonly script: Script;
  readonly fault: AttemptFault;
  /** undici's or the system's name for the cause. */
  readonly cause?: RegExp;
  /** Whole POSTs that the server saw: all that ever come, however long one waits. */
  readonly whole: 0 | 1;
  readonly body?: string;
}

const manyBytes = 'x'.repeat(8_000_000);
const partly = (socket: Socket, rest: () => void): void => {
  socket.write(`${toHead(200, { 'content-length': '100' })}{"id":`, rest);
};

const rows: Row[] = [
  {
    what: 'a socket cut after the body',
    script: { onRequest: (socket) => socket.end() },
    fault: 'cut',
    cause: /UND_ERR_SOCKET/,
    whole: 1,
  },
  {
    what: 'a reset after the body',
    script: { onRequest: (socket) => socket.resetAndDestroy() },
    fault: 'cut',
    cause: /ECONNRESET|UND_ERR_SOCKET/,
    whole: 1,
  },
  {
    what: 'a socket cut before the body is read',
    script: { onHead: (socket) => socket.destroy() },
    fault: 'cut',
    cause: /UND_ERR_SOCKET|ECONNRESET|EPIPE/,
    whole: 0,
    body: manyBytes,
  },
  {
    what: 'a truncated body',
    script: { onRequest: (socket) => partly(socket, () => socket.end()) },
    fault: 'cut',
    cause: /UND_ERR_SOCKET/,
    whole: 1,
  },
  {
    what: 'a truncated body in chunks',
    script: {
      onRequest: (socket) => socket.end(`${toHead(200, { 'transfer-encoding': 'chunked' })}5\r\n{"id"\r\n`),
    },
    fault: 'cut',
    cause: /UND_ERR_SOCKET/,
    whole: 1,
  },
  {
    what: 'garbage in place of an answer',
    script: { onRequest: (socket) => socket.write('\0garbage\r\n\r\n') },
    fault: 'cut',
    cause: /^HTTPParserError$/,
    whole: 1,
  },
  {
    what: 'a body that is too large',
    script: { onRequest: (socket) => answer(socket, 200, manyBytes) },
    fault: 'tooLarge',
    whole: 1,
  },
];

/** undici's parser names its errors, but gives them no code. */
function toCauseName({ cause }: AttemptError): string {
  const { code, name } = cause as NodeJS.ErrnoException;
  return code ?? name;
}

const countPosts = (server: ScriptedServer): number =>
  server.requests.filter(({ method }) => method === 'POST').length;

for (const { what, script, fault, cause, whole, body } of rows) {
  test(`${what}: ${fault}, handed over, and sent once`, { timeout: 5_000 }, async (t) => {
    const server = await startScriptedServer(t, script);
    const agent = makeAgent(t);
    const failed = attemptOn(agent, toPost(server.origin, body));
    await assert.rejects(failed, (error) => {
      assert.ok(error instanceof AttemptError);
      assert.deepEqual([error.fault, error.handedOver], [fault, true]);
      if (cause !== undefined) assert.match(toCauseName(error), cause);
      return true;
    });
    // It resolves only when undici has nothing left to send.
    await agent.close();
    assert.deepEqual([server.heads, server.requests.length], [1, whole]);
  });
}

async function assertNotHandedOver(t: TestContext, origin: string, cause: RegExp): Promise<void> {
  const agent = makeAgent(t);
  await assert.rejects(attemptOn(agent, toPost(origin)), (error) => {
    assert.ok(error instanceof AttemptError);
    assert.deepEqual([error.fault, error.handedOver], ['notReachable', false]);
    assert.match(toCauseName(error), cause);
    return true;
  });
}

test('a refused connection is not reachable, and nothing was handed over', async (t) => {
  const { origin } = await closedServer(t);
  await assertNotHandedOver(t, origin, /^ECONNREFUSED$/);
});

test('a name that does not exist is not reachable, and nothing was handed over', async (t) => {
  await assertNotHandedOver(t, 'http://helpcrunch-handoff.invalid', /^(ENOTFOUND|EAI_AGAIN)$/);
});

test('a certificate that nobody signed is refused, and nothing was handed over', async (t) => {
  const server = await startScriptedServer(t, {}, (onSocket) => createTlsServer(testCertificate, onSocket));
  await assertNotHandedOver(t, `https://127.0.0.1:${server.port}`, /^DEPTH_ZERO_SELF_SIGNED_CERT$/);
  assert.equal(server.heads, 0);
});

test('an answer to TLS that is no TLS is refused, and nothing was handed over', async (t) => {
  const server = await startScriptedServer(t, { onConnect: (socket) => answer(socket, 400) });
  await assertNotHandedOver(t, `https://127.0.0.1:${server.port}`, /^(ERR_SSL|EPROTO)/);
  assert.equal(server.heads, 0);
});

test('a connection that closes at once is never taken for a message that was sent', async (t) => {
  const server = await startScriptedServer(t, { onConnect: (socket) => socket.end() });
  await assert.rejects(attemptOn(makeAgent(t), toPost(server.origin)), AttemptError);
  assert.ok(server.connections === 1 && server.requests.length <= 1);
});

test('a kept connection that the server cuts under the next request counts as handed over, and is not repeated', async (t) => {
  const server = await startScriptedServer(t, {
    onRequest: (socket, { method }) => (method === 'GET' ? answer(socket, 200) : undefined),
    onHead: (socket) => {
      if (server.heads === 2) socket.destroy();
    },
  });
  const agent = makeAgent(t, { connections: 1 });
  await attemptOn(agent, toGet(server.origin));
  await assert.rejects(attemptOn(agent, toPost(server.origin)), { fault: 'cut', handedOver: true });
  await agent.close();
  assert.deepEqual([server.connections, server.heads, countPosts(server)], [1, 2, 0]);
});

test('a kept connection that the server has closed is not used again', async (t) => {
  const server = await startScriptedServer(t, {
    onRequest: (socket, { method }) => {
      answer(socket, 200, method);
      if (method === 'GET') socket.end();
    },
  });
  const agent = makeAgent(t);
  const disconnected = once(agent, 'disconnect');
  await attemptOn(agent, toGet(server.origin));
  await disconnected;
  assert.equal((await attemptOn(agent, toPost(server.origin))).body, 'POST');
  assert.deepEqual([server.connections, countPosts(server)], [2, 1]);
});

async function closedServer(t: TestContext): Promise<{ origin: string }> {
  const server = await startScriptedServer(t, {});
  await server.stop();
  return server;
}
