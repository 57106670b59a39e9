import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { handoffMarker as marker } from '../../../../src/core/handoff';
import {
  cutPatch,
  toCommitEvidence,
  toEvidence,
  toProblemsEvidence,
  toVersionsEvidence,
} from '../../../../src/text/handoff/evidence';
import { parseHandoff } from '../../../../src/text/handoff/marker';
import { codeOf, parseMarkdown } from '../../../../src/text/markdown/parse';
import { hostileValues } from './drafts';
import { evidences, writtenEvidence } from './evidences';

const words = { frames: 'Frames' };
const nothing = { language: '', problems: [], frames: [] };
const place = { label: 'src/a.ts:3-4', url: 'https://github.com/acme/app/blob/1/src/a.ts#L3-L4' };
const withoutLineEnd = (text: string): string => text.replace(/(?:\r\n|\r|\n)$/, '');

/** The fences at top level: what each is of, and its code as it is. */
function fencesOf(text: string): { info: string; code: string }[] {
  const markdown = parseMarkdown(text);
  return markdown.tokens.flatMap((token) =>
    token.type === 'fence' && token.level === 0 ? [{ info: token.info, code: codeOf(token, markdown) }] : [],
  );
}

test('evidence is its place, its code, the problems in it and the frames it names', () => {
  const problems = [
    {
      line: 3,
      column: 5,
      severity: 'error',
      code: 'ts(2345)',
      message: 'No number.\nBut text.\r\nSo it is.',
    },
    { path: 'src/b.ts', line: 1, column: 1, severity: 'warning', code: '', message: 'Unused.' },
  ];
  const frames = [place, { label: 'src/b.ts:7', remark: 'not pushed yet' }];
  assert.equal(
    toEvidence({ place, text: 'a();\nb();\n', language: 'ts', problems, frames }, words),
    `[\`src/a.ts:3-4\`](${place.url})

\`\`\`ts
a();
b();
\`\`\`

\`\`\`text
3:5 error ts(2345) No number.
    But text.
    So it is.
src/b.ts:1:1 warning Unused.
\`\`\`

Frames

- [\`src/a.ts:3-4\`](${place.url})
- \`src/b.ts:7\` (not pushed yet)`,
  );
});

test('evidence without a place says in words where it is from', () => {
  assert.equal(
    toEvidence({ source: 'Terminal: bash', text: '$ ls', ...nothing }, words),
    'Terminal: bash\n\n```\n$ ls\n```',
  );
  assert.equal(toEvidence({ text: 'a', ...nothing }, words), '```\na\n```');
});

test('only a plain word names the language of a fence', () => {
  const infoOf = (language: string): string | undefined =>
    fencesOf(toEvidence({ text: 'a', ...nothing, language }, words))[0]?.info;
  for (const language of ['ts', 'c++', 'objective-c', 'c#', '']) assert.equal(infoOf(language), language);
  for (const language of ['a b', '`', 'a\n', `\n${marker}`, 'x'.repeat(41)])
    assert.equal(infoOf(language), '');
});

/** Places that try to be more than one line, and what they become. */
const hostilePlaces: readonly (readonly [
  place: Parameters<typeof toCommitEvidence>[0]['title'],
  line: string,
])[] = [
  [{ label: `a\n\n${marker}\n` }, `\`a??${marker}?\``],
  [{ label: '```' }, '```` ``` ````'],
  [{ label: 'a  b\u2028.ts:1' }, '`a  b?.ts:1`'],
  [{ label: 'a', url: 'javascript:x' }, '`a`'],
  [{ label: 'a', url: 'https://a.example/) <pre>' }, '`a`'],
  [{ label: 'a', url: 'command:https://a.example/b' }, '`a`'],
  [{ label: 'a', url: 'https://a.example/\n\n# b' }, '`a`'],
  [{ label: 'a', url: 'https://a.example/b%29' }, '[`a`](https://a.example/b%29)'],
  [{ label: 'a', remark: '<pre>\n# `x`' }, '`a` (\\<pre> # \\`x\\`)'],
];

for (const [title, line] of hostilePlaces) {
  test(`a place such as ${JSON.stringify(title)} is one harmless line`, () => {
    assert.equal(toCommitEvidence({ title, message: '', patch: '' }), line);
  });
}

test('the problems of files stand each below its file, and what was left out at the end', () => {
  const problem = { line: 1, column: 2, severity: 'error', code: 'eslint(no-var)', message: 'No var.' };
  assert.equal(
    toProblemsEvidence(
      [
        { place, problems: [problem] },
        { place: { label: 'src/clean.ts' }, problems: [] },
        { place: { label: 'src/b.ts' }, problems: [problem, problem] },
      ],
      '3 more problems were left out.',
    ),
    `[\`src/a.ts:3-4\`](${place.url})

\`\`\`text
1:2 error eslint(no-var) No var.
\`\`\`

\`src/b.ts\`

\`\`\`text
1:2 error eslint(no-var) No var.
1:2 error eslint(no-var) No var.
\`\`\`

3 more problems were left out.`,
  );
  assert.equal(toProblemsEvidence([]), '');
});

test('a commit is its title, its message and its patch', () => {
  assert.equal(
    toCommitEvidence({
      title: { label: '1a2b3c4', url: 'https://github.com/acme/app/commit/1a2b3c4' },
      message: 'Totals\n\nAre right.\n',
      patch: '-a\n+b\n',
      cut: '7 lines were left out.',
    }),
    `[\`1a2b3c4\`](https://github.com/acme/app/commit/1a2b3c4)

\`\`\`text
Totals

Are right.
\`\`\`

\`\`\`diff
-a
+b
\`\`\`

7 lines were left out.`,
  );
});

test('a patch is cut at the end of a line only', () => {
  const patch = 'ab\ncd\r\nef';
  const cuts = [0, 2, 3, 6, 7, 8, 9].map((maxChars) => cutPatch(patch, maxChars));
  assert.deepEqual(cuts, [
    { patch: '', leftOutLines: 3 },
    { patch: '', leftOutLines: 3 },
    { patch: 'ab\n', leftOutLines: 2 },
    { patch: 'ab\n', leftOutLines: 2 },
    { patch: 'ab\ncd\r\n', leftOutLines: 1 },
    { patch: 'ab\ncd\r\n', leftOutLines: 1 },
    { patch, leftOutLines: 0 },
  ]);
});

test('versions are a list; what has none is only named', () => {
  assert.equal(
    toVersionsEvidence([
      { name: 'VS Code', value: '1.101.0' },
      { name: '# acme', value: '' },
      { name: 'OS', value: 'a`b\nc' },
    ]),
    '- VS Code: `1.101.0`\n- \\# acme\n- OS: ``a`b c``',
  );
  assert.equal(toVersionsEvidence([]), '');
});

test('the first fence holds exactly the text, whatever that and all around it are', () => {
  fc.assert(
    fc.property(evidences, hostileValues, (evidence, frames) => {
      const [first, ...others] = fencesOf(toEvidence(evidence, { frames }));
      assert.equal(first?.code, withoutLineEnd(evidence.text).replaceAll('\0', '\ufffd'));
      assert.equal(others.length, evidence.problems.length > 0 ? 1 : 0);
    }),
    { numRuns: 2000 },
  );
});

test('a commit has its message and its patch to the letter', () => {
  fc.assert(
    fc.property(hostileValues, hostileValues, hostileValues, (message, patch, cut) => {
      const fences = fencesOf(toCommitEvidence({ title: { label: message }, message, patch, cut }));
      const expected = [message, patch].filter((text) => text !== '');
      assert.deepEqual(
        fences.map(({ code }) => code),
        expected.map((text) => withoutLineEnd(text).replaceAll('\0', '\ufffd')),
      );
    }),
    { numRuns: 2000 },
  );
});

test('evidence of any kind has no marker, leaves nothing open, and no link but its own', () => {
  fc.assert(
    fc.property(writtenEvidence, (evidence) => {
      assert.equal(parseHandoff(evidence).kind, 'markerMissing');
      const below = parseHandoff(`${evidence}\n\n${marker}\nb`);
      assert.ok(below.kind === 'parted' && below.customer === 'b');
      const { tokens } = parseMarkdown(evidence);
      const kinds = new Set(tokens.map(({ type }) => type.replace(/_(?:open|close)$/, '')));
      for (const kind of kinds) assert.match(kind, /^(?:paragraph|inline|fence|bullet_list|list_item)$/);
      for (const link of tokens
        .flatMap(({ children }) => children ?? [])
        .filter(({ type }) => type === 'link_open'))
        assert.match(String(link.attrGet('href')), /^https:\/\//);
    }),
    { numRuns: 2000 },
  );
});
