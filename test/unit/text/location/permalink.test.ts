import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { maxUrlChars } from '../../../../src/core/limits';
import type { LineRange } from '../../../../src/text/location/location';
import { parseRemote } from '../../../../src/text/location/parseRemote';
import { toPermalink } from '../../../../src/text/location/permalink';
import { commit, linkedRemotes, unlinkedRemotes } from './remotes';

const lines = { from: 3, to: 9 };

function link(remote: string, path: string, range?: LineRange, at = commit): string | undefined {
  const parsed = parseRemote(remote);
  return parsed && toPermalink(parsed, at, path, range);
}

for (const [remote, expected] of linkedRemotes) {
  test(`links to lines of ${remote}`, () => {
    assert.equal(link(remote, 'src/a b.ts', lines), expected);
  });
}

for (const remote of unlinkedRemotes) {
  test(`gives no link for ${JSON.stringify(remote.slice(0, 70))}`, () => {
    assert.equal(link(remote, 'src/a.ts', lines), undefined);
  });
}

test('a single line and a whole file have links too', () => {
  const line = { from: 3, to: 3 };
  const ends = (remote: string): (string | undefined)[] =>
    [line, undefined].map((range) => link(remote, 'a.ts', range)?.split(commit)[1]);
  assert.deepEqual(ends('git@github.com:a/b'), ['/a.ts#L3', '/a.ts']);
  assert.deepEqual(ends('git@gitlab.com:a/b'), ['/a.ts#L3', '/a.ts']);
  assert.deepEqual(ends('git@bitbucket.org:a/b'), ['/a.ts#lines-3', '/a.ts']);
  assert.deepEqual(ends('git@codeberg.org:a/b'), ['/a.ts#L3', '/a.ts']);
  assert.deepEqual(ends('git@git.sr.ht:~a/b'), ['/item/a.ts#L3', '/item/a.ts']);
  assert.deepEqual(ends('git@ssh.dev.azure.com:v3/a/b/c'), [
    '&line=3&lineEnd=3&lineStartColumn=1&lineEndColumn=1000&lineStyle=plain&_a=contents',
    '&lineStyle=plain&_a=contents',
  ]);
});

test('lines of what servers show rendered lead to its source', () => {
  const end = (remote: string): string | undefined => link(remote, 'README.md', lines)?.split(commit)[1];
  assert.equal(end('git@github.com:a/b'), '/README.md?plain=1#L3-L9');
  assert.equal(end('git@gitlab.com:a/b'), '/README.md?plain=1#L3-9');
  assert.equal(end('git@codeberg.org:a/b'), '/README.md?display=source#L3-L9');
  assert.equal(link('git@github.com:a/b', 'a.md.ts', lines)?.split(commit)[1], '/a.md.ts#L3-L9');
});

test('only a full hash is linked to', () => {
  const sha256 = 'ab'.repeat(32);
  assert.ok(link('git@github.com:a/b', 'a.ts', lines, sha256)?.includes(sha256));
  const others = [
    `${commit}0`,
    commit.toUpperCase(),
    `../${commit.slice(3)}`,
    'z'.repeat(40),
    'Z'.repeat(64),
  ];
  for (const at of ['', 'main', commit.slice(1), ...others])
    assert.equal(link('git@github.com:a/b', 'a.ts', lines, at), undefined);
});

test('a link is as long as any may be, and no longer', () => {
  const name = (chars: number): string => 'a'.repeat(chars - `https://github.com/a/b/blob/${commit}/`.length);
  assert.equal(link('git@github.com:a/b', name(maxUrlChars))?.length, maxUrlChars);
  assert.equal(link('git@github.com:a/b', name(maxUrlChars + 1)), undefined);
});

/** Names that try to end the link, or to lead elsewhere; undefined where there is no link at all. */
const hostileNames: readonly (readonly [path: string, encoded: string | undefined])[] = [
  ['a\nb.ts', 'a%0Ab.ts'],
  ['a`b`.ts', 'a%60b%60.ts'],
  ['a](https:/evil.example)', 'a%5D%28https%3A/evil.example%29'],
  ['a](https://evil.example)', undefined],
  ['a](x).ts', 'a%5D%28x%29.ts'],
  ['a)b.ts', 'a%29b.ts'],
  ['<b>.ts', '%3Cb%3E.ts'],
  ['%41.ts', '%2541.ts'],
  ['%2e%2e/a.ts', '%252e%252e/a.ts'],
  ['a#L1?x=y&z.ts', 'a%23L1%3Fx%3Dy%26z.ts'],
  ['a b\\c.ts', 'a%20b%5Cc.ts'],
  ["it's*(!).ts", 'it%27s%2A%28%21%29.ts'],
  ['\u202egnp.ts', '%E2%80%AEgnp.ts'],
  ['größe/名前.ts', 'gr%C3%B6%C3%9Fe/%E5%90%8D%E5%89%8D.ts'],
  ['@evil.example/:8080.ts', '%40evil.example/%3A8080.ts'],
  ['.../.a/..b', '.../.a/..b'],
  ['../a.ts', undefined],
  ['a/../../b.ts', undefined],
  ['./a.ts', undefined],
  ['a//evil.example', undefined],
  ['/a.ts', undefined],
  ['', undefined],
  ['\ud800.ts', undefined],
  ['a/'.repeat(2000) + 'b', undefined],
];

for (const [path, encoded] of hostileNames) {
  test(`a file called ${JSON.stringify(path.slice(0, 40))} ${encoded === undefined ? 'gets no link' : 'is encoded'}`, () => {
    const expected = encoded && `https://github.com/a/b/blob/${commit}/${encoded}#L3-L9`;
    assert.equal(link('git@github.com:a/b', path, lines), expected);
  });
}

const markdown = new MarkdownIt({ html: true, linkify: true });

/** Where the links of a Markdown text lead. */
function targets(text: string): string[] {
  return markdown
    .parseInline(text, {})
    .flatMap(({ children }) => children ?? [])
    .filter(({ type }) => type === 'link_open' || type === 'image' || type === 'html_inline')
    .map((token) => String(token.attrGet('href')));
}

const awkward = fc.constantFrom(
  ...[
    '\n',
    '`',
    '](',
    ')',
    '<',
    '>',
    '%41',
    '%0a',
    '#',
    '?',
    ' ',
    '\u202e',
    '\\',
    '&amp;',
    '/',
    '..',
    '.',
    '@',
    ':',
    '"',
  ],
);
const name = fc.array(fc.oneof(fc.string({ unit: 'binary' }), awkward, fc.string()), { maxLength: 8 });

test('whatever a file, an owner or a repository is called, Markdown reads one link to the host, or there is none', () => {
  const text = name.map((parts) => parts.join(''));
  const remotes = fc.oneof(
    fc.constantFrom(...linkedRemotes.map(([remote]) => remote)),
    fc
      .tuple(fc.constantFrom('https://', 'ssh://git@', ''), text, text)
      .map(([start, a, b]) => `${start}gitlab.com/${a}/${b}`),
    text.map((path) => `git@github.com:${path}`),
    text.map((path) => `https://github.com/acme/${path}`),
    text,
  );
  let linked = 0;
  fc.assert(
    fc.property(
      remotes,
      text,
      fc.option(fc.integer({ min: 1, max: 99 }), { nil: undefined }),
      (remote, path, from) => {
        const url = link(remote, path, from === undefined ? undefined : { from, to: from + 1 });
        if (url === undefined) return;
        linked += 1;
        const { protocol, host, username } = new URL(url);
        assert.equal(protocol, 'https:');
        assert.equal(host, parseRemote(remote)?.host);
        assert.equal(username, '');
        assert.ok(url.includes(commit));
        assert.deepEqual(targets(`[\`x\`](${url})`), [url]);
      },
    ),
    { numRuns: 2000 },
  );
  assert.ok(linked > 100, `only ${linked} runs made a link`);
});
