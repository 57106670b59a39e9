import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { toRichText } from '../../../../src/text/conversation/toRichText';
import { texts as markdownTexts } from '../markdown/arbitraries';
import { depthOf, inlinesOf, textsOf } from './outline';

const pieces = [
  ...[
    '[',
    '](',
    ')',
    '<',
    '>',
    '`',
    '```\n',
    '*',
    '**',
    '_',
    '~~',
    '|',
    '|-|\n',
    '\n',
    '\n\n',
    '> ',
    '- ',
    '1. ',
    '    ',
    '# ',
  ],
  ...[
    '\\',
    '!',
    '&#x202e;',
    '&#10;',
    '&Tab;',
    '\u202e',
    '\u2066',
    '\u200b',
    '\0',
    '\x1b',
    '\ud800',
    '\u2028',
    '\r',
    'שלום',
  ],
  ...[
    'https://a.example/',
    'http://',
    'https://u:p@b.example',
    'command:x',
    'javascript:',
    '//c.example',
    'HTTPS://d.example:8/',
  ],
  ...[
    'src/a.ts:3',
    'a\\b.cs:4-9',
    '\\\\server\\x.ts:1',
    'C:\\',
    '#L3',
    ':42',
    '.ts',
    '/',
    'https://ucarecdn.com/',
    'word',
    ' ',
    '(',
    ']: ',
  ],
];
const texts = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 24 }).map((all) => all.join('')),
  },
  { weight: 1, arbitrary: markdownTexts },
);
const runs = { numRuns: 2000 };

/** Everything that reorders, hides or ends a line; the pieces of one line may hold none of it. */
const harmful = /(?![\u200c\u200d\p{VS}])[\p{Cf}\p{DI}]|[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u;

test('no piece of a line has a control, format or invisible character, and code only tabs and line ends', () => {
  fc.assert(
    fc.property(texts, (source) => {
      const rich = toRichText(source);
      for (const inline of inlinesOf(rich))
        if (inline.kind !== 'break') assert.doesNotMatch(inline.text, harmful);
      assert.doesNotMatch(
        textsOf(rich)
          .join('')
          .replace(/[\n\t]/g, ''),
        harmful,
      );
    }),
    runs,
  );
});

test('every link leads to the web by its host, to an upload, or to lines of a file, and is to be seen', () => {
  const kinds = new Set<string>();
  fc.assert(
    fc.property(texts, (source) => {
      const rich = toRichText(source);
      const used = new Set<number>();
      for (const inline of inlinesOf(rich)) {
        if (inline.kind !== 'link') continue;
        const target = rich.links[inline.link];
        assert.ok(target);
        assert.equal(inline.to, target.kind);
        assert.notEqual(inline.text.trim(), '');
        used.add(inline.link);
        kinds.add(target.kind);
        if (target.kind === 'place') {
          assert.equal(inline.host, '');
          assert.doesNotMatch(target.path, /^[\\/]{2}|:.*:/);
          assert.ok(target.lines.from >= 1 && target.lines.to >= target.lines.from);
        } else {
          const { protocol, host, username, password, href } = new URL(target.url);
          assert.match(protocol, target.kind === 'upload' ? /^https:$/ : /^https?:$/);
          assert.deepEqual([host, username, password, href], [inline.host, '', '', target.url]);
        }
      }
      assert.equal(used.size, rich.links.length);
    }),
    runs,
  );
  assert.deepEqual([...kinds].sort(), ['place', 'upload', 'web']);
});

test('whatever is nested in whatever, the tree is never deep', () => {
  const nesting = fc
    .array(fc.constantFrom('> ', '- ', '1. ', '  ', '    ', '\n', 'a', '*', '['), { maxLength: 120 })
    .map((all) => all.join(''));
  fc.assert(
    fc.property(nesting, (source) => assert.ok(depthOf(toRichText(source).blocks) <= 21)),
    runs,
  );
});

test('every word of a text is still there, in its order, however deep it stands', () => {
  const words = fc.array(
    fc.constantFrom(
      ...[
        'one',
        'two',
        'größe',
        'שלום',
        '界',
        '> ',
        '- ',
        '* ',
        '# ',
        '\n',
        '\n\n',
        ' ',
        '    ',
        '\n- ',
        '\n> > ',
      ],
    ),
    { maxLength: 60 },
  );
  const wordsOf = (text: string): string[] => text.match(/[\p{L}]+/gu) ?? [];
  fc.assert(
    fc.property(words, (all) => {
      const source = all.join('');
      assert.deepEqual(wordsOf(textsOf(toRichText(source)).join('')), wordsOf(source));
    }),
    runs,
  );
});
