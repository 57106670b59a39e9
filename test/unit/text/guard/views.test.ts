import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type View, rewritten, toView } from '../../../../src/text/guard/view';
import { undisguised, unformatted, unwrapped } from '../../../../src/text/guard/views';

/** What a part of a view stands for in the text that was looked at. */
function behind(text: string, view: View, part: string): string {
  const at = view.text.lastIndexOf(part);
  assert.ok(at >= 0, view.text);
  return text.slice(...view.locate(at, at + part.length));
}

test('what is not seen is left out, and what only looks different is plain', () => {
  for (const [text, seen] of [
    ['a\u200bb\u00adc\u202ed\ufe0fe\u0000f', 'abcdef'],
    ['\ufff9a\ufffab\ufffbc\u{e0041}', 'abc'],
    ['a\tb\nc\u000bd\r', 'a\tb\nc\u000bd\r'],
    ['\uff21\uff5e\u24b6\u24e9\u2460\u2468', 'A~Az19'],
    ['a\u2010b\u2011c\u2024d\ufe4d', 'a-b-c.d_'],
    ['\u{1d400}\u{1d7ff}', 'A9'],
    ['ä \u2013 \u{1f600}', 'ä \u2013 \u{1f600}'],
  ] as const)
    assert.equal(undisguised(toView(text)).text, seen, JSON.stringify(text));
});

test('a place in a plain view is found in the text, what is not seen within it included', () => {
  const text = 'x a\u200b\u200bb \uff43\uff44 \u{1d400}\u{1d401} y';
  const view = undisguised(toView(text));
  assert.equal(view.text, 'x ab cd AB y');
  assert.equal(behind(text, view, 'ab'), 'a\u200b\u200bb');
  assert.equal(behind(text, view, 'a'), 'a');
  assert.equal(behind(text, view, 'b'), 'b');
  assert.equal(behind(text, view, 'd'), '\uff44');
  assert.equal(behind(text, view, 'AB'), '\u{1d400}\u{1d401}');
  assert.equal(behind(text, view, 'y'), 'y');
  assert.equal(behind(text, view, 'x'), 'x');
});

test('lines with escapes, codes or emphasis in words are shown without them, each behind a line end', () => {
  for (const [text, shown] of [
    ['a b', ''],
    ['a\nb\\_c d\ne', '\nb_c d'],
    ['a**b**c', '\nabc'],
    ['a *b* c', ''],
    ['a~~b `c` d`e', '\nab `c` de'],
    ['a<wbr>b</b>c <b>d', '\nabc <b>d'],
    ['a%2Fb%5fc%20d', '\na/b_c d'],
    ['a%1Fb%8Fc', ''],
    ['a&#95;b&#x2D;c&#X41;d&#10;e&#127;', '\na_b-cAd e '],
    ['a&lowbar;&hyphen;&equals;&amp;&period;&sol;&colon;&plus;', '\na_-=&./:+'],
    ['a&nbsp;b', ''],
    ['\\!\\/\\:\\@\\[\\`\\{\\~ \\a', '\n!/:@[`{~ \\a'],
    ['a\\_b\nc\nd\\_e\nf', '\na_b\nd_e'],
    ['\\_a', '\n_a'],
    ['a\\_', '\na_'],
  ] as const)
    assert.equal(unformatted(toView(text)).text, shown, JSON.stringify(text));
});

test('a place in a shown line is found in the text, with its escapes', () => {
  const text = 'x\na b\\_c%2Dd e\ny\nf**g**h';
  const view = unformatted(toView(text));
  assert.equal(view.text, '\na b_c-d e\nfgh');
  assert.equal(behind(text, view, 'b_c-d'), 'b\\_c%2Dd');
  assert.equal(behind(text, view, '_'), '\\_');
  assert.equal(behind(text, view, 'd'), 'd');
  assert.equal(behind(text, view, 'fgh'), 'f**g**h');
});

test('words that a line end may have broken are put together, each in a line of its own', () => {
  for (const [text, joined] of [
    ['a bcd e', ''],
    ['xx abc\ndef gh', 'abcdef\n'],
    ['abc \t\r\n > | * # def\n\nghi', 'abcdef\n'],
    ['abc\ndef\nghi jk', 'abcdefghi\n'],
    ['ab\ncd', ''],
    ['a-b\n+c=/. x', 'a-b+c=/.\n'],
    ['abc\n!def', ''],
    ['abc\nde fgh\nij', 'abcde\nfghij\n'],
  ] as const)
    assert.equal(unwrapped(toView(text)).text, joined, JSON.stringify(text));
  const text = 'x abc\n> def y';
  assert.equal(behind(text, unwrapped(toView(text)), 'bcde'), 'bc\n> de');
});

test('a view in which nothing is replaced is the same view', () => {
  const base = toView('abc');
  assert.equal(
    rewritten(base, /x/g, () => ''),
    base,
  );
  assert.deepEqual(base.locate(1, 2), [1, 2]);
});

test('a view of a view leads back to the text, and characters put for others stand for all or each of them', () => {
  const text = 'ab-cd-ef';
  const plus = rewritten(toView(text), /-/g, () => '+');
  const view = rewritten(plus, /\+cd/g, () => '[x]');
  const long = rewritten(plus, /cd/g, () => '<long>');
  assert.equal(view.text, 'ab[x]+ef');
  assert.deepEqual(view.locate(3, 4), [3, 4]);
  assert.deepEqual(view.locate(0, 8), [0, 8]);
  assert.equal(long.text, 'ab+<long>+ef');
  assert.deepEqual(long.locate(4, 5), [3, 5]);
  assert.deepEqual(long.locate(1, 6), [1, 5]);
  assert.deepEqual(long.locate(8, 10), [3, 6]);
});

test('of an empty view there is no place', () => {
  assert.throws(() => unwrapped(toView('a')).locate(0, 1), new RangeError('nothing stands at 0'));
});
