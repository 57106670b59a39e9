import assert from 'node:assert/strict';
import { test } from 'node:test';
import { redactLog } from '../../../src/text/redactLog';

const rules = { ownKeys: ['k3yOfMyOwnOrganization1234567890'], homeFolder: '/home/ann', userName: 'ann' };

test('a log of this extension stays as it is', () => {
  const log =
    '2026-11-23 10:00:00.000 [info] GET /v1/chats/12345 -> 200 (84 ms)\n[warning] failed: notReachable <- Error ENOTFOUND\n';
  assert.equal(redactLog(log, rules), log);
});

test('keys, mail addresses, addresses of pages, the home folder and the name of its owner are taken out', () => {
  const log = [
    'key k3yOfMyOwnOrganization1234567890 of ann.lee@example.com',
    'Authorization: Bearer ghp_x8Kq2Lm5Vt7Zr4Nw9Yb3Hd6Jf1Gs0PcQaEuR',
    'at f (/home/ann/work/a.js:1:2)',
    'see https://acme.example/inbox/chats/1?token=2 now',
  ].join('\n');
  const redacted = redactLog(log, rules);
  for (const word of ['k3yOf', 'ann', 'ghp_', 'inbox', 'token=2'])
    assert.ok(!redacted.includes(word), `${word}: ${redacted}`);
  assert.match(redacted, /see https:\/\/acme\.example\[removed\] now/);
  assert.match(redacted, /\/work\/a\.js:1:2/);
});

test('a name too short to tell anything is not looked for, and no user is none', () => {
  assert.equal(redactLog('a b c', { ...rules, userName: 'b' }), 'a b c');
  assert.equal(redactLog('a b c', { ...rules, userName: undefined }), 'a b c');
});
