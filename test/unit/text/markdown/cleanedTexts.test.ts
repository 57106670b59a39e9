import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clean, toFile } from './cases';

type Cases = readonly (readonly [source: string, cleaned: string])[];

const lists: Cases = [
  ['> - a <!-- x\n>   y --> b\n> - c', '> - a  b\n> - c'],
  ['- <!-- a -->\n- b', '-\n- b'],
  ['1. <b>a</b>\n   c\n2. <i>d</i>', '1. a\n   c\n2. d'],
  ['- | a | <b>b</b> |\n  |---|---|\n', '- | a | b |\n  |---|---|\n'],
  [
    '- [ ] a\n- [x] b\n- [X] c\n- [y] d\n- [ ]e\n1. [ ] f\n\n[ ] g',
    '- ☐ a\n- ☑ b\n- ☑ c\n- [y] d\n- [ ]e\n1. ☐ f\n\n[ ] g',
  ],
  ['- a\n\n  <div>b</div>\n\n  c', '- a\n\n  b\n\n  c'],
  ['+ a\n\n<!-- -->\n\n+ b\n', '+ a\n\n- b\n'],
  ['* a\n\n<!-- -->\n\n* b\n', '* a\n\n- b\n'],
  ['1) a\n\n<!-- -->\n\n2) b\n   - c\n', '1) a\n\n2. b\n   - c\n'],
  ['- a\n\n<!-- -->\n\n1. b\n', '- a\n\n1. b\n'],
  ['- a\n\n<!-- -->\n\n   b\n  c\n', '- a\n\nb\nc\n'],
  ['- a\n\n<!-- -->\n\n    b\n\n    c\n\nd', '- a\n\n```\nb\n\nc\n```\n\nd'],
];

const links: Cases = [
  ['[a]: b\n[c]\n\n[c]: <d e> "f \\" g"\n', '[c](https://e.com/blob/d%20e "f \\" g")\n'],
  ['> [a]\n>\n> [a]: b\n', '> [a](https://e.com/blob/b)\n'],
  ['- [a]\n\n  [a]: b\n- c', '- [a](https://e.com/blob/b)\n\n- c'],
  [
    "[a][b] and ![c][b] [d]\n\n[b]: x.md 't'\n[d]: #y",
    '[a](https://e.com/blob/x.md "t") and ![c](https://e.com/blob/x.md "t") d\n',
  ],
  [
    '![a](b.png "t") [c](//e.com/d) [e](mailto:f) [g](C:/h) ![i](data:x)',
    '![a](https://e.com/blob/b.png "t") [c](//e.com/d) [e](mailto:f) [g](https://e.com/blob/C:/h) ![i](data:x)',
  ],
];

const texts: Cases = [
  ['> <!-- a -->\n> b', '> b'],
  ['a\n\n> <!-- b -->\n\nc', 'a\n\nc'],
  ['a <!--\n# b -->\n# c', 'a <!--\n# b -->\n# c'],
  ['a<!-- b -->\n- c', 'a\n- c'],
  ['x\n<b>- y</b>', 'x\n\\- y'],
  ['x\n<b></b>1. y', 'x\n1\\. y'],
  ['x\n<b></b># y', 'x\n\\# y'],
  ['x\n<b></b>=== ', 'x\n\\==='],
  ['x\n<b></b>> y', 'x\n\\> y'],
  ['# <!-- a -->\n\nb', '#\n\nb'],
  ['<b></b>\n===\n\na', 'a'],
  ['| a | <b>b</b> |\n|---|---|\n| <i>c\\|d</i> | e<br>f |', '| a | b |\n|---|---|\n| c\\|d | e f |'],
  ['> | a | <b>b</b> |\n> |---|---|\n> | c | d |', '> | a | b |\n> |---|---|\n> | c | d |'],
  ['a\r\n\r\n<!-- b -->\r\n\r\nc\r\n', 'a\r\n\r\nc\r\n'],
  ['<!-- a -->\n\n\nb\n\n<!-- c -->\n\n\nd\n\n<!-- e -->\n', 'b\n\nd\n'],
  ['a\n\n<!-- b -->', 'a\n'],
  ['<div>a</div>\nb', 'a\nb'],
  ['a\n<div>b</div>\n\nc', 'a\n\nb\n\nc'],
  ['<p>a</p>\n\n<p>b</p>', 'a\n\nb'],
  ['<table><tr><th>a</th><td>b</td></tr><tr><td>c</td></tr></table>', 'a | b\nc'],
  ['<a href="x y">\n\nb\n\n</a>', 'b\n'],
  ['<ol>\n<li>a <b>c</b></li>\n<li>d<br>e</li>\n</ol>', '- a c\n- d  \ne\n'],
  ['<h1>a</h1><p>b<br>c</p>', 'a\nb  \nc'],
  [
    "<s> a </s> <strike>b</strike> <a href='x'> c </a> <a href=z>d</a>",
    '~~ a ~~ ~~b~~ [ c ](https://e.com/blob/x) [d](https://e.com/blob/z)',
  ],
  [
    '<img title="a [b] \\ c" src="d e(f)"><img alt="x\n y">',
    '![a \\[b\\] \\\\ c](https://e.com/blob/d%20e%28f%29)x y\n',
  ],
  ['<PRE>a &lt;b&gt; &amp;amp; &quot;c&quot;</PRE>', '```\na <b> &amp; "c"\n```'],
  ['<script>\nlet a\n</script>\n', '```\nlet a\n```\n'],
  ['<textarea rows=1>a\n</textarea>\nb', '```\na\n```\n\nb'],
  ['<details><summary>a</summary>b</details>', 'a\nb'],
  ['a\n1. <!-- b -->\n\nc', 'a\n\n1.\n\nc'],
  ['> a\n> - <!-- b -->\n', '> a\n>\n> -\n'],
  ['---\na: b\n---\n---\nc: d\n---\n', '\n---\nc: d\n---\n'],
  ['\ufeff\ufeff---\na: b\n---\nx', 'x'],
  ['x <custom>y</custom> <hr> <wbr>z <!-- <b> --> </b>', 'x <custom>y</custom>  z  </b>'],
  ['<b>\n\nx</b> </b>\n', 'x </b>\n'],
  ['a <b>c\n\nd</b> e', 'a <b>c\n\nd</b> e'],
  ['`<b>` <b>`a`</b> \\<b> &lt;b>', '`<b>` `a` \\<b> &lt;b>'],
];

for (const [what, cases] of Object.entries({ lists, links, texts })) {
  for (const [source, cleaned] of cases) {
    test(`${what} are cleaned: ${JSON.stringify(source)}`, () => {
      assert.equal(clean(source, toFile), cleaned);
    });
  }
}
