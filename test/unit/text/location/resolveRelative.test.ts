import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { resolveRelative } from '../../../../src/text/location/resolveRelative';

const file = 'docs/guide/start.md';

const resolved: readonly (readonly [href: string, target: unknown])[] = [
  ['more.md', { path: 'docs/guide/more.md' }],
  ['./more.md', { path: 'docs/guide/more.md' }],
  ['../img/a.png', { path: 'docs/img/a.png' }],
  ['../../src/a.ts#L3', { path: 'src/a.ts', lines: { from: 3, to: 3 } }],
  ['../../src/a.ts#L3-L9', { path: 'src/a.ts', lines: { from: 3, to: 9 } }],
  ['../../src/a.ts#L9-3', { path: 'src/a.ts', lines: { from: 3, to: 9 } }],
  ['more.md#L0', { path: 'docs/guide/more.md', fragment: 'L0' }],
  ['more.md#see%20this', { path: 'docs/guide/more.md', fragment: 'see this' }],
  ['#install', { path: file, fragment: 'install' }],
  ['#L3', { path: file, lines: { from: 3, to: 3 } }],
  ['a.png?raw=true#x', { path: 'docs/guide/a.png', fragment: 'x' }],
  ['a%20b.md', { path: 'docs/guide/a b.md' }],
  ['a%23b.md', { path: 'docs/guide/a#b.md' }],
  ['notes/a12:30.md', { path: 'docs/guide/notes/a12:30.md' }],
  ['so...', { path: 'docs/guide/so...' }],
  ['.env', { path: 'docs/guide/.env' }],
  ['..a/b.md', { path: 'docs/guide/..a/b.md' }],
  ['more.md?a=b#c', { path: 'docs/guide/more.md', fragment: 'c' }],
  ['more.md#a#b', { path: 'docs/guide/more.md', fragment: 'a#b' }],
  ['#L12-L345', { path: file, lines: { from: 12, to: 345 } }],
  ['#xL3', { path: file, fragment: 'xL3' }],
  ['#L3x', { path: file, fragment: 'L3x' }],
  ['#L3-L9x', { path: file, fragment: 'L3-L9x' }],
  ['sub//a.md', { path: 'docs/guide/sub/a.md' }],
  ['sub/', { path: 'docs/guide/sub' }],
  ['more.md#', { path: 'docs/guide/more.md' }],
];

for (const [href, target] of resolved) {
  test(`${href} leads into the repository`, () => {
    assert.deepEqual(resolveRelative(href, file), target);
  });
}

const refused: readonly string[] = [
  ...[
    '',
    '#',
    '?x',
    '/a.md',
    '//evil.example/a',
    'https://evil.example',
    'mailto:a@b.example',
    'C:/a',
    'javascript:x',
  ],
  ...[
    '../../../a.md',
    '../../..',
    '../..',
    '..\\a.md',
    'a\\b.md',
    '%2e%2e/a.md',
    '%2E./a.md',
    '.%2e/a.md',
    '%2e/a.md',
  ],
  ...[
    'a%2fb.md',
    'a%5cb.md',
    'a%00.md',
    'a\u202eb.md',
    'a%0Ab.md',
    'a\nb.md',
    '100%.md',
    '#100%',
    '#a%0Ab',
    'a.md#100%',
    's3:a.md',
    'h2+x:a',
  ],
];

for (const href of refused) {
  test(`${JSON.stringify(href)} leads nowhere`, () => {
    assert.equal(resolveRelative(href, file), undefined);
  });
}

test('whatever a link says, it stays in the repository', () => {
  const part = fc.constantFrom('..', '.', '', '%2e%2e', 'a', '%2f', '\\', '#', '?', ':', '%', 'é');
  const href = fc.array(fc.oneof(part, fc.string())).map((parts) => parts.join('/'));
  fc.assert(
    fc.property(href, (given) => {
      const path = resolveRelative(given, file)?.path ?? 'a';
      assert.ok(path.split('/').every((segment) => segment !== '' && segment !== '.' && segment !== '..'));
    }),
    { numRuns: 2000 },
  );
});
