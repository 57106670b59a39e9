import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Environment, type Route, toRoute } from '../../../src/api/route';
import { HandoffError } from '../../../src/core/failure';
import { type NetworkSettings, defaultNetworkSettings } from '../../../src/core/networkSettings';

interface Row {
  readonly what: string;
  readonly host?: string;
  readonly settings?: Partial<NetworkSettings>;
  readonly environment?: Environment;
  /** The proxy's name, or that there is none. */
  readonly way: string;
}

const proxy = 'http://set.test:3128';
const HTTPS_PROXY = 'http://env.test:8080';

const rows: readonly Row[] = [
  { what: 'nothing is set', way: 'unconfigured' },
  { what: 'the setting names a proxy', settings: { proxy }, way: 'set.test:3128' },
  { what: 'the setting has white space around it', settings: { proxy: ` ${proxy} ` }, way: 'set.test:3128' },
  { what: 'the environment names a proxy', environment: { HTTPS_PROXY }, way: 'env.test:8080' },
  { what: 'both name a proxy', settings: { proxy }, environment: { HTTPS_PROXY }, way: 'set.test:3128' },
  { what: 'a proxy has no port', settings: { proxy: 'http://set.test' }, way: 'set.test:80' },
  { what: 'an https proxy has no port', settings: { proxy: 'https://set.test/' }, way: 'set.test:443' },
  { what: 'a proxy has an IPv6 address', settings: { proxy: 'http://[::1]:81' }, way: '[::1]:81' },
  {
    what: 'all variables are set',
    environment: {
      HTTP_PROXY: 'http://4.test',
      http_proxy: 'http://3.test',
      HTTPS_PROXY: 'http://2.test',
      https_proxy: 'http://1.test',
    },
    way: '1.test:80',
  },
  {
    what: 'the first two variables are missing or empty',
    environment: { https_proxy: '', http_proxy: 'http://3.test', HTTP_PROXY: 'http://4.test' },
    way: '3.test:80',
  },
  { what: 'the setting has no scheme', settings: { proxy: 'set.test:3128' }, way: 'unconfigured' },
  {
    what: 'the setting has no scheme, and the environment names a proxy',
    settings: { proxy: 'set.test:3128' },
    environment: { HTTPS_PROXY },
    way: 'env.test:8080',
  },
  { what: 'the scheme is unknown', settings: { proxy: 'ftp://set.test' }, way: 'unconfigured' },
  {
    what: 'proxies are switched off',
    settings: { proxy, usesProxy: false },
    environment: { HTTPS_PROXY },
    way: 'direct',
  },
  ...['localhost', '127.0.0.1', '127.9.9.9', '::1'].map((host) => ({
    what: `the host is ${host}`,
    host,
    settings: { proxy },
    environment: { HTTPS_PROXY },
    way: 'direct',
  })),
  {
    what: 'a name only begins like this machine’s',
    host: '127.0.0.1.test',
    settings: { proxy },
    way: 'set.test:3128',
  },
  { what: 'http.noProxy has the host', settings: { proxy, noProxy: ['api.test'] }, way: 'direct' },
  {
    what: 'NO_PROXY has the host',
    settings: { proxy },
    environment: { NO_PROXY: 'x,api.test' },
    way: 'direct',
  },
  {
    what: 'no_proxy has the host',
    settings: { proxy },
    environment: { no_proxy: ' api.test ' },
    way: 'direct',
  },
  {
    what: 'no_proxy and NO_PROXY differ',
    settings: { proxy },
    environment: { no_proxy: 'other.test', NO_PROXY: 'api.test' },
    way: 'set.test:3128',
  },
  {
    what: 'http.noProxy has anything, which replaces NO_PROXY',
    settings: { proxy, noProxy: ['other.test'] },
    environment: { NO_PROXY: 'api.test' },
    way: 'set.test:3128',
  },
];

function route({ host = 'api.test', settings, environment = {} }: Omit<Row, 'what' | 'way'>): Route {
  const to = { host, port: 443, name: host };
  return toRoute(to, { ...defaultNetworkSettings, ...settings }, environment);
}

for (const { what, way, ...given } of rows) {
  test(`where ${what}: ${way}`, () => {
    const found = route(given);
    assert.equal(typeof found === 'object' ? found.name : found, way);
  });
}

function proxyOf(settings: Partial<NetworkSettings>): Exclude<Route, string> {
  const found = route({ settings });
  assert.ok(typeof found === 'object');
  return found;
}

test('a user and a password in the address become Basic authentication, decoded', () => {
  const { authorization, name } = proxyOf({ proxy: 'http://us%40er:p%3A%C3%BC%2F@set.test' });
  assert.equal(authorization, `Basic ${Buffer.from('us@er:p:ü/').toString('base64')}`);
  assert.equal(name, 'set.test:80');
  assert.equal(proxyOf({ proxy }).authorization, undefined);
});

test('http.proxyAuthorization goes before the address, as it is', () => {
  const settings = { proxy: 'http://user:secret@set.test', proxyAuthorization: 'Bearer abc' };
  assert.equal(proxyOf(settings).authorization, 'Bearer abc');
});

test('https to the proxy, and whether its certificate counts, come from the settings', () => {
  assert.equal(proxyOf({ proxy }).isSecure, false);
  const { isSecure, isChecked } = proxyOf({ proxy: 'HTTPS://set.test', checksProxyCertificate: false });
  assert.deepEqual([isSecure, isChecked], [true, false]);
});

function failureOf(address: string): HandoffError {
  try {
    route({ settings: { proxy: address } });
  } catch (error) {
    assert.ok(error instanceof HandoffError);
    return error;
  }
  throw new Error(`${address} was taken`);
}

for (const scheme of ['socks', 'socks4', 'socks4a', 'socks5', 'socks5h', 'SOCKS5']) {
  test(`${scheme} is refused by name, without the password`, () => {
    const { failure, cause } = failureOf(`${scheme}://user:secret@set.test:1080`);
    assert.deepEqual(failure, { code: 'proxyUnsupported', proxy: 'set.test:1080', needs: 'SOCKS' });
    assert.equal(cause, undefined);
  });
}

for (const address of [
  'http://',
  'http://set.test/path',
  'http://set test',
  'http://set.test:99999',
  'http://user:se/cret@set.test',
  'http://user:12/34@set.test',
  'http://user:se#cret@set.test',
  'http://user:se?cret@set.test',
  'http://user:%E0%A4%A@set.test',
  'socks5://user:se/cret@set.test',
]) {
  test(`${address} is no address of a proxy, and none of it is repeated`, () => {
    const { failure, cause } = failureOf(address);
    assert.deepEqual([failure, cause], [{ code: 'proxyInvalid' }, undefined]);
  });
}
