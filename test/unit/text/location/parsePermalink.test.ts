import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { LineRange } from '../../../../src/text/location/location';
import { parsePermalink } from '../../../../src/text/location/parsePermalink';
import { parseRemote } from '../../../../src/text/location/parseRemote';
import { toPermalink } from '../../../../src/text/location/permalink';
import { commit, linkedRemotes, unlinkedRemotes } from './remotes';

const lines = { from: 3, to: 9 };
const github = ['git@github.com:acme/app.git'];

for (const [remote, link] of linkedRemotes) {
  test(`reads the link to lines of ${remote}`, () => {
    const target = { ref: commit, isCommit: true, path: 'src/a b.ts', lines };
    assert.deepEqual(parsePermalink(link, ['git@github.com:other/repo', remote]), target);
    const others = linkedRemotes.filter(([, other]) => other !== link).map(([other]) => other);
    assert.equal(parsePermalink(link, others), undefined);
    assert.equal(parsePermalink(link, []), undefined);
  });
}

test('no link leads into a repository on a server of another kind', () => {
  for (const [, link] of linkedRemotes) assert.equal(parsePermalink(link, unlinkedRemotes), undefined);
});

/** Links that people copy from their browsers, and what they name. */
const written: readonly (readonly [
  remote: string,
  url: string,
  ref: string,
  path: string,
  lines?: LineRange,
])[] = [
  [
    'git@github.com:acme/app',
    'https://github.com/acme/app/blob/main/src/x.ts#L3',
    'main',
    'src/x.ts',
    { from: 3, to: 3 },
  ],
  ['git@github.com:acme/app', 'https://github.com/acme/app/blob/fix-it/x.ts', 'fix-it', 'x.ts'],
  ['git@github.com:acme/app', 'https://www.github.com/ACME/App/blob/main/x.ts', 'main', 'x.ts'],
  [
    'git@github.com:acme/app',
    'http://github.com/acme/app/blame/v1.2/x.md?plain=1#L9-L3',
    'v1.2',
    'x.md',
    lines,
  ],
  ['git@github.com:acme/app', 'https://github.com/acme/app/blob/main/x.ts#L3C1-L9C20', 'main', 'x.ts', lines],
  ['git@github.com:acme/app', 'https://github.com/acme/app/blob/main/x.md#usage', 'main', 'x.md'],
  ['git@github.com:acme/app', 'https://github.com/acme/app/blob/main/x.ts#L0', 'main', 'x.ts'],
  ['git@github.com:acme/app', 'https://github.com/acme/app/blob/a%23b/größe/%25.ts', 'a#b', 'größe/%.ts'],
  [
    'git@gitlab.com:a/b/c',
    'https://gitlab.com/a/b/c/-/blob/main/x.ts?ref_type=heads#L3-9',
    'main',
    'x.ts',
    lines,
  ],
  ['git@bitbucket.org:a/b', 'https://bitbucket.org/a/b/src/main/x.ts#lines-3:9', 'main', 'x.ts', lines],
  ['git@codeberg.org:a/b', 'https://codeberg.org/a/b/src/branch/main/x.ts#L3-L9', 'main', 'x.ts', lines],
  ['git@codeberg.org:a/b', 'https://codeberg.org/a/b/src/tag/v1/x.ts', 'v1', 'x.ts'],
  ['git@git.sr.ht:~a/b', 'https://git.sr.ht/~a/b/tree/main/item/x.ts#L3-9', 'main', 'x.ts', lines],
  [
    'https://dev.azure.com/a/b/_git/c',
    'https://dev.azure.com/a/b/_git/c?path=/x%20y.ts&version=GBfeature/z&line=3&lineEnd=9',
    'feature/z',
    'x y.ts',
    lines,
  ],
];

for (const [remote, url, ref, path, range] of written) {
  test(`reads ${url}`, () => {
    assert.deepEqual(parsePermalink(url, [remote]), {
      ref,
      isCommit: false,
      path,
      ...(range && { lines: range }),
    });
  });
}

const inRepository = 'https://github.com/acme/app/blob/main';
const refused: readonly string[] = [
  '',
  'x',
  'https://github.com',
  'https://github.com/acme/app',
  'https://github.com/acme/app/blob/main',
  'https://github.com/acme/app/blob/main/',
  'https://github.com/acme/app/tree/main/src',
  'https://github.com/acme/app/issues/3',
  'https://github.com/acme/other/blob/main/x.ts',
  'https://github.com/acme/app/x/blob/main/x.ts',
  'https://gitlab.com/acme/app/-/blob/main/x.ts',
  'https://github.com.evil.example/acme/app/blob/main/x.ts',
  'https://evil.example/github.com/acme/app/blob/main/x.ts',
  'https://github.com:8443/acme/app/blob/main/x.ts',
  'https://user@github.com/acme/app/blob/main/x.ts',
  'https://@github.com/acme/app/blob/main/x.ts',
  'https://github.com\\acme/app/blob/main/x.ts',
  'ftp://github.com/acme/app/blob/main/x.ts',
  'command:https://github.com/acme/app/blob/main/x.ts',
  'file:///acme/app/blob/main/x.ts',
  'https://github.com/acme/app/blob/--output=x/x.ts',
  'https://github.com/acme/app/blob/main..other/x.ts',
  'https://github.com/acme/app/blob/HEAD%40%7B1%7D%3Ax/x.ts',
  'https://github.com/acme/app/blob/a%00b/x.ts',
  'https://github.com/acme/app/blob/%ff/x.ts',
  'https://github.com/x/acme/app/blob/main/x.ts',
  'https://github.com/acmea/pp/blob/main/x.ts',
  ...['/..', '/../x.ts', '/a/../x.ts', '/a/./x.ts', '/a/%2e%2e/x.ts', '/a/.%2E/x.ts', '/%252e%252e/..'],
  ...[
    '/..%2fx.ts',
    '/a%2fb.ts',
    '/a%5cb.ts',
    '/a\\b.ts',
    '/a%00.ts',
    '/a%0a.ts',
    '/a\0.ts',
    '/a//x.ts',
    '/x/',
  ],
  ...['/%ff.ts', '/%', '/x y.ts', '/\u202ex.ts', `/${'a'.repeat(2000)}`],
].map((end) => (end.startsWith('/') ? inRepository + end : end));

for (const url of refused)
  test(`is no link into the repository: ${JSON.stringify(url.slice(0, 80))}`, () =>
    assert.equal(parsePermalink(url, github), undefined));

for (const path of [
  '..%2Fx.ts',
  '%2F..%2Fx.ts',
  '%2Fa%2F..%2Fx.ts',
  '%2F%2Fserver%2Fx.ts',
  '%2Fa%5Cb.ts',
  '%2F%252e%252e%2F..',
  '%2F',
  '',
])
  test(`Azure's path ${JSON.stringify(path)} is none of a repository`, () => {
    const url = `https://dev.azure.com/a/b/_git/c?path=${path}&version=GBmain`;
    assert.equal(parsePermalink(url, ['https://dev.azure.com/a/b/_git/c']), undefined);
  });

test('Azure without a version, or with a range of them, names no file', () => {
  for (const version of ['', '&version=', '&version=GB', '&version=main', '&version=xGBmain'])
    assert.equal(
      parsePermalink(`https://dev.azure.com/a/b/_git/c?path=/x.ts${version}`, [
        'https://dev.azure.com/a/b/_git/c',
      ]),
      undefined,
    );
});

const remotes = fc.constantFrom(...linkedRemotes.map(([remote]) => remote));
const paths = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('a b', '%41', '#L1', '?x=1', '&', '+', '..', 'größe', '.md'),
    ),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((segments) => segments.join('/'));

test('every permalink that is made is read as what it was made of, unless its path has what none should have', () => {
  let made = 0;
  fc.assert(
    fc.property(
      remotes,
      paths,
      fc.constantFrom(commit, 'ab'.repeat(32)),
      fc.option(fc.tuple(fc.integer({ min: 1, max: 99_999 }), fc.nat(99)), { nil: undefined }),
      (remote, path, ref, span) => {
        const range = span && { from: span[0], to: span[0] + span[1] };
        const parsed = parseRemote(remote);
        const url = parsed && toPermalink(parsed, ref, path, range);
        if (url === undefined) return;
        made += 1;
        const target = { ref, isCommit: true, path, ...(range && { lines: range }) };
        const isReadable = !/[\\\p{Cc}]/u.test(path);
        assert.deepEqual(parsePermalink(url, [remote]), isReadable ? target : undefined);
      },
    ),
    { numRuns: 2000 },
  );
  assert.ok(made > 500, `only ${made} links were made`);
});

test('whatever a link is, it leads into the repository or nowhere', () => {
  const urls = fc
    .array(
      fc.constantFrom(
        'https://',
        'github.com',
        '/acme/app',
        '/blob/',
        commit,
        '/',
        '..',
        '%2e',
        '%2f',
        '\\',
        '@',
        '#L3',
        '-L',
        '?',
        'x.ts',
        '\0',
        ':',
      ),
      { maxLength: 14 },
    )
    .map((all) => all.join(''));
  fc.assert(
    fc.property(
      fc.oneof(
        urls,
        urls.map((end) => `${inRepository}/${end}`),
      ),
      (url) => {
        const path = parsePermalink(url, github)?.path.split('/') ?? ['none'];
        assert.ok(
          path.every((segment) => !/^\.{0,2}$|[\\\p{Cc}]/u.test(segment)),
          url,
        );
      },
    ),
    { numRuns: 2000 },
  );
});
