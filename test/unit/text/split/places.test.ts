import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseMarkdown } from '../../../../src/text/markdown/parse';
import { toAtoms } from '../../../../src/text/split/atoms';
import { bestBreak, nextBreak, toPlainBreaks, toProseBreaks } from '../../../../src/text/split/breaks';
import { graphemeCut } from '../../../../src/text/graphemes';
import { toSections, withoutBlankEnds } from '../../../../src/text/split/section';
import { spaceCut, splitWord } from '../../../../src/text/split/splitWord';

const family = '👩‍👩‍👧‍👦';
const roomOf = (maxChars: number) => ({
  maxChars,
  frameChars: 0,
  depth: 0,
  measure: ({ length }: string) => length,
});

test('a plain text may be cut at spaces, and at the ends of sentences, lines and paragraphs', () => {
  assert.deepEqual(toPlainBreaks('a b\nc\n \n\nd e.  f'), [
    { end: 1, next: 2, rank: 0 },
    { end: 3, next: 4, rank: 2 },
    { end: 5, next: 9, rank: 3 },
    { end: 10, next: 11, rank: 0 },
    { end: 13, next: 15, rank: 1 },
  ]);
  assert.deepEqual(
    toPlainBreaks(' a \r\nb \r\n\r\nc').map(({ end, next, rank }) => [end, next, rank]),
    [
      [2, 5, 2],
      [6, 11, 3],
    ],
  );
});

test('no text is cut before a combining mark', () => {
  assert.deepEqual(toPlainBreaks('a \u0301b'), []);
  assert.deepEqual(toProseBreaks('a \u0301b。\u0301c', []), []);
});

test('a sentence ends at its sign, with the quotes, brackets and emphasis behind it', () => {
  for (const [text, rank] of [
    ['a. b', 1],
    ['a! b', 1],
    ['a…») b', 1],
    ['a:** b', 1],
    ['a?)*_" b', 0],
    ['a.b c', 0],
    ['a, b', 0],
    ['a." b', 1],
  ] as const)
    assert.deepEqual(
      toProseBreaks(text, []).map((each) => each.rank),
      [rank],
      text,
    );
  assert.deepEqual(toProseBreaks('一。二！”三？ 四', []), [
    { end: 2, next: 2, rank: 1 },
    { end: 7, next: 8, rank: 1 },
  ]);
});

test('prose may be cut between atoms and not in them, and a line break goes with the cut', () => {
  const content = 'a. b\\\nc *d e* `f g` h';
  assert.deepEqual(toProseBreaks(content, toAtoms(content)), [
    { end: 2, next: 3, rank: 1 },
    { end: 4, next: 6, rank: 2 },
    { end: 7, next: 8, rank: 0 },
    { end: 13, next: 14, rank: 0 },
    { end: 19, next: 20, rank: 0 },
  ]);
});

test('the best place is the last of those that rank highest, not before the middle', () => {
  const breaks = [
    { end: 2, next: 3, rank: 3 },
    { end: 5, next: 6, rank: 2 },
    { end: 7, next: 8, rank: 2 },
    { end: 9, next: 10, rank: 0 },
  ] as const;
  const bestEnd = (from: number, to: number): number | undefined => bestBreak(breaks, from, to)?.end;
  assert.deepEqual(
    [1, 2, 3, 4, 5, 6, 8, 9, 10, 20].map((to) => bestEnd(0, to)),
    [undefined, 2, 2, 2, 5, 5, 7, 7, 7, 9],
  );
  assert.equal(bestEnd(2, 4), undefined);
  assert.equal(bestEnd(5, 9), 7);
  assert.equal(bestEnd(7, 9), 9);
  assert.equal(bestEnd(7, 8), undefined);
  assert.deepEqual(
    [0, 2, 6, 9].map((from) => nextBreak(breaks, from)?.end),
    [2, 5, 7, undefined],
  );
});

test('atoms are what stands between marks, one where a run of marks ends one and begins the next', () => {
  for (const [content, atoms] of [
    ['**a***b*', [[0, 8]]],
    ['*a* *b*', [[0, 3], [4, 7]]], // prettier-ignore
    ['[a](b)*c*', [[0, 6], [6, 9]]], // prettier-ignore
    ['a\n`b\nc`', [[2, 7]]],
    ['- *a*\r\nb `c`', [[2, 5], [9, 12]]], // prettier-ignore
    ['a&amp;b <b>x</b>', [[8, 11], [12, 16]]], // prettier-ignore
    ['**a `b', []],
    ['', []],
  ] as const)
    assert.deepEqual(
      toAtoms(content).map(({ start, end }) => [start, end]),
      atoms,
      content,
    );
  assert.equal(toAtoms('**a***b*')[0]?.tokens.length, 6);
});

test('a cut takes whole graphemes, and of one too long whole characters', () => {
  for (const [text, maxChars, cut] of [
    ['abc', 3, 3],
    ['abc', 2, 2],
    [family, family.length, family.length],
    [`a${family}b`, 3, 1],
    [`a${family}b`, family.length + 1, family.length + 1],
    ['😀😀', 3, 2],
    ['😀', 1, 0],
    [`😀${'\u0301'.repeat(100)}`, 1, 0],
    [`😀${'\u0301'.repeat(100)}`, 2, 2],
    [`a${'\u0301'.repeat(100)}`, 5, 5],
    [`\u{10000}${'\u0301'.repeat(100)}`, 1, 0],
    [`\u{103ff}${'\u0301'.repeat(100)}`, 1, 0],
    [`a\ue000${'\u0301'.repeat(100)}`, 1, 1],
  ] as const)
    assert.equal(graphemeCut(text, maxChars), cut, `${text} ${maxChars}`);
});

test('a line is cut behind a space or a tab in its last two fifths, else anywhere', () => {
  for (const [line, maxChars, cut] of [
    ['abc def', 10, 7],
    ['abc def', 7, 7],
    ['abc def', 6, 4],
    ['abc def', 4, 4],
    ['abc def', 3, 3],
    ['abc\tdefg', 7, 7],
    ['abcd\tefgh', 7, 5],
    ['abcde fghijk', 10, 10],
    ['abcdef ghijk', 10, 7],
    ['abcde \u0301ghijk', 8, 8],
  ] as const)
    assert.equal(spaceCut(line, maxChars), cut, `${line} ${maxChars}`);
});

test('a word is cut in no escape and in no character reference that can be kept whole', () => {
  for (const [word, maxChars, pieces] of [
    ['abcdefgh', 3, ['abc', 'def', 'gh']],
    ['abc\\*defgh', 4, ['abc', '\\*de', 'fgh']],
    ['a\\\\\\*d', 4, ['a\\\\', '\\*d']],
    ['\\*\\*', 1, ['\\', '*', '\\', '*']],
    ['ab&amp;c', 4, ['ab', '&amp', ';c']],
    ['ab&#38;c', 5, ['ab', '&#38;', 'c']],
    ['&amp;&amp;c', 3, ['&am', 'p;', '&am', 'p;c']],
    ['&amp;&amp;c', 5, ['&amp;', '&amp;', 'c']],
    ['', 5, []],
  ] as const)
    assert.deepEqual(splitWord(word, roomOf(maxChars)), pieces, word);
  assert.equal(splitWord('a'.repeat(30), roomOf(1)).length, 21);
  assert.deepEqual(splitWord('abcd', { ...roomOf(4), measure: ({ length }) => length * 2 }), ['ab', 'cd']);
  assert.deepEqual(splitWord('abcd', { ...roomOf(4), measure: () => 5 }), ['abcd']);
});

test('the sections of a text are the text, with headings told and an open fence closed', () => {
  const sections = (markdown: string) =>
    toSections(parseMarkdown(markdown)).map(({ text, isHeading }) => [text, isHeading]);
  assert.deepEqual(sections('\n# a\n\nb\n\n- c\n\n```\nd'), [
    ['\n# a\n\n', true],
    ['b\n\n', false],
    ['- c\n\n', false],
    ['```\nd\n```', false],
  ]);
  assert.deepEqual(sections('~~~\r\na\r\n'), [['~~~\r\na\r\n~~~', false]]);
  assert.deepEqual(sections('```\na\n```\n\nb'), [
    ['```\na\n```\n\n', false],
    ['b', false],
  ]);
  assert.deepEqual(sections('\n \n'), []);
});

test('blank lines are taken from both ends of a piece, and the indentation of its first line is not', () => {
  for (const [text, kept] of [
    ['  \n\t\r\n  a \n\t ', '  a'],
    ['\ra\r', 'a'],
    [' \ta', ' \ta'],
    ['a b', 'a b'],
    ['\n \n', ''],
    ['\n \t', ''],
    ['', ''],
    ['\u00a0\na\u00a0\n', '\u00a0\na\u00a0'],
  ] as const)
    assert.equal(withoutBlankEnds(text), kept);
});
