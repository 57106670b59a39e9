import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitMarkdown } from '../../../../src/text/split/splitMarkdown';
import { plainLength } from './partChecks';

const words = 'aaa bbb ccc ddd eee fff ggg hhh iii jjj';

/** A limit that leaves a part nine characters less, for its number; a paragraph; its parts. */
const cases: readonly (readonly [
  what: string,
  maxChars: number,
  markdown: string,
  parts: readonly string[],
])[] = [
  [
    'before emphasis rather than in it',
    40,
    '**bold words go on** and *emphasis too is here now* yes',
    ['**bold words go on** and', '*emphasis too is here now* yes'],
  ],
  [
    'strong words, closed and opened again',
    40,
    `**${words}**`,
    ['**aaa bbb ccc ddd eee fff ggg**', '**hhh iii jjj**'],
  ],
  [
    'strong words of low lines as such',
    40,
    `__${words}__`,
    ['__aaa bbb ccc ddd eee fff ggg__', '__hhh iii jjj__'],
  ],
  ['emphasis', 40, `*${words}*`, ['*aaa bbb ccc ddd eee fff ggg*', '*hhh iii jjj*']],
  ['what is struck through', 40, `~~${words}~~`, ['~~aaa bbb ccc ddd eee fff ggg~~', '~~hhh iii jjj~~']],
  ['a code span', 40, `\`${words}\``, ['`aaa bbb ccc ddd eee fff ggg `', '`hhh iii jjj`']],
  [
    'emphasis in emphasis, of which the inner marks are too many for the room',
    40,
    `*word **${words}***`,
    ['*word*', '*aaa bbb ccc ddd eee fff ggg *', '*hhh iii jjj*'],
  ],
  [
    'between stretches that no space divides',
    40,
    '*aaa*bbbbbbbbbbbbbbbb*ccc*ddddddddddddddddddd`e`',
    ['*aaa*bbbbbbbbbbbbbbbb*ccc*', 'ddddddddddddddddddd`e`'],
  ],
  [
    'the text of a link, with its address at each piece',
    60,
    '[aaa bbb ccc ddd eee fff ggg hhh iii jjj kkk lll mmm nnn](http://a.b) and',
    ['[aaa bbb ccc ddd eee fff ggg hhh iii](http://a.b)', '[jjj kkk lll mmm nnn](http://a.b) and'],
  ],
  [
    'a link with code and emphasis in its text and a title behind its address',
    70,
    '[`code of link` and *other* words that go on more and more and so on](<http://a.b> "t") here',
    [
      '[`code of link` and *other* words that go](<http://a.b> "t")',
      '[on more and more and so on](<http://a.b> "t") here',
    ],
  ],
  [
    'a link whose address is too long to be repeated, as its text and the address',
    60,
    '[aaa bbb ccc ddd eee fff ggg hhh iii jjj kkk](http://a.b/c/d/e/f/g/h/i/j/k) and',
    ['aaa bbb ccc ddd eee fff ggg hhh iii jjj kkk ', '(http://a.b/c/d/e/f/g/h/i/j/k) and'],
  ],
  [
    'an image as its text and the address, its signs escaped',
    60,
    '![aaa bbb ccc ddd eee * fff ggg hhh iii jjj kkk](http://a.b/c/d/e/f/g/h/i/j/k) and',
    ['aaa bbb ccc ddd eee \\* fff ggg hhh iii jjj kkk ', '(http://a.b/c/d/e/f/g/h/i/j/k) and'],
  ],
  [
    'an image whose text begins with a digit, to which nothing is added',
    50,
    `![1 ${words} kkk](http://a.b)`,
    ['1 aaa bbb ccc ddd eee fff ggg hhh iii ', 'jjj kkk (http://a.b)'],
  ],
  [
    'a link with an image, with code and with an escaped bracket in its text, at the end of that text',
    70,
    `[x ![i](j) \`a](b\` c\\](d ${words}](http://a.b)`,
    ['[x ![i](j) `a](b` c\\](d aaa bbb ccc ddd eee fff](http://a.b)', '[ggg hhh iii jjj](http://a.b)'],
  ],
  [
    'emphasis that ends where other emphasis begins, as plain text',
    50,
    `**a***${words} ${words}*`,
    ['aaaa bbb ccc ddd eee fff ggg hhh iii jjj ', words],
  ],
  [
    'an address in angle brackets, which becomes text',
    40,
    '<http://aaaaaaaaaa.bbbbbbbbbbbbbbb/ccccccccccccccccccccc>',
    ['http://aaaaaaaaaa.bbbbbbbbbbbb', 'bbb/ccccccccccccccccccccc'],
  ],
  [
    'beside tags of HTML in a sentence',
    40,
    '<b>words that go on more and more</b> and so on <i>and on</i> and on here',
    ['<b>words that go on more and', 'more</b> and so on <i>and', 'on</i> and on here'],
  ],
  [
    'before a character reference and not in it',
    40,
    'aaaaaaaaaaaaaaaaaaaaaaaaaaa&amp;bbbbbbbbbb',
    ['aaaaaaaaaaaaaaaaaaaaaaaaaaa', '&amp;bbbbbbbbbb'],
  ],
  [
    'before an escape and not in it',
    40,
    'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\\*bbbbbbbbbb',
    ['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '\\*bbbbbbbbbb'],
  ],
  [
    'sentences of Chinese where they end, with the quotation mark that follows',
    40,
    '一句话。第二句话！第三句话？“第四句话。”第五句话在这里，第六句话也在这里。一句话。第二句话！第三句话？',
    [
      '一句话。第二句话！第三句话？',
      '“第四句话。”第五句话在这里，第六句话也在这里。一句话。',
      '第二句话！第三句话？',
    ],
  ],
  [
    'a line that ends with a break, without the break',
    40,
    `${'word '.repeat(5)}\\\n${'word '.repeat(5)}`,
    ['word word word word word ', 'word word word word word'],
  ],
  [
    'lines rather than words',
    50,
    'Some words.\nMore words of the line.\nAnd the last line here.',
    ['Some words.\nMore words of the line.', 'And the last line here.'],
  ],
];

for (const [what, maxChars, markdown, parts] of cases) {
  test(`splits ${what}`, () => {
    assert.deepEqual(splitMarkdown(markdown, maxChars, plainLength), parts);
  });
}
