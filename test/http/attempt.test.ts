import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attemptOn, makeAgent, toGet, toPost } from './attempting';
import { answer, startScriptedServer, toHead } from './scriptedServer';

test('a request goes out once, complete, as it was given', async (t) => {
  const server = await startScriptedServer(t, { onRequest: (socket) => answer(socket, 201, '{"id":1}') });
  const request = {
    ...toPost(server.origin, '{"text":"приві́т 😀"}'),
    headers: { 'x-one': 'a' },
    path: '/v1/x?y=%20',
  };
  const { status, body } = await attemptOn(makeAgent(t), request);
  assert.deepEqual([status, body], [201, '{"id":1}']);
  const [seen] = server.requests;
  assert.deepEqual([seen?.method, seen?.path, seen?.body], ['POST', '/v1/x?y=%20', request.body]);
  assert.equal(seen?.headers['x-one'], 'a');
  assert.equal(server.requests.length, 1);
});

for (const [what, status, body] of [
  ['an answer without a body', 204, ''],
  ['HTML', 200, '<!doctype html><title>Sign in</title>'],
  ['cut JSON', 200, '{"id":'],
  ['an error of the server', 503, '{"errors":[]}'],
] as const) {
  test(`${what} is an answer: what it means is for others to say`, async (t) => {
    const server = await startScriptedServer(t, { onRequest: (socket) => answer(socket, status, body) });
    const answered = await attemptOn(makeAgent(t), toPost(server.origin));
    assert.deepEqual([answered.status, answered.body], [status, body]);
    assert.equal(server.requests.length, 1);
  });
}

for (const status of [301, 302, 303, 307, 308]) {
  test(`a redirect with ${status} is not followed`, async (t) => {
    const elsewhere = await startScriptedServer(t, { onRequest: (socket) => answer(socket, 200) });
    const server = await startScriptedServer(t, {
      onRequest: (socket) => answer(socket, status, '', { location: `${elsewhere.origin}/v1/messages` }),
    });
    assert.equal((await attemptOn(makeAgent(t), toPost(server.origin))).status, status);
    assert.deepEqual([server.requests.length, elsewhere.connections], [1, 0]);
  });
}

test('what comes before the answer is not taken for it', async (t) => {
  const server = await startScriptedServer(t, {
    onRequest: (socket) => {
      socket.write(toHead(103, { 'retry-after': '9' }));
      answer(socket, 200, 'whole');
    },
  });
  const { status, headers, body } = await attemptOn(makeAgent(t), toGet(server.origin));
  assert.deepEqual([status, headers['retry-after'], body], [200, undefined, 'whole']);
});

test('a body that comes in the middle of a character is put together', async (t) => {
  const bytes = Buffer.from('{"name":"😀"}');
  const server = await startScriptedServer(t, {
    onRequest: (socket) => {
      socket.write(toHead(200, { 'content-length': String(bytes.length) }));
      socket.write(bytes.subarray(0, 11), () => socket.write(bytes.subarray(11)));
    },
  });
  assert.equal((await attemptOn(makeAgent(t), toGet(server.origin))).body, '{"name":"😀"}');
});

test('a body of exactly the limit is read, and one byte more is not', async (t) => {
  const server = await startScriptedServer(t, {
    onRequest: (socket, { path }) => answer(socket, 200, 'x'.repeat(path === '/more' ? 11 : 10)),
  });
  const agent = makeAgent(t);
  assert.equal((await attemptOn(agent, toGet(server.origin), { maxBytes: 10 })).body, 'x'.repeat(10));
  const more = { ...toGet(server.origin), path: '/more' };
  await assert.rejects(attemptOn(agent, more, { maxBytes: 10 }), { fault: 'tooLarge', handedOver: true });
});

test('a body without an end is cut, and the connection with it', { timeout: 5_000 }, async (t) => {
  let closed: Promise<void> | undefined;
  const server = await startScriptedServer(t, {
    onRequest: (socket) => {
      closed = new Promise((resolve) => socket.on('close', () => resolve()));
      // A socket that is ended fails at once, and would do so for ever.
      const pour = (error?: Error | null): void => {
        if (!error && !socket.destroyed) socket.write('x'.repeat(65_536), pour);
      };
      socket.write(toHead(200));
      pour();
    },
  });
  await assert.rejects(attemptOn(makeAgent(t), toGet(server.origin)), { fault: 'tooLarge' });
  await closed;
});

test('an attempt that is over leaves no timer and no listener behind', async (t) => {
  const server = await startScriptedServer(t, { onRequest: (socket) => answer(socket, 200) });
  const countTimers = (): number =>
    process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
  const { signal } = new AbortController();
  const removed = t.mock.method(signal, 'removeEventListener');
  const agent = makeAgent(t);
  const before = countTimers();
  await attemptOn(agent, toGet(server.origin), {}, signal);
  assert.equal(countTimers(), before);
  assert.equal(removed.mock.callCount(), 1);
});
