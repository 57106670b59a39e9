import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maxUrlChars } from '../../../../src/core/limits';
import { parseAddress } from '../../../../src/text/conversation/address';

const url = (chars: number, start = 'https://a.example/'): string => start.padEnd(chars, 'a');

/** Addresses, and where they lead and by which host; undefined for none. */
const cases: readonly (readonly [given: string, kind: 'web' | 'upload', url: string, host: string])[] = [
  ['HTTPS://A.example?b#c', 'web', 'https://a.example/?b#c', 'a.example'],
  ['http://a_b.example:80/', 'web', 'http://a_b.example/', 'a_b.example'],
  ['http://127.0.0.1:3000/', 'web', 'http://127.0.0.1:3000/', '127.0.0.1:3000'],
  ['http://[2001:DB8::7]:8080/a', 'web', 'http://[2001:db8::7]:8080/a', '[2001:db8::7]:8080'],
  ['https://ucarecdn.com:443/a/', 'upload', 'https://ucarecdn.com/a/', 'ucarecdn.com'],
  [url(maxUrlChars), 'web', url(maxUrlChars), 'a.example'],
];

for (const [given, kind, href, host] of cases)
  test(`reads the address ${given.slice(0, 40)}`, () =>
    assert.deepEqual(parseAddress(given), { target: { kind, url: href }, host }));

const refused: readonly (readonly [why: string, given: string])[] = [
  ['of another scheme', 'ftp://a.example/'],
  ['of a scheme that ends like one of the web', 'xhttps://a.example/'],
  ['behind another scheme', 'view-source:https://a.example/'],
  ['with a name in front of the host', 'https://ann@a.example/'],
  ['without a host', 'https:///a'],
  ['with a sign in its host that no name has', 'https://a$b.example/'],
  ['that is too long', url(maxUrlChars + 1)],
  ['that is too long, although it leads to a shorter one', url(maxUrlChars + 1, 'https://a.example:443/')],
  ['that leads to one that is too long', `https://a.example/${'é'.repeat(400)}`],
];

for (const [why, given] of refused)
  test(`refuses an address ${why}`, () => assert.equal(parseAddress(given), undefined));
