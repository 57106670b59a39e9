import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseApiRoot, parseSafeUrl, vendorOrigin } from '../../../src/core/apiRoot';
import { hostileText } from '../hostileText';

test('the default API root is taken as it is', () => {
  assert.deepEqual(parseApiRoot('https://api.helpcrunch.com/v1'), {
    url: 'https://api.helpcrunch.com/v1',
    origin: vendorOrigin,
    host: 'api.helpcrunch.com',
  });
});

for (const [setting, url] of [
  [' https://api.helpcrunch.com/v1/ ', 'https://api.helpcrunch.com/v1'],
  ['https://api.helpcrunch.com', 'https://api.helpcrunch.com'],
  ['HTTPS://API.HelpCrunch.com:443/v1//', 'https://api.helpcrunch.com/v1'],
  ['http://127.0.0.1:8080/v1', 'http://127.0.0.1:8080/v1'],
  ['http://127.1.2.3', 'http://127.1.2.3'],
  ['http://127.10.20.255', 'http://127.10.20.255'],
  ['http://127.1', 'http://127.0.0.1'],
  ['http://2130706433/v1', 'http://127.0.0.1/v1'],
  ['http://0x7f.1/v1', 'http://127.0.0.1/v1'],
  ['http://127.0.0.1./v1', 'http://127.0.0.1/v1'],
  ['http://LOCALHOST:1/v1', 'http://localhost:1/v1'],
  ['http://[::1]:1/v1', 'http://[::1]:1/v1'],
  ['http://[0:0:0:0:0:0:0:1]:1/v1', 'http://[::1]:1/v1'],
] as const) {
  test(`${setting} is an API root`, () => assert.equal(parseApiRoot(setting)?.url, url));
}

for (const setting of [
  '',
  'api.helpcrunch.com/v1',
  'http://api.helpcrunch.com/v1',
  'http://127.0.0.1.evil.com/v1',
  'http://localhost.evil.com/v1',
  'http://evil-localhost/v1',
  'http://localhost./v1',
  'http://127.0.0.1@evil.com/v1',
  'http://128.0.0.1/v1',
  'http://0.0.0.0/v1',
  'http://2130706432999/v1',
  'http://3232235777/v1',
  'http://[::2]/v1',
  'http://[::ffff:10.0.0.1]/v1',
  'https://user@api.helpcrunch.com/v1',
  'https://user:password@api.helpcrunch.com/v1',
  'https://:password@api.helpcrunch.com/v1',
  'https://api.helpcrunch.com/v1?key=1',
  'https://api.helpcrunch.com/v1#top',
  'ftp://127.0.0.1/v1',
  'file:///v1',
  'javascript:alert(1)',
  'ws://127.0.0.1/v1',
  'https://',
]) {
  test(`${setting || 'an empty string'} is no API root`, () =>
    assert.equal(parseApiRoot(setting), undefined));
}

test('a host that only looks like the vendor has an origin of its own, so the key of the vendor does not go there', () => {
  for (const host of [
    'api.helpcrunch.com.evil.com',
    'api-helpcrunch.com',
    'api.helpcrunch.com.',
    'api.helpcrunch.com:444',
  ]) {
    assert.notEqual(parseApiRoot(`https://${host}/v1`)?.origin, vendorOrigin);
  }
});

test('whatever is taken is https, or http to this machine, and holds no user', () => {
  const host = fc.oneof(
    fc.constantFrom('127.0.0.1', 'localhost', '[::1]', 'evil.com', 'a@b', '127.0.0.1.evil'),
    hostileText,
  );
  fc.assert(
    fc.property(fc.constantFrom('http://', 'https://', 'http:', '', 'HTTP:\\\\'), host, (scheme, rest) => {
      const url = parseSafeUrl(scheme + rest);
      if (url === undefined) return;
      assert.match(url.href, /^(https:\/\/[^@/]+|http:\/\/(localhost|127(\.\d+){3}|\[::1\])(:\d+)?)\//);
    }),
    { numRuns: 500 },
  );
});
