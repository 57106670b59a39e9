import assert from 'node:assert/strict';
import { test } from 'node:test';
import { redactLog, toLogEnd } from '../../../src/text/redactLog';

const nobody = { ownKeys: [], homeFolder: '', userName: undefined };

test('of an address its host stays, without user, password and all that is behind it', () => {
  for (const [line, redacted] of [
    ['GET https://e.com/a/b?c=d#e "x"', 'GET https://e.com[removed] "x"'],
    ['http://e.com?a', 'http://e.com[removed]'],
    ['http://e.com#a)', 'http://e.com[removed])'],
    ['HTTPS://[::1]:80/a', 'HTTPS://[::1]:80[removed]'],
    ['http://e.com', 'http://e.com'],
    ['ftp://e.com/a', 'ftp://e.com/a'],
    ['/v1/chats?a', '/v1/chats?a'],
    ['socks5://ann@e.com:1080', 'socks5://[removed]e.com:1080'],
    ["at 'http://e.com/a'", "at 'http://e.com[removed]'"],
  ] as const)
    assert.equal(redactLog(line, nobody), redacted, line);
});

test('an address of mail goes as a whole, and what only has its sign stays', () => {
  for (const [line, redacted] of [
    ['to <ann.lee@e.com>: no', 'to <[removed]>: no'],
    ['(a@[10.0.0.1])', '([removed]])'],
    ['a@b', '[removed]'],
    ['@types/node, a @ b', '@types/node, a @ b'],
    ['"a@b", x', '"[removed]", x'],
    ['in a@b;c', 'in [removed];c'],
  ] as const)
    assert.equal(redactLog(line, nobody), redacted, line);
});

test('the home folder goes in each of its spellings, the longest at once', () => {
  const rules = { ...nobody, homeFolder: 'C:\\Users\\Ann Lee', userName: 'Ann Lee' };
  for (const [line, redacted] of [
    ['C:\\Users\\Ann Lee\\a.ts', '[removed]\\a.ts'],
    ['c:/users/ann lee/a.ts', '[removed]/a.ts'],
    ['"C:\\\\Users\\\\Ann Lee\\\\a"', '"[removed]\\\\a"'],
    ['file:///C:/Users/Ann%20Lee/a', 'file:///[removed]/a'],
    ['C%3A%2FUsers%2FAnn%20Lee%2Fa', '[removed]%2Fa'],
    ['says Ann Lee', 'says [removed]'],
    ['says Ann', 'says Ann'],
  ] as const)
    assert.equal(redactLog(line, rules), redacted, line);
});

test('a name of three characters goes, a shorter one tells nothing', () => {
  assert.equal(redactLog('ann anna ANN', { ...nobody, userName: 'ann' }), '[removed] [removed]a [removed]');
  assert.equal(redactLog('an al', { ...nobody, userName: 'an', homeFolder: '/a' }), 'an al');
  assert.equal(redactLog('a.b axb', { ...nobody, userName: 'a.b' }), '[removed] axb');
});

test('secrets and own keys go, two in a line as well', () => {
  const key = 'k3yOfMyOwnOrganization1234567890';
  const log = `a ${key} b ${key}\npassword=hunter2!x c`;
  assert.equal(
    redactLog(log, { ...nobody, ownKeys: [key] }),
    'a [removed] b [removed]\npassword=[removed] c',
  );
});

test('the end of a log is whole lines, all of it where it is short enough', () => {
  for (const [log, maxChars, end] of [
    ['one\ntwo\nthree', 13, 'one\ntwo\nthree'],
    ['one\ntwo\nthree', 12, 'two\nthree'],
    ['one\ntwo\nthree', 9, 'three'],
    ['one\ntwo\nthree', 6, 'three'],
    ['one\ntwo\nthree', 5, ''],
    ['\none', 3, ''],
  ] as const)
    assert.equal(toLogEnd(log, maxChars), end);
});
