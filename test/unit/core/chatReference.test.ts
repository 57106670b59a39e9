import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { linkOwner, parseChatReference, toOrganizationName } from '../../../src/core/chatReference';
import { hostileText } from '../hostileText';

for (const input of [12, '12', ' 12 ', '#12', '# 12', '0012']) {
  test(`${JSON.stringify(input)} is the id of a chat`, () =>
    assert.deepEqual(parseChatReference(input), { kind: 'id', chat: 12 }));
}

for (const link of [
  'https://acme.helpcrunch.com/inbox/chats/12',
  'https://acme.helpcrunch.com/v2/chats/12',
  ' https://ACME.helpcrunch.com/inbox/chats/12/ ',
  'https://acme.helpcrunch.com./inbox/chats/12?tab=1#top',
  'https://acme.helpcrunch.com/inbox/7/chats/12',
  'https://acme.helpcrunch.com/inbox/chats/7/chats/12',
  'https://acme.helpcrunch.com/app#/chat/12',
  'http://user:secret@acme.helpcrunch.com:8080/v2/chats/12',
]) {
  test(`${link} is a link to a chat`, () =>
    assert.deepEqual(parseChatReference(link), { kind: 'link', chat: 12, host: 'acme.helpcrunch.com' }));
}

for (const words of [
  '',
  'ann',
  '12 13',
  '##12',
  '1#2',
  '1.5',
  '-12',
  '0',
  '1234567890123456',
  'https://acme.helpcrunch.com/inbox',
  'https://acme.helpcrunch.com/inbox/chats/0',
  'https://acme.helpcrunch.com/inbox/chats/12abc',
  'https://acme.helpcrunch.com/inbox/chats/12-13',
  'https://acme.helpcrunch.com/inbox/chats/1234567890123456',
  'https://acme.helpcrunch.com/inbox?next=/chats/12',
  'https:///',
  'ftp://acme.helpcrunch.com/inbox/chats/12',
  'shttps://acme.helpcrunch.com/inbox/chats/12',
  'acme.helpcrunch.com/inbox/chats/12',
]) {
  test(`${JSON.stringify(words)} is words to look for`, () =>
    assert.deepEqual(parseChatReference(words), { kind: 'words', words }));
}

test('a number that is no id is words', () => {
  for (const number of [0, -1, 1.5, Number.NaN, 2 ** 60]) {
    assert.equal(parseChatReference(number).kind, 'words');
  }
});

test('whatever is typed is understood as something', () => {
  fc.assert(
    fc.property(
      hostileText,
      fc.constantFrom('', '#', 'https://acme.helpcrunch.com/inbox/chats/'),
      (text, before) => {
        const reference = parseChatReference(before + text);
        if (reference.kind !== 'words') assert.ok(Number.isSafeInteger(reference.chat) && reference.chat > 0);
      },
    ),
  );
});

for (const domain of [
  'acme',
  ' Acme ',
  'acme.helpcrunch.com',
  'ACME.HelpCrunch.com.',
  'https://acme.helpcrunch.com/inbox?a#b',
  'http://acme',
  'acme.helpcrunch.com:443',
]) {
  test(`the organization of ${JSON.stringify(domain)} is acme`, () => {
    assert.equal(toOrganizationName(domain), 'acme');
    assert.equal(linkOwner('acme.helpcrunch.com', { id: 1, domain }), 'ours');
    assert.equal(linkOwner('globex.helpcrunch.com', { id: 1, domain }), 'another');
    assert.equal(linkOwner('support.acme.com', { id: 1, domain }), 'unknown');
    assert.equal(linkOwner('acme.helpcrunch.com.evil.com', { id: 1, domain }), 'unknown');
    assert.equal(linkOwner('eu.globex.helpcrunch.com', { id: 1, domain }), 'unknown');
    assert.equal(linkOwner('helpcrunch.com', { id: 1, domain }), 'unknown');
  });
}

test('a link to a domain of its own is ours, and the vendor host is then not certainly another', () => {
  const organization = { id: 1, domain: 'https://support.acme.com/' };
  assert.equal(linkOwner('support.acme.com', organization), 'ours');
  assert.equal(linkOwner('acme.helpcrunch.com', organization), 'unknown');
});

test('a domain that only holds the vendor name is a domain of its own', () => {
  assert.equal(toOrganizationName('acme.helpcrunch.com.evil.com'), 'acme.helpcrunch.com.evil.com');
});

test('an organization without a domain owns no link', () => {
  assert.equal(linkOwner('acme.helpcrunch.com', { id: 1, domain: '' }), 'unknown');
});

test('an organization name never moves the dashboard address to another host', () => {
  const domain = fc.oneof(
    hostileText,
    fc
      .array(fc.constantFrom('evil.com', '\\', '/', '@', ':', '?', '#', '\t', 'https://', '.helpcrunch.com'))
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(domain, (raw) => {
      const address = `https://${toOrganizationName(raw)}.helpcrunch.com/inbox/chats/1`;
      if (URL.canParse(address)) assert.match(new URL(address).hostname, /\.helpcrunch\.com$/);
    }),
    { numRuns: 1000 },
  );
});
