import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isExempt } from '../../../src/api/noProxy';

const rows: readonly (readonly [list: string, host: string, exempt: boolean, port?: number])[] = [
  ['', 'a.example.com', false],
  ['example.com', 'example.com', true],
  ['example.com', 'a.example.com', true],
  ['example.com', 'badexample.com', false],
  ['example.com', 'example.com.evil.test', false],
  ['.example.com', 'a.example.com', true],
  ['.example.com', 'example.com', true],
  [' EXAMPLE.com ', 'a.example.com', true],
  ['a.example.com', 'example.com', false],
  ['com', 'example.com', true],
  ['*', 'example.com', true],
  ['*', '10.1.2.3', true],
  ['*.example.com', 'a.example.com', false],
  ['*.example.com', 'example.com', false],
  ['exam*', 'example.com', false],
  ['other.test,example.com', 'example.com', true],
  ['other.test,*', 'example.com', true],
  ['example.com:443', 'example.com', true],
  ['example.com:8443', 'example.com', false],
  ['example.com:8443', 'example.com', true, 8443],
  ['example.com:', 'example.com', false],
  ['example.com:https', 'example.com', false],
  [':443', 'example.com', false],
  ['10.1.2.3', '10.1.2.3', true],
  ['10.1.2.3', '10.1.2.30', false],
  ['10.1.2.3:443', '10.1.2.3', true],
  ['10.1.2.3:80', '10.1.2.3', false],
  ['10.0.0.0/8', '10.255.0.1', true],
  ['10.0.0.0/8', '11.0.0.1', false],
  ['10.1.2.3/32', '10.1.2.3', true],
  ['10.1.2.3/32', '10.1.2.4', false],
  ['0.0.0.0/0', '203.0.113.9', true],
  ['0.0.0.0/0', '2001:db8::1', false],
  ['10.0.0.0/33', '10.0.0.1', false],
  ['10.0.0.0/', '10.0.0.0', false],
  ['10.0.0.0/-1', '10.0.0.0', false],
  ['10.0.0.0/8', 'ten.example.com', false],
  ['example.com/8', 'example.com', false],
  ['2001:db8::/32', '2001:db8:5::1', true],
  ['2001:db8::/32', '2001:db9::1', false],
  ['2001:db8::/129', '2001:db8::', false],
  ['2001:DB8::0:1', '2001:db8::1', true],
  ['[2001:db8::1]', '2001:db8::1', true],
  ['[2001:db8::1]:443', '2001:db8::1', true],
  ['[2001:db8::1]:80', '2001:db8::1', false],
  ['::/0', '2001:db8::1', true],
];

for (const [list, host, exempt, port = 443] of rows) {
  test(`"${list}" ${exempt ? 'covers' : 'does not cover'} ${host}:${port}`, () => {
    assert.equal(isExempt(list.split(','), host, port), exempt);
  });
}
