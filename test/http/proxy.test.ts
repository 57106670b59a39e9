import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import type { Request } from '../../src/api/attempt';
import { testCertificate } from '../standin/testCertificate';
import { toPost } from './attempting';
import { apiHost, goodCertificate } from './certificates';
import { startApi, startTransport, toOrigin } from './proxying';
import { passOnTo, startProxy } from './scriptedProxy';
import { answer, startScriptedServer } from './scriptedServer';

/** A POST with the API's key. */
function toKeyedPost(origin: string): Request {
  return { ...toPost(origin), headers: { authorization: 'Bearer THE-KEY' } };
}

test('http.proxy is asked to connect, once, and the request arrives through it, whole', async (t) => {
  const api = await startApi(t);
  const proxy = await startProxy(t, passOnTo(api));
  const { send } = startTransport(t, { settings: { proxy: proxy.origin } });
  const request = toKeyedPost(toOrigin(api));
  assert.equal((await send(request)).status, 201);
  const authority = `${apiHost}:${api.port}`;
  assert.deepEqual(
    proxy.requests.map(({ method, path, headers }) => [method, path, headers['host']]),
    [['CONNECT', authority, authority]],
  );
  assert.deepEqual(
    api.requests.map(({ method, path, body }) => [method, path, body]),
    [['POST', request.path, request.body]],
  );
});

test('the next request takes the connection that there is', async (t) => {
  const api = await startApi(t);
  const proxy = await startProxy(t, passOnTo(api));
  const { send } = startTransport(t, { settings: { proxy: proxy.origin } });
  await send(toPost(toOrigin(api)));
  // undici counts a connection as free a moment after the answer.
  await setImmediate();
  await send(toPost(toOrigin(api)));
  assert.deepEqual([proxy.requests.length, api.connections, api.requests.length], [1, 1, 2]);
});

test('HTTPS_PROXY is asked where no setting names a proxy', async (t) => {
  const api = await startApi(t);
  const proxy = await startProxy(t, passOnTo(api));
  const { send } = startTransport(t, { environment: { HTTPS_PROXY: proxy.origin } });
  assert.equal((await send(toPost(toOrigin(api)))).status, 201);
  assert.equal(proxy.requests.length, 1);
});

for (const [what, rule] of [
  ['http.noProxy', { noProxy: ['helpcrunch.test'] }],
  ['http.proxySupport: off', { usesProxy: false }],
] as const) {
  test(`${what} goes past the proxy`, async (t) => {
    const api = await startApi(t);
    const proxy = await startProxy(t, passOnTo(api));
    const { send } = startTransport(t, { settings: { proxy: proxy.origin, ...rule } });
    assert.equal((await send(toPost(toOrigin(api)))).status, 201);
    assert.deepEqual([proxy.connections, api.requests.length], [0, 1]);
  });
}

test('this machine is reached past every proxy, also without TLS', async (t) => {
  const api = await startScriptedServer(t, { onRequest: (socket) => answer(socket, 201) });
  const proxy = await startProxy(t, passOnTo(api));
  const { send } = startTransport(t, {
    settings: { proxy: proxy.origin },
    environment: { HTTP_PROXY: proxy.origin },
  });
  assert.equal((await send(toPost(api.origin))).status, 201);
  assert.equal(proxy.connections, 0);
});

test('the proxy gets its password and never the key; the API gets the key and never the password', async (t) => {
  const api = await startApi(t);
  const proxy = await startProxy(t, passOnTo(api));
  const { send } = startTransport(t, {
    settings: { proxy: proxy.origin.replace('//', '//user:SECRET@') },
  });
  await send(toKeyedPost(toOrigin(api)));
  const [asked] = proxy.requests;
  const [posted] = api.requests;
  const basic = `Basic ${Buffer.from('user:SECRET').toString('base64')}`;
  assert.equal(asked?.headers['proxy-authorization'], basic);
  assert.equal(asked.headers['authorization'], undefined);
  assert.equal(posted?.headers['authorization'], 'Bearer THE-KEY');
  assert.equal(posted.headers['proxy-authorization'], undefined);
});

test('http.proxyAuthorization is sent as it is', async (t) => {
  const api = await startApi(t);
  const proxy = await startProxy(t, passOnTo(api));
  const settings = { proxy: proxy.origin, proxyAuthorization: 'Bearer of-the-proxy' };
  await startTransport(t, { settings }).send(toPost(toOrigin(api)));
  assert.equal(proxy.requests[0]?.headers['proxy-authorization'], 'Bearer of-the-proxy');
});

test('changed settings apply to the next request, which takes no connection of the old ones', async (t) => {
  const api = await startApi(t);
  const first = await startProxy(t, passOnTo(api));
  const second = await startProxy(t, passOnTo(api));
  let settings: object = { proxy: first.origin };
  const { send } = startTransport(t, { settings: () => settings });
  await send(toPost(toOrigin(api)));
  for (const next of [
    { proxy: second.origin },
    { proxy: second.origin, proxyAuthorization: 'Basic abc' },
    { proxy: second.origin, usesProxy: false },
  ]) {
    settings = next;
    await send(toPost(toOrigin(api)));
  }
  assert.deepEqual([first.requests.length, second.requests.length, api.connections], [1, 2, 4]);
});

test('settings that change in the middle of a request let it come to its end', async (t) => {
  let waiting: Socket | undefined;
  const slow = await startApi(t, goodCertificate, { onRequest: (socket) => (waiting = socket) });
  const api = await startApi(t);
  let settings = {};
  const transport = startTransport(t, { settings: () => settings });
  const sending = transport.send(toPost(toOrigin(slow)));
  await slow.received(1);
  settings = { noProxy: ['other.test'] };
  await transport.send(toPost(toOrigin(api)));
  assert.ok(waiting !== undefined);
  answer(waiting, 201);
  assert.equal((await sending).status, 201);
});

for (const [what, certificate, proxySettings] of [
  ['without TLS', undefined, {}],
  ['with TLS and a certificate that is not checked', testCertificate, { checksProxyCertificate: false }],
] as const) {
  test(`closing ends what stands in the middle of a proxy ${what}`, async (t) => {
    const proxy = await startProxy(t, {}, certificate);
    const origin = certificate ? proxy.origin.replace('http:', 'https:') : proxy.origin;
    const transport = startTransport(t, { settings: { proxy: origin, ...proxySettings } });
    const sending = transport.send(toPost(toOrigin({ port: 443 })));
    await proxy.received(1);
    const rejected = assert.rejects(sending, { fault: 'notReachable', handedOver: false });
    await transport.close();
    await rejected;
    await proxy.emptied();
  });
}
