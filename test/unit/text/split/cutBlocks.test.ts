import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseMarkdown } from '../../../../src/text/markdown/parse';
import { groups, toBlock } from '../../../../src/text/split/block';
import { type Packing, pack } from '../../../../src/text/split/pack';
import type { Room } from '../../../../src/text/split/room';
import { splitCode } from '../../../../src/text/split/splitCode';
import { toCutter } from '../../../../src/text/split/toCutter';
import { writeBlock } from '../../../../src/text/split/write';

const roomOf = (maxChars: number): Room => ({
  maxChars,
  frameChars: 0,
  depth: 0,
  measure: ({ length }) => length,
});

type Result = readonly [head: string, tail: string, chars: number] | undefined;

/** The block that a text is, cut in two. */
function cut(markdown: string, maxChars: number): Result {
  const parsed = parseMarkdown(markdown);
  const [tokens = []] = groups(parsed.tokens);
  const result = toCutter(toBlock(tokens, parsed))?.(maxChars);
  return result && [writeBlock(result.head), writeBlock(result.tail), result.chars];
}

const prose = 'one two. three\nfour';
const code = '```js\nab\nc\nd\n```';
const table = '| a | b |\n| --- | --- |\n| c | d |\n| e | f |\n| g | h |';
const tight = '- aa\n- b\n- c';
const loose = '3. a\n\n   b\n\n4. c\n\n5. d';
const quote = '> a\n>\n> bb\n>\n> c';

const cuts: readonly (readonly [markdown: string, maxChars: number, result: Result])[] = [
  [prose, 2, undefined],
  [prose, 3, ['one', 'two. three\nfour', 3]],
  [prose, 7, ['one', 'two. three\nfour', 3]],
  [prose, 13, ['one two.', 'three\nfour', 8]],
  [prose, 100, ['one two. three', 'four', 14]],
  [code, 2, undefined],
  [code, 3, ['```js\nab\n```', '```js\nc\nd\n```', 3]],
  [code, 5, ['```js\nab\nc\n```', '```js\nd\n```', 5]],
  [code, 100, ['```js\nab\nc\n```', '```js\nd\n```', 5]],
  [`    ${'`'.repeat(12)}\n    ${'~'.repeat(12)}\n    a`, 100, undefined],
  [table, 45, undefined],
  [table, 46, ['| a | b |\n| --- | --- |\n| c | d |\n| e | f |', '| a | b |\n| --- | --- |\n| g | h |', 20]],
  [`${table.slice(0, 23)}\n| ${'c'.repeat(30)} | |`, 100, undefined],
  [table, 100, ['| a | b |\n| --- | --- |\n| c | d |\n| e | f |', '| a | b |\n| --- | --- |\n| g | h |', 20]],
  [tight, 4, undefined],
  [tight, 5, ['- aa', '- b\n- c', 5]],
  [tight, 9, ['- aa\n- b', '- c', 9]],
  [loose, 11, undefined],
  [loose, 12, ['3. a\n\n   b', '4. c\n\n5. d', 12]],
  [loose, 18, ['3. a\n\n   b\n\n4. c', '5. d', 18]],
  [quote, 2, undefined],
  [quote, 3, ['> a', '> bb\n>\n> c', 3]],
  [quote, 7, ['> a\n>\n> bb', '> c', 7]],
  ['> one two three\n>\n> b', 9, ['> one two', '> three\n>\n> b', 7]],
  ['> > one two three', 9, ['> > one two', '> > three', 7]],
  ['>', 9, undefined],
  ['# one two', 5, undefined],
  ['<div>\n<p>\n</div>', 9, undefined],
  ['***', 2, undefined],
];

for (const [markdown, maxChars, result] of cuts) {
  test(`${JSON.stringify(markdown)} is cut after ${maxChars} characters at most`, () => {
    assert.deepEqual(cut(markdown, maxChars), result);
  });
}

/** Words, each of which takes a sign more than it has letters. */
function packed(words: readonly string[], maxChars: number, how: Partial<Packing<string>> = {}): string {
  const parts = pack(words, roomOf(maxChars), {
    chars: ({ length }) => length + 1,
    write: (taken) => taken.join('+'),
    split: (word) => ({ parts: [word.slice(0, maxChars), word.slice(maxChars)] }),
    ...how,
  });
  return parts.join(' ');
}

test('a part takes as many units as fit, and one alone that just fits', () => {
  assert.equal(packed(['aa', 'bb', 'cc'], 5), 'aa bb cc');
  assert.equal(packed(['aa', 'bb', 'cc'], 6), 'aa+bb cc');
  assert.equal(packed(['aaaa', 'b'], 4), 'aaaa b');
  assert.equal(packed([], 4), '');
});

test('a unit that is too long is split, and what is left of it goes on with the next', () => {
  assert.equal(packed(['aaaaaa', 'b'], 4), 'aaaa aa b');
  const rest = (word: string) => ({ parts: [word.slice(0, 4)], rest: word.slice(4) });
  assert.equal(packed(['aaaaaa', 'b'], 5, { split: rest }), 'aaaa aa+b');
});

test('no part ends with what leads on to the next unit, unless it has nothing else', () => {
  const leadsOn = (word: string): boolean => word.startsWith('#');
  assert.equal(packed(['aa', '#b', 'cc'], 6, { leadsOn }), 'aa #b+cc');
  assert.equal(packed(['aa', '#b', '#c', 'dd'], 9, { leadsOn }), 'aa #b+#c+dd');
  assert.equal(packed(['#a', '#b', '#c', 'dd'], 6, { leadsOn }), '#a #b #c+dd');
  assert.equal(packed(['aa', '#b'], 6, { leadsOn }), 'aa+#b');
});

test('a unit that could become a piece of the one before goes into another part', () => {
  const takesIn = (word: string, next: string): boolean => word === 'aa' && next === 'bb';
  assert.equal(packed(['aa', 'bb', 'aa', 'cc'], 20, { takesIn }), 'aa bb+aa+cc');
});

test('a part is filled with the begin of a unit too long for any, unless it is full enough', () => {
  const toCutter = (word: string) => (maxChars: number) =>
    maxChars < 2
      ? undefined
      : { head: word.slice(0, maxChars - 1), tail: word.slice(maxChars - 1), chars: maxChars };
  assert.equal(packed(['a', 'bbbbbbbbbbbb', 'cc'], 8, { toCutter }), 'a+bbbbb bbbbbbb cc');
  assert.equal(packed(['aaaaa', 'bbbbbbbbbbbb', 'cc'], 8, { toCutter }), 'aaaaa+b bbbbbbbb bbb cc');
  assert.equal(packed(['aaaaaa', 'bbbbbbbbbbbb', 'cc'], 8, { toCutter }), 'aaaaaa bbbbbbbb bbbb cc');
  assert.equal(packed(['a', 'bbbbbb'], 8, { toCutter }), 'a bbbbbb');
});

test('packing ends with one part too many', () => {
  const parts = packed(
    Array.from({ length: 40 }, () => 'aaa'),
    4,
  );
  assert.equal(parts.split(' ').length, 21);
});

test('code keeps its characters, whatever becomes of its lines', () => {
  for (const [lines, info, maxChars, parts] of [
    [['a b\n', 'c\n'], '', 100, ['```\na b\nc\n```']],
    [[], 'x', 100, ['```x\n```']],
    [['abcdef\n', 'g'], '', 14, ['```\nabcdef\n```', '```\ng\n```']],
    [['ab cdef ghij\r\n', 'g'], 'longlang more', 17, ['```\nab cdef \n```', '```\nghij\r\ng\n```']],
    [['abcdef\n'], '', 6, ['```\nabcdef\n```']],
    [
      ['abcdef'],
      '',
      9,
      ['```\na\n```', '```\nb\n```', '```\nc\n```', '```\nd\n```', '```\ne\n```', '```\nf\n```'],
    ],
    [['a\n'], 'ab c', 40, ['```ab c\na\n```']],
    [['a\n'], 'ab cd', 40, ['```ab\na\n```']],
    [['a\n'], 'abcde', 40, ['```\na\n```']],
  ] as const)
    assert.deepEqual(splitCode(lines, info, roomOf(maxChars)), parts);
});
