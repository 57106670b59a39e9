import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toPlainText } from '../../../../src/text/markdown/plainText';

const cases: readonly (readonly [markdown: string, plain: string])[] = [
  ['a  \nb\\\nc\nd', 'a\nb\nc\nd'],
  ['# a *b* `c`\n\nd\n===', 'a b c\n\nd'],
  ['- a\n- b\n  - c\n\n    d\n- e', '- a\n- b\n  - c\n\n    d\n- e'],
  ['3) a\n4) b\n\n   c', '3) a\n\n4) b\n\n   c'],
  ['> a\n>\n> > b\n\nc', '> a\n>\n> > b\n\nc'],
  ['> ```\n> a\n>\n> b\n> ```', '> a\n>\n> b'],
  ['***', '---'],
  ['| a | bb |\n|---|---|\n| ccc<br>x | d |', 'a        | bb\n---------|---\nccc<br>x | d'],
  ['<div>\na\n</div>\n\nb', '<div>\na\n</div>\n\nb'],
  [
    '[a](http://b) [http://b](http://b) <http://c> [](http://d) [d@e.f](mailto:d@e.f) <d@e.f> [ä](http://x/ä) [http://x/ä](http://x/ä)',
    'a (http://b) http://b http://c http://d d@e.f d@e.f ä (http://x/%C3%A4) http://x/ä',
  ],
  ['![a](b) ![](c) [![d](e)](f) [![](e)](f) [x ![d](e)](f)', 'a (b) c d (f) e (f) x d (f)'],
  ['![a](b)![c](d) [a](b)[c](d) [a](b)![c](d)', 'a (b) c (d) a (b) c (d) a (b) c (d)'],
  ['~~a~~ **b** *c* a&amp;b \\* `d`', '~~a~~ b c a&b * d'],
  ['```\n```', ''],
  ['```\n\n```\n\nx', 'x'],
  ['    a\n\n      b\n\n', 'a\n\n  b'],
  ['\ta\n\tb', 'a\nb'],
  ['- ```\n  a\n  ```', '- a'],
  ['-\n- a', '-\n- a'],
  ['- # a\n- > b\n  c', '- a\n- > b\n  > c'],
  ['[a]: b', ''],
  ['- a\n\n- b', '- a\n\n- b'],
  ['1. a\n\n   ```\n   b\n\n   c\n   ```', '1. a\n\n   b\n\n   c'],
  ['a\u0000b', 'a�b'],
  ['[x](http://%zz) [%41](%41)', 'x (http://%25zz) %41'],
  ['  ```\n  a\n b\n  ```', 'a\nb'],
  ['```\na\r\nb\r\n```', 'a\r\nb'],
  ['![a *b* `c`](d)', 'a b c (d)'],
  ['- \n\n  a', '-\n\na'],
  ['> - a\n>\n>   b', '> - a\n>\n>   b'],
  ['- - a\n  - b\n- - c\n\n    d', '- - a\n  - b\n- - c\n\n    d'],
];

for (const [markdown, plain] of cases) {
  test(`${JSON.stringify(markdown)} reads the same without Markdown`, () => {
    assert.equal(toPlainText(markdown), plain);
  });
}
