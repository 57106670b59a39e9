import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { redactLog, toLogEnd } from '../../../src/text/redactLog';

const letters = (min: number, max: number): fc.Arbitrary<string> =>
  fc.string({
    unit: fc.constantFrom(...Array.from('abcdefghijklmnopqrstuvwxyzABCXYZ0123456789äöüßéіїєж漢字')),
    minLength: min,
    maxLength: max,
  });

/** Begins every made-up word, so that it cannot stand in a log by chance. */
const mark = 'Qx7';
const word = letters(5, 20).map((rest) => mark + rest);
const key = fc
  .string({
    unit: fc.constantFrom(...Array.from('abcdefABCDEF0123456789+/=_-')),
    minLength: 24,
    maxLength: 80,
  })
  .map((rest) => mark + rest);
/** What stands around it in the log. */
const around = fc.constantFrom(
  '',
  ' ',
  ': ',
  ' at (',
  '"',
  "'",
  '=',
  ' <- Error ',
  '\n',
  '[info] ',
  '{"a":"',
  '\t',
);
const tail = fc.constantFrom('', ' ', ')', '"', ', ', '\n', ' failed', "'", '"}');
const host = fc.constantFrom(
  'example.com',
  'acme.helpcrunch.com',
  'localhost',
  '10.0.0.1:8080',
  '[::1]:3128',
);
const home = fc.oneof(
  word.map((user) => [`/home/${user}`, user]),
  word.map((user) => [`/Users/${user} Lee`, user]),
  fc.tuple(word, fc.constantFrom(...Array.from("-.+^$()[]{}|'&~#@,;=!%"))).map(([user, between]) => {
    const name = `${user}${between}lee`;
    return [`/home/${name}`, name];
  }),
  word.map((user) => [`C:\\Users\\${user}`, user]),
);

/** No part of a secret that is long enough to tell anything is left. */
function assertGone(redacted: string, ...secrets: readonly string[]): void {
  for (const secret of secrets)
    assert.ok(!redacted.toLowerCase().includes(secret.toLowerCase()), `${secret} in ${redacted}`);
  assert.ok(!redacted.includes(mark), redacted);
}

const nobody = { ownKeys: [], homeFolder: '', userName: undefined };

test('no own key stays in a log, wherever it stands and however it is broken up', () => {
  fc.assert(
    fc.property(key, around, tail, fc.constantFrom('', '\u200b', '\u00ad'), (own, before, after, hidden) => {
      const half = own.length / 2;
      const log = `${before}${own.slice(0, half)}${hidden}${own.slice(half)}${after}`;
      assertGone(redactLog(log, { ...nobody, ownKeys: [own] }), own);
    }),
  );
});

test('no address of mail stays in a log', () => {
  const local = fc
    .tuple(word, fc.constantFrom('', '.lee', '+tag', '_1', '-x'))
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(local, host, around, tail, (name, at, before, after) => {
      assertGone(redactLog(`${before}${name}@${at}${after}`, nobody), name);
    }),
  );
});

test('no user, password or path of an address stays in a log, and its host does', () => {
  const scheme = fc.constantFrom('https', 'http', 'HTTPS', 'socks5', 'ssh', 'git+ssh');
  const login = fc.oneof(
    word.map((user) => `${user}@`),
    fc.tuple(word, word).map(([user, password]) => `${user}:${password}@`),
    fc.tuple(word, word).map(([user, password]) => `${user}:${password}%40@`),
    word.map((password) => `:${password}@`),
  );
  fc.assert(
    fc.property(scheme, login, host, around, tail, (by, who, at, before, after) => {
      assertGone(redactLog(`${before}${by}://${who}${at}${after}`, nobody));
    }),
  );
  const between = fc.constantFrom('/', '?', '#', '/inbox?q=');
  const web = fc.constantFrom('https://', 'HTTP://');
  const anybody = fc.oneof(fc.constant(''), login);
  fc.assert(
    fc.property(web, anybody, host, between, word, tail, (by, who, at, mid, path, after) => {
      const redacted = redactLog(`GET ${by}${who}${at}${mid}${path}${after}`, nobody);
      assertGone(redacted, path);
      assert.ok(redacted.includes(at.replace(/:\d+$/, '')), redacted);
    }),
  );
});

test('neither the home folder nor the name of its owner stays in a log, however it is spelled', () => {
  const spell = fc.constantFrom(
    (path: string) => path,
    (path: string) => path.replaceAll('\\', '/'),
    (path: string) => JSON.stringify(path).slice(1, -1),
    (path: string) => `file://${encodeURI(path.replaceAll('\\', '/'))}`,
    (path: string) => encodeURIComponent(path.replaceAll('\\', '/')),
    (path: string) => path.toUpperCase(),
    (path: string) => path.toLowerCase(),
  );
  fc.assert(
    fc.property(home, spell, around, tail, ([homeFolder = '', userName = ''], spelled, before, after) => {
      const log = `${before}${spelled(`${homeFolder}/work/a.ts`)}:1:2${after}`;
      const redacted = redactLog(log, { ownKeys: [], homeFolder, userName });
      for (const name of [userName, encodeURI(userName)])
        assert.ok(!redacted.toLowerCase().includes(name.toLowerCase()), redacted);
    }),
  );
});

test('the end of a log begins with a whole line', () => {
  fc.assert(
    fc.property(
      fc.array(letters(0, 12), { minLength: 1, maxLength: 30 }),
      fc.integer({ min: 1, max: 200 }),
      (lines, max) => {
        const log = lines.join('\n');
        const end = toLogEnd(log, max);
        assert.ok(end.length <= max);
        assert.ok(end === '' || log === end || log.endsWith(`\n${end}`));
      },
    ),
  );
  assert.equal(toLogEnd('one\ntwo', 7), 'one\ntwo');
  assert.equal(toLogEnd('one\ntwo', 6), 'two');
  assert.equal(toLogEnd('one line', 6), '');
});
