import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toRichText } from '../../../../src/text/conversation/toRichText';
import { outline } from './outline';

/** Mentions of lines in files, and where they lead. */
const found: readonly (readonly [source: string, expected: string])[] = [
  ['cart.test.ts:3', '{cart.test.ts:3 > cart.test.ts 3-3}'],
  ['see src/cart.ts:42.', 'see {src/cart.ts:42 > src/cart.ts 42-42}.'],
  ['src/cart.ts:42:7', '{src/cart.ts:42:7 > src/cart.ts 42-42}'],
  ['src/cart.ts:42-50', '{src/cart.ts:42-50 > src/cart.ts 42-50}'],
  ['src/cart.ts:50–42', '{src/cart.ts:50–42 > src/cart.ts 42-50}'],
  ['src/cart.ts#L42', '{src/cart.ts#L42 > src/cart.ts 42-42}'],
  ['src/cart.ts#L42-L50', '{src/cart.ts#L42-L50 > src/cart.ts 42-50}'],
  ['src/cart.ts#L42-50', '{src/cart.ts#L42-50 > src/cart.ts 42-50}'],
  ['`src/cart.ts:42`', '{<code src/cart.ts:42> > src/cart.ts 42-42}'],
  ['`at f (src/a.ts:1:2)`', '<code at f (>{<code src/a.ts:1:2> > src/a.ts 1-1}<code )>'],
  ['**src/cart.ts:42**', '{<strong src/cart.ts:42> > src/cart.ts 42-42}'],
  ['a\\b.cs:3', '{a\\b.cs:3 > a\\b.cs 3-3}'],
  ['src\\_a\\b.cs:line 3', '{src\\_a\\b.cs:line 3 > src\\_a\\b.cs 3-3}'],
  ['C:\\app\\b.cs:3', '{C:\\app\\b.cs:3 > C:\\app\\b.cs 3-3}'],
  ['c:/app/b.ts:3', '{c:/app/b.ts:3 > c:/app/b.ts 3-3}'],
  ['at shop.Cart.add(Cart.java:12)', 'at shop.Cart.add({Cart.java:12 > Cart.java 12-12})'],
  ['at /home/x/app/src/cart.ts:3:4', 'at {/home/x/app/src/cart.ts:3:4 > /home/x/app/src/cart.ts 3-3}'],
  [
    '~/app/a.ts:3 ../b.ts:4 ./c.ts:5',
    '{~/app/a.ts:3 > ~/app/a.ts 3-3} {../b.ts:4 > ../b.ts 4-4} {./c.ts:5 > ./c.ts 5-5}',
  ],
  ['src/__init__.py:3 a_b_c.py:4', '{src/__init__.py:3 > src/__init__.py 3-3} {a_b_c.py:4 > a_b_c.py 4-4}'],
  ['größe/名前.ts:3', '{größe/名前.ts:3 > größe/名前.ts 3-3}'],
  ['*[src/a.ts:3]*, src/b.ts:4', '<em [>{<em src/a.ts:3> > src/a.ts 3-3}<em ]>, {src/b.ts:4 > src/b.ts 4-4}'],
  ['[cart](src/cart.ts#L42)', '[cart]({src/cart.ts#L42 > src/cart.ts 42-42})'],
  ['# src/a.ts:3\n- src/b.ts:4', '# {src/a.ts:3 > src/a.ts 3-3} | list({src/b.ts:4 > src/b.ts 4-4})'],
];

for (const [source, expected] of found)
  test(`finds the lines in ${JSON.stringify(source)}`, () => assert.equal(outline(source), expected));

/** What has a colon and a number but names no lines of a file. */
const others: readonly string[] = [
  '12:30',
  'at 9.30:12',
  'localhost:3000',
  'api.acme.example.com:443',
  'redis.internal:6379',
  'git@github.com:22',
  '127.0.0.1:80',
  'C:',
  'C: 3',
  '1.2.3:4',
  'src/cart:3',
  'Makefile:3',
  'src/cart.ts',
  'src/cart.ts:0',
  'src/cart.ts:42px',
  'src/cart.ts:1234567890',
  '.ts:3',
  '//server/x.ts:3',
  '//server/share/x.ts:3',
  'a//b.ts:3',
  'a/b\\c.ts:3',
  'app/lib\\c.ts:3',
  'app\\lib/c.ts:3',
  'ftp://a.example/x.ts:3',
  'file:///home/x.ts:3',
  'vscode://file/c:/x.ts:3',
  `${'a/'.repeat(200)}b.ts:3`,
];

for (const source of others)
  test(`finds no lines in ${JSON.stringify(source.slice(0, 40))}`, () =>
    assert.equal(outline(source), source));

for (const source of [
  '\\\\server\\share\\x.ts:3',
  '`\\\\server\\share\\x.ts:3`',
  '\\x.ts:3',
  '\\\\\\\\?\\C:\\x.ts:3',
  '`//server/x.ts:3`',
])
  test(`a share on a network is no place: ${source}`, () => assert.deepEqual(toRichText(source).links, []));

test('the lines of an address belong to the address', () => {
  const address = 'http://acme.example:80/src/a.ts:3';
  assert.equal(outline(address), `{${address} > web http://acme.example/src/a.ts:3 at acme.example}`);
});

test('mentions in a link or in a block of code are text', () => {
  assert.equal(
    outline('[src/a.ts:3 `b.ts:4`](https://a.example)'),
    '{src/a.ts:3 b.ts:4 > web https://a.example/ at a.example}',
  );
  assert.equal(outline('```\nat src/a.ts:3\n```'), 'code() at src/a.ts:3');
});
