import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitMarkdown } from '../../../../src/text/split/splitMarkdown';
import { plainLength } from './partChecks';

/** A limit that leaves a part nine characters less, for its number; the text; its parts. */
const cases: readonly (readonly [
  what: string,
  maxChars: number,
  markdown: string,
  parts: readonly string[],
])[] = [
  [
    'a heading at its words, each piece a heading',
    40,
    '# One two three four five six seven eight nine',
    ['# One two three four five six', '# seven eight nine'],
  ],
  [
    'a heading that is underlined too',
    40,
    'One two three four five six seven eight nine\n---',
    ['## One two three four five six', '## seven eight nine'],
  ],
  [
    'a text below a rule, which stays with what is before it',
    40,
    'a paragraph of some words\n\n***\n\nand another one of more',
    ['a paragraph of some words\n\n***', 'and another one of more'],
  ],
  [
    'HTML as code of its language',
    40,
    '<div>some html that is long</div>\n<p>and a second line</p>\n\n',
    [
      '```html\n<div>some html \n```',
      '```html\nthat is long</div>\n```',
      '```html\n<p>and a second \n```',
      '```html\nline</p>\n```',
    ],
  ],
  [
    'code at its lines, without the name of its language where that takes too much',
    40,
    '```javascript\nfirst line\nsecond line\nthird line\n```',
    ['```\nfirst line\nsecond line\n```', '```\nthird line\n```'],
  ],
  [
    'code with the first word of what stands behind its mark',
    40,
    '```j x y\nfirst line\nsecond line\nthird line\n```',
    ['```j\nfirst line\nsecond line\n```', '```j\nthird line\n```'],
  ],
  [
    'a line of code behind a space, and goes on with the next lines',
    40,
    '```\nabc def ghi jkl mno pqr stu vwx yz\nb\n```\n\nend',
    ['```\nabc def ghi jkl mno \n```', '```\npqr stu vwx yz\nb\n```\n\nend'],
  ],
  [
    'a line of code without a space anywhere',
    40,
    '```js\nlet aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\nb\n```',
    ['```js\nlet aaaaaaaaaaaaaaaaa\n```', '```js\naaaaaaaaaaaaaaaaaaaa\n```', '```js\naaaaaaaaaaaaa\nb\n```'],
  ],
  [
    'a fence that is indented, its lines without that',
    40,
    ' ```\n one two three four\n  five six seven\n ```\n\nend',
    ['```\none two three four\n```', '```\n five six seven\n```\n\nend'],
  ],
  [
    'indented code between fences',
    40,
    '\n\n    indented code here\n    and more of it there\n\ntext',
    ['```\nindented code here\n```', '```\nand more of it there\n```', 'text'],
  ],
  [
    'nothing, but closes the fence that is left open',
    60,
    'text\n\n```\nopen fence that goes',
    ['text\n\n```\nopen fence that goes\n```'],
  ],
  [
    'a quote between its blocks',
    40,
    '> aaa bbb ccc\n>\n> ddd eee fff ggg hhh\n>\n> iii',
    ['> aaa bbb ccc', '> ddd eee fff ggg hhh\n>\n> iii'],
  ],
  [
    'a quote of a title, a rule, HTML and words',
    40,
    '> # Title\n>\n> ---\n>\n> <b>html</b>\n>\n> words of the quote',
    ['> # Title\n>\n> ___', '> <b>html</b>', '> words of the quote'],
  ],
  [
    'a quote of lists, whose numbers and marks stay',
    40,
    '> 1. one\n> 2. two\n>\n> 7) seven words\n> 8) eight words',
    ['> 1. one\n> 2. two', '> 7) seven words', '> 8) eight words'],
  ],
  [
    'a quote of a loose list and of code',
    40,
    '> - one\n>\n> - two\n>\n>   more of it\n>\n> ```js\n> let a\n> ```',
    ['> - one', '> - two\n>\n>   more of it', '> ```js\n> let a\n> ```'],
  ],
  [
    'quotes deeper than the room allows, of which some marks go',
    60,
    `${'> '.repeat(18)}a b c\n${'> '.repeat(18)}d e f g h i j k l m n o p q r s t u v w x y z a b c`,
    ['> > > a b c\n> > > d e f g h i j k l m n o p q r s t', '> > > u v w x y z a b c'],
  ],
  [
    'a tight list between its items',
    40,
    '- aaa bbb ccc ddd\n- eee fff\n- ggg hhh iii jjj kkk',
    ['- aaa bbb ccc ddd\n- eee fff', '- ggg hhh iii jjj kkk'],
  ],
  [
    'a loose list between its items, which stay loose and keep their numbers',
    40,
    '1. aaa bbb\n\n1. ccc ddd\n\n1. eee fff ggg hhh iii jjj',
    ['1. aaa bbb\n\n2. ccc ddd', '3. eee fff ggg hhh iii jjj'],
  ],
  [
    'an item below its first piece, which alone has the marker',
    40,
    `- ${'word '.repeat(9)}\n\n  below it\n- last`,
    ['- word word word word word word', 'word word word\n\nbelow it', '- last'],
  ],
  [
    'an item with a number, and what follows its list not in the same part',
    40,
    `3. first\n4. ${'word '.repeat(9)}\n\nafter the list`,
    ['3. first', '4. word word word word word', 'word word word word', 'after the list'],
  ],
  [
    'lists in lists, the deepest words without marks where they leave too little',
    50,
    `- x\n  - y\n    - z ${'word '.repeat(9)}`,
    ['- x', '- y', 'z word word word word word word word', 'word word'],
  ],
  [
    'a table between its rows, the head with each',
    60,
    '| A | B |\n|:-:|--:|\n| one | two |\n| three | four |\n| five | six |',
    [
      '| A | B |\n| :-: | --: |\n| one | two |',
      '| A | B |\n| :-: | --: |\n| three | four |',
      '| A | B |\n| :-: | --: |\n| five | six |',
    ],
  ],
  [
    'a row that is too wide, as paragraphs that name its columns',
    60,
    '| A | B |\n|:-:|--:|\n| one two three four five six seven eight nine ten eleven twelve | |\n| | four |',
    [
      'A: one two three four five six seven eight nine ten',
      'eleven twelve',
      '| A | B |\n| :-: | --: |\n|  | four |',
    ],
  ],
  [
    'a table with too wide a head, as one paragraph for each cell',
    60,
    '| Some head that is wide | B |\n|:-:|--:|\n| one | two |\n| three | |',
    ['Some head that is wide\n\nB\n\none\n\ntwo\n\nthree'],
  ],
  [
    'before a heading rather than behind it',
    50,
    `## Heading\n\n${'word '.repeat(5)}\n\n## Next\n\n${'word '.repeat(3)}`,
    ['## Heading\n\nword word word word word', '## Next\n\nword word word'],
  ],
];

for (const [what, maxChars, markdown, parts] of cases) {
  test(`splits ${what}`, () => {
    assert.deepEqual(splitMarkdown(markdown, maxChars, plainLength), parts);
  });
}
