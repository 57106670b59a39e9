import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toPlainText } from '../../../../src/text/markdown/plainText';
import { clean, testClean } from './cases';

testClean([
  ['makes signs of task boxes', '- [ ] a\n- [x] b\n  1. [X] c\n', '- ☐ a\n- ☑ b\n  1. ☑ c\n'],
  ['makes signs of task boxes with space between them', '* [ ] a\n\n* [x] b\n', '* ☐ a\n\n* ☑ b\n'],
  ['keeps a box that is none of a task', '[ ] a\n\n- [x]b\n- a [x] c\n- `[x] d`\n'],
  [
    'keeps CRLF where a line changes',
    '# A\r\n\r\n<b>a</b> <!-- c -->b\r\nc\r\n\r\n[r]: /\r\n\r\nd\r\n',
    '# A\r\n\r\na b\r\nc\r\n\r\nd\r\n',
  ],
  ['keeps lone CR where a line changes', 'a\r\r<b>b</b>\rc\r', 'a\r\rb\rc\r'],
  [
    'keeps tabs, trailing spaces and empty lines where nothing changes',
    '\tcode\n\n\n-\ta  \n\n\n*  b <b>c</b>\n',
    '\tcode\n\n\n-\ta  \n\n\n*  b c\n',
  ],
  ['keeps fences in fences', '````md\n```ts\n<b>[a](b.md)</b>\n```\n````\n'],
  ['keeps an open fence', '```\n<!-- a -->\n'],
  ['keeps tables, rows of any length and their marks', '|a|b|\n:-|-:\n|c\n|d|e|f|\n'],
  ['keeps entities and escapes', '&lt;b&gt; \\<b> &copy; \\[a](b.md)\n'],
]);

const deep = [
  ['quotes', '> '.repeat(120)],
  ['lists', '- '.repeat(120)],
] as const;

for (const [what, before] of deep) {
  test(`loses nothing of ${what} nested deeper than the parser reads`, () => {
    const source = `x <b>y</b>\n\n${before}deep\n`;
    assert.equal(clean(source), source);
    assert.equal(toPlainText(source), source);
  });
}

test('a text without a last line end gets none', () => {
  assert.equal(clean('a <b>b</b>'), 'a b');
});

test('an empty text stays empty', () => {
  assert.equal(clean(''), '');
  assert.equal(toPlainText(''), '');
});
