import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anyOf } from '../../../../src/text/guard/anyOf';
import {
  type Finding,
  internalKinds,
  isSecret,
  merged,
  secretKinds,
} from '../../../../src/text/guard/findings';
import { findPattern } from '../../../../src/text/guard/pattern';
import { peoplePatterns } from '../../../../src/text/guard/people';
import { scan } from '../../../../src/text/guard/scan';
import { found, forCustomer, internal, secretsOnly } from './rules';

const at = (kind: Finding['kind'], start: number, end: number): Finding => ({ kind, start, end });

test('secrets are stopped in a note too, what is internal is not', () => {
  assert.ok(secretKinds.every((kind) => isSecret(at(kind, 0, 1))));
  assert.ok(!internalKinds.some((kind) => isSecret(at(kind, 0, 1))));
});

test('findings come in the order of the text, and those that overlap as one', () => {
  assert.deepEqual(merged([at('todo', 5, 9), at('password', 0, 5)]), [
    at('password', 0, 5),
    at('todo', 5, 9),
  ]);
  assert.deepEqual(merged([at('todo', 0, 9), at('password', 3, 5), at('apiKey', 8, 12)]), [
    at('apiKey', 0, 12),
  ]);
  assert.deepEqual(merged([at('ownKey', 0, 4), at('password', 3, 9)]), [at('ownKey', 0, 9)]);
  assert.deepEqual(merged([]), []);
});

test('any of some texts is looked for as it is, the longest first', () => {
  assert.equal(anyOf(['a', 'abc', 'a.']), 'abc|a\\.|a');
  const signs = '\\^$.*+?()[]{}|/';
  assert.match(signs, new RegExp(`^(?:${anyOf([signs])})$`, 'u'));
});

test('a pattern tells its group, the last place of it, and only what is meant', () => {
  const text = 'k=a k=b ab=ab;';
  assert.deepEqual(findPattern(text, { kind: 'todo', search: /k=./g }), [at('todo', 0, 3), at('todo', 4, 7)]);
  assert.deepEqual(findPattern(text, { kind: 'todo', search: /ab=(?<found>\w+)/g }), [at('todo', 11, 13)]);
  assert.deepEqual(
    findPattern(text, { kind: 'todo', search: /k=(?<found>.)/g, isMeant: (each) => each === 'b' }),
    [at('todo', 6, 7)],
  );
  assert.deepEqual(findPattern(text, { kind: 'todo', search: /(?<found>x*)/g }), []);
});

test('people are looked for by names that tell them from others', () => {
  const count = (userName: string | undefined, agents: readonly { name: string; email: string }[] = []) =>
    peoplePatterns({ ...(userName !== undefined && { userName }), agents, workspaceFolders: [] }).map(
      ({ kind }) => kind,
    );
  assert.deepEqual(count(undefined), []);
  assert.deepEqual(count('al'), []);
  assert.deepEqual(count('ann'), ['userName']);
  for (const common of ['root', 'ROOT', 'www-data', 'data']) assert.deepEqual(count(common), []);
  for (const name of ['rooted', 'the-root', 'annroot']) assert.deepEqual(count(name), ['userName']);
  assert.deepEqual(count(undefined, [{ name: ' J ', email: ' x@ ' }]), []);
  assert.deepEqual(count(undefined, [{ name: '', email: '@y' }]), []);
  assert.deepEqual(count(undefined, [{ name: 'Jo', email: '' }]), ['agentMention']);
  assert.deepEqual(count(undefined, [{ name: '', email: 'x@y' }]), ['agentMention']);
});

test('an agent is mentioned by the first name, the whole one, or that without spaces', () => {
  const agents = [{ name: ' Ann  Lee ', email: ' ann@acme.example ' }];
  const rules = { ...secretsOnly, internal: { workspaceFolders: [], agents } };
  for (const mention of ['@Ann', '@ANNLEE', '@Ann  Lee', 'ann@acme.example'])
    assert.deepEqual(found(`see ${mention}!`, rules), [`agentMention: ${mention}`]);
  for (const other of [
    '@Lee',
    'Ann',
    '@An',
    '@Anna',
    '@Ann_',
    '@ ',
    'to ann@acme.examples',
    '1ann@acme.example',
  ])
    assert.deepEqual(found(`see ${other}`, rules), []);
});

test('a key of eight characters is found, a shorter one not', () => {
  const rules = (key: string) => ({ ...secretsOnly, ownKeys: [key] });
  assert.deepEqual(found('my abcdefgh here', rules(' abcdefgh ')), ['ownKey: abcdefgh']);
  assert.deepEqual(found('my abcdefg here', rules('abcdefg')), []);
  assert.deepEqual(found('abcdefgh abcd efgh "ab>cd|ef\\gh`', rules('abcdefgh')), [
    'ownKey: abcdefgh',
    'ownKey: abcd efgh',
    'ownKey: ab>cd|ef\\gh',
  ]);
  assert.deepEqual(found('a b', rules('********')), []);
});

test('a key is found in base64 wherever it begins there, and in that of addresses', () => {
  const ownKey = '???>>>~~~abc';
  for (const before of ['', 'x', 'xy', 'xyz']) {
    const encoded = btoa(`${before}${ownKey}${before}`);
    for (const text of [encoded, encoded.replaceAll('+', '-').replaceAll('/', '_')]) {
      assert.deepEqual(
        scan(text, { ownKeys: [ownKey], ignored: [] }).map(({ kind }) => kind),
        ['ownKey'],
        text,
      );
    }
  }
});

test('a term that is ignored quiets what contains it, and nothing else', () => {
  const text = 'on localhost and at 10.0.0.1, says @Olena';
  const withIgnored = (...ignored: string[]) => found(text, { ...secretsOnly, internal, ignored });
  assert.deepEqual(withIgnored(), found(text, forCustomer));
  assert.deepEqual(withIgnored('LOCAL'), ['privateAddress: 10.0.0.1', 'agentMention: @Olena']);
  assert.deepEqual(withIgnored('10.0.0.1', ' olena '), ['privateHost: localhost']);
  assert.deepEqual(withIgnored('on localhost'), withIgnored());
});
