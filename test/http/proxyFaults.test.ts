import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { test } from 'node:test';
import type { Failure } from '../../src/core/failure';
import { testCertificate } from '../standin/testCertificate';
import { Moment, toPost } from './attempting';
import { apiHost } from './certificates';
import { failureOf, startTransport, toOrigin } from './proxying';
import { startProxy } from './scriptedProxy';
import { type Script, answer, toHead } from './scriptedServer';

/** What a failure says beside the names of hosts. */
type Said = { [F in Failure as F['code']]: Partial<F> & { code: F['code'] } }[Failure['code']];

interface Row {
  readonly what: string;
  readonly script: Script;
  readonly said: Said;
  /** Left out: it is asked to connect, once. */
  readonly connects?: 0;
  /** With https to the proxy. */
  readonly isSecure?: boolean;
}

const onConnect = (act: (socket: Socket) => void): Script => ({ onRequest: act });
const ask = (status: number, login?: string): Script =>
  onConnect((socket) => answer(socket, status, 'Go away', login ? { 'proxy-authenticate': login } : {}));
const open = toHead(200);
const failed = (detail: string): Said => ({ code: 'proxyFailed', detail });
const refused = (status: number): Said => ({ code: 'proxyFailed', status });
const needs = (what: string): Said => ({ code: 'proxyUnsupported', needs: what });

const rows: Row[] = [
  {
    what: 'that closes at once',
    script: { onConnect: (socket) => socket.destroy() },
    said: failed('ECONNRESET'),
    connects: 0,
  },
  { what: 'that closes', script: onConnect((socket) => socket.end()), said: failed('ECONNRESET') },
  {
    what: 'that resets',
    script: onConnect((socket) => socket.resetAndDestroy()),
    said: failed('ECONNRESET'),
  },
  {
    what: 'that closes in the middle of its answer',
    script: onConnect((socket) => socket.end(open.slice(0, -2))),
    said: failed('ECONNRESET'),
  },
  {
    what: 'that answers with garbage',
    script: onConnect((socket) => socket.write('\0garbage\r\n\r\n')),
    said: failed('HPE_INVALID_CONSTANT'),
  },
  {
    what: 'that answers without an end',
    script: onConnect((socket) => socket.write(`${open.slice(0, -2)}x: ${'x'.repeat(100_000)}`)),
    said: failed('HPE_HEADER_OVERFLOW'),
  },
  { what: 'that answers 403', script: ask(403), said: refused(403) },
  { what: 'that answers 502', script: ask(502), said: refused(502) },
  { what: 'that answers 503', script: ask(503), said: refused(503) },
  { what: 'that redirects', script: ask(302), said: refused(302) },
  { what: 'that switches protocols', script: ask(101), said: refused(101) },
  { what: 'that shows a page in place of a connection', script: ask(200), said: refused(200) },
  { what: 'that wants a password', script: ask(407, 'Basic realm="corp"'), said: refused(407) },
  { what: 'that does not say what it wants', script: ask(407), said: refused(407) },
  {
    what: 'that takes a password too',
    script: ask(407, 'Negotiate, NTLM, Basic realm="x"'),
    said: refused(407),
  },
  { what: 'that wants Kerberos', script: ask(407, 'Negotiate'), said: needs('Kerberos') },
  { what: 'that wants NTLM', script: ask(407, 'NTLM'), said: needs('NTLM') },
  { what: 'that wants Digest', script: ask(407, 'Digest realm="x"'), said: needs('Digest') },
  {
    what: 'that opens a connection and closes it',
    script: onConnect((socket) => socket.end(open)),
    said: { code: 'notReachable', detail: 'ECONNRESET' },
  },
  {
    what: 'with another certificate than one knows',
    script: {},
    isSecure: true,
    said: {
      code: 'certificateRefused',
      fault: 'unknownIssuer',
      detail: 'DEPTH_ZERO_SELF_SIGNED_CERT',
      isProxy: true,
    },
    connects: 0,
  },
];

for (const { what, script, said, connects = 1, isSecure = false } of rows) {
  test(`a proxy ${what}: ${said.code}, and one try`, { timeout: 5_000 }, async (t) => {
    const proxy = await startProxy(t, script, isSecure ? testCertificate : undefined);
    const address = `http${isSecure ? 's' : ''}://user:SECRET@127.0.0.1:${proxy.port}`;
    const transport = startTransport(t, { settings: { proxy: address } });
    const failure = await failureOf(transport.send(toPost(toOrigin({ port: 8443 }))));
    const name = `127.0.0.1:${proxy.port}`;
    const names = {
      notReachable: { host: `${apiHost}:8443` },
      certificateRefused: { host: name },
      proxyFailed: { proxy: name },
      proxyUnsupported: { proxy: name },
    };
    assert.deepEqual(failure, { ...said, ...names[said.code as keyof typeof names] });
    await transport.close();
    assert.deepEqual([proxy.heads, proxy.requests.length], [connects, connects]);
    assert.ok(proxy.connections <= 1);
  });
}

test('a proxy that nobody runs', async (t) => {
  const proxy = await startProxy(t, {});
  await proxy.stop();
  const { send } = startTransport(t, { settings: { proxy: proxy.origin } });
  const failure = await failureOf(send(toPost(toOrigin({ port: 443 }))));
  assert.deepEqual(failure, {
    code: 'proxyFailed',
    proxy: `127.0.0.1:${proxy.port}`,
    detail: 'ECONNREFUSED',
  });
});

/** Places where a proxy can stop to answer; it says when it is there. */
const hanging: readonly (readonly [what: string, script: (reached: () => void) => Script, code: string])[] = [
  ['before its answer', onConnect, 'proxyFailed'],
  [
    'in the middle of its answer',
    (reached) => onConnect((socket) => socket.write(open.slice(0, -2), reached)),
    'proxyFailed',
  ],
  [
    'once it has opened a connection',
    (reached) => onConnect((socket) => socket.once('data', reached).write(open)),
    'notReachable',
  ],
];

for (const [what, toScript, code] of hanging) {
  test(`a proxy that hangs ${what} is given up within the deadline, after one try`, async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const hangs = new Moment();
    const proxy = await startProxy(t, toScript(hangs.reach));
    const { send } = startTransport(t, { settings: { proxy: proxy.origin }, deadlineMs: 1000 });
    const failing = failureOf(send(toPost(toOrigin({ port: 443 }))));
    await hangs.reached;
    t.mock.timers.tick(999);
    const failure = await failing;
    assert.deepEqual([failure.code, 'detail' in failure && failure.detail], [code, 'ETIMEDOUT']);
    await proxy.emptied();
    assert.deepEqual([proxy.connections, proxy.heads], [1, 1]);
  });
}

test('a proxy that hangs in the handshake of TLS is given up within the deadline', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const proxy = await startProxy(t, {});
  const settings = { proxy: proxy.origin.replace('http:', 'https:') };
  const { send } = startTransport(t, { settings, deadlineMs: 1000 });
  const failing = failureOf(send(toPost(toOrigin({ port: 443 }))));
  await proxy.connected(1);
  t.mock.timers.tick(999);
  assert.deepEqual(await failing, {
    code: 'proxyFailed',
    proxy: `127.0.0.1:${proxy.port}`,
    detail: 'ETIMEDOUT',
  });
  assert.deepEqual([proxy.connections, proxy.heads], [1, 0]);
});

test('an https proxy that speaks no TLS', async (t) => {
  const proxy = await startProxy(t, { onConnect: (socket) => answer(socket, 400) });
  const settings = { proxy: proxy.origin.replace('http:', 'https:') };
  const failure = await failureOf(startTransport(t, { settings }).send(toPost(toOrigin({ port: 443 }))));
  assert.ok(failure.code === 'proxyFailed');
  assert.match(failure.detail ?? '', /^(ERR_SSL|EPROTO)/);
});

test('a connection that speaks no TLS once it is open is the server’s fault', async (t) => {
  const script = onConnect((socket) => socket.once('data', () => answer(socket, 400)).write(open));
  const proxy = await startProxy(t, script);
  const { send } = startTransport(t, { settings: { proxy: proxy.origin } });
  const failure = await failureOf(send(toPost(toOrigin({ port: 443 }))));
  assert.equal(failure.code, 'notReachable');
});

test('where no proxy is known, the failure says that one may be missing', async (t) => {
  const api = await startProxy(t, {});
  await api.stop();
  const failing = (noProxy: readonly string[]): Promise<Failure> =>
    failureOf(startTransport(t, { settings: { noProxy } }).send(toPost(toOrigin(api))));
  const failure = { code: 'notReachable', host: `${apiHost}:${api.port}`, detail: 'ECONNREFUSED' };
  assert.deepEqual(await failing([]), { ...failure, mayNeedProxy: true });
  assert.deepEqual(await failing([apiHost]), failure);
});
