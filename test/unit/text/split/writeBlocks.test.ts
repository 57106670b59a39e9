import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseMarkdown } from '../../../../src/text/markdown/parse';
import { type Block, groups, toBlock } from '../../../../src/text/split/block';
import {
  toMark,
  toMarker,
  writeBlock,
  writeCode,
  writeHeading,
  writeItem,
  writeParagraph,
  writeQuote,
  writeRow,
} from '../../../../src/text/split/write';

const blocksOf = (markdown: string): readonly Block[] => {
  const parsed = parseMarkdown(markdown);
  return Array.from(groups(parsed.tokens), (tokens) => toBlock(tokens, parsed));
};
const paragraph = (content: string): Block => ({ kind: 'paragraph', content });

const written: readonly (readonly [what: string, markdown: string, block: Block, again: string])[] = [
  ['a heading', '## a ##', { kind: 'heading', level: 2, isUnderlined: false, content: 'a' }, '## a'],
  [
    'a heading that is underlined',
    'a\nb\n===',
    { kind: 'heading', level: 1, isUnderlined: true, content: 'a\nb' },
    'a\nb\n===',
  ],
  ['a smaller one', 'a\n--', { kind: 'heading', level: 2, isUnderlined: true, content: 'a' }, 'a\n---'],
  ['an empty heading', '#', { kind: 'heading', level: 1, isUnderlined: false, content: '' }, '# '],
  ['a rule', '* * *', { kind: 'rule' }, '___'],
  [
    'code in a fence',
    '~~~ js x \na\r\n\nb\n~~~',
    { kind: 'code', info: 'js x', lines: ['a\r\n', '\n', 'b\n'] },
    '```js x\na\r\n\nb\n```',
  ],
  ['code in an open fence', '```\na\nb', { kind: 'code', info: '', lines: ['a\n', 'b'] }, '```\na\nb\n```'],
  [
    'code in a fence that is indented',
    '  ```\n  a\n    b\n  ```',
    { kind: 'code', info: '', lines: ['a\n', '  b\n'] },
    '```\na\n  b\n```',
  ],
  ['indented code', '    a\n    b\n', { kind: 'code', info: '', lines: ['a\n', 'b\n'] }, '```\na\nb\n```'],
  ['HTML', '<div>\na\n</div>\n', { kind: 'html', content: '<div>\na\n</div>\n' }, '<div>\na\n</div>'],
  [
    'a table',
    'a | b | c | d\n:-- | :-: | --: | -\ne | f |',
    {
      kind: 'table',
      delimiters: [':--', ':-:', '--:', '---'],
      head: ['a', 'b', 'c', 'd'],
      rows: [['e', 'f', '', '']],
    },
    '| a | b | c | d |\n| :-- | :-: | --: | --- |\n| e | f |  |  |',
  ],
  [
    'a quote',
    '> a\nb\n>\n> ```\n> c\n> ```',
    { kind: 'quote', blocks: [paragraph('a\nb'), { kind: 'code', info: '', lines: ['c\n'] }] },
    '> a\n> b\n>\n> ```\n> c\n> ```',
  ],
  [
    'a tight list',
    '+ a\n+ b',
    { kind: 'list', mark: '+', start: undefined, isTight: true, items: [[paragraph('a')], [paragraph('b')]] },
    '+ a\n+ b',
  ],
  [
    'a loose list with numbers',
    '7) a\n\n   b\n9) c',
    {
      kind: 'list',
      mark: ')',
      start: 7,
      isTight: false,
      items: [[paragraph('a'), paragraph('b')], [paragraph('c')]],
    },
    '7) a\n\n   b\n\n8) c',
  ],
  [
    'a list from one',
    '1. a',
    { kind: 'list', mark: '.', start: 1, isTight: true, items: [[paragraph('a')]] },
    '1. a',
  ],
  [
    'a list without words, as a loose one',
    '- ***\n-',
    { kind: 'list', mark: '-', start: undefined, isTight: false, items: [[{ kind: 'rule' }], []] },
    '- ___\n\n-',
  ],
  [
    'a tight list around a loose one',
    '- a\n  - b\n\n    c',
    {
      kind: 'list',
      mark: '-',
      start: undefined,
      isTight: true,
      items: [
        [
          paragraph('a'),
          {
            kind: 'list',
            mark: '-',
            start: undefined,
            isTight: false,
            items: [[paragraph('b'), paragraph('c')]],
          },
        ],
      ],
    },
    '- a\n  - b\n\n    c',
  ],
];

for (const [what, markdown, block, again] of written) {
  test(`${what} is read and written again`, () => {
    const [read] = blocksOf(markdown);
    assert.deepEqual(read, block);
    assert.equal(writeBlock(block), again);
  });
}

test('blocks that are nested deeper than sixteen levels lose their marks', () => {
  const depthOf = (levels: number): number => {
    let [block] = blocksOf(`${'> '.repeat(levels)}- a`);
    for (let depth = 0; ; depth++) {
      if (block?.kind !== 'quote') return block?.kind === 'list' ? depth : -depth;
      [block] = block.blocks;
    }
  };
  assert.deepEqual([1, 15, 16, 17, 20].map(depthOf), [1, 15, -16, -16, -16]);
});

test('no line of a paragraph begins another block', () => {
  for (const [content, text] of [
    ['ä- b', 'ä- b'],
    ['a\nb', 'a\nb'],
    ['1 a ', '1 a '],
    ['# a ', '\\# a '],
    ['a\n- b', 'a\n    - b'],
    ['a\n  # b', 'a\n    # b'],
    ['a\n===', 'a\n    ==='],
    ['# a', '\\# a'],
    ['1. a', '1\\. a'],
    ['- a\n- b', '\\- a\n    - b'],
    ['    a', '\\    a'],
  ] as const)
    assert.equal(writeParagraph(content), text);
});

test('a heading is one line, and ends with its own words', () => {
  assert.equal(writeHeading(2, 'a\n  b'), '## a b');
  assert.equal(writeHeading(3, 'a #'), '### a # #');
  assert.equal(writeHeading(3, '##'), '### ## #');
  assert.equal(writeHeading(1, 'a#'), '# a#');
  assert.equal(writeHeading(1, '#a'), '# #a');
});

test('code ends with its fence on a line of its own, or is indented', () => {
  assert.equal(writeCode(['a\n', 'b'], 'js'), '```js\na\nb\n```');
  assert.equal(writeCode(['a\r'], ''), '```\na\r```');
  assert.equal(writeCode([], ''), '```\n```');
  assert.equal(writeCode(['a\r\n', '\n', 'b\n', 'c'], 'js', undefined), '```js\na\r\n\nb\nc\n```');
  const both = ['`'.repeat(12), '\n', '~'.repeat(12), '\n\n', 'b\r\n', 'c'];
  assert.equal(writeCode(both, ''), `    ${both[0]}\n    ${both[2]}\n\n    b\r\n    c`);
});

test('the mark of a fence is longer than any run of it inside, tildes where backticks do not do', () => {
  for (const [lines, info, mark] of [
    [['a'], '', '```'],
    [['```', '````x`'], '', '`````'],
    [['`'.repeat(11)], '', '`'.repeat(12)],
    [['`'.repeat(12), '~~~~'], '', '~~~~~'],
    [['``', '~~'], 'a`', '~~~'],
    [['`'.repeat(12), '~'.repeat(11)], '', '~'.repeat(12)],
    [['`'.repeat(12), '~'.repeat(12)], '', undefined],
  ] as const)
    assert.equal(toMark(lines, info), mark);
});

test('rows, quotes and items keep what is inside of them', () => {
  assert.equal(writeRow(['a|b|', 'c', '']), '| a\\|b\\| | c |  |');
  assert.equal(writeQuote('a\n\nb'), '> a\n>\n> b');
  assert.equal(writeQuote('\na'), '>\n> a');
  assert.equal(writeQuote(''), '>');
  for (const [marker, inside, item] of [
    ['-', 'a\n\nb', '- a\n\n  b'],
    ['10.', 'a\r\nb\r\n\r\nc', '10. a\r\n    b\r\n\r\n    c'],
    ['1.', '', '1.'],
    ['-', '- -', '-\n  - -'],
    ['*', '***\na', '*\n  ***\n  a'],
    ['-', '___', '- ___'],
    ['-', '- a', '- - a'],
    ['-', '-', '- -'],
    ['-', 'a - -', '- a - -'],
  ] as const)
    assert.equal(writeItem(marker, inside), item);
});

test('numbers of items go on, up to the greatest that is one', () => {
  const list = { kind: 'list', mark: '.', isTight: true, items: [] } as const;
  assert.equal(toMarker({ ...list, start: 3 }, 2), '5.');
  assert.equal(toMarker({ ...list, start: 0 }, 0), '0.');
  assert.equal(toMarker({ ...list, start: 999_999_998 }, 3), '999999999.');
  assert.equal(toMarker({ ...list, mark: '-', start: undefined }, 2), '-');
});
