import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanHtmlBlock, tagsOf } from '../../../../src/text/markdown/cleanHtmlBlock';
import { applyEdits } from '../../../../src/text/markdown/editInlines';
import { isLine, toDestination, toMarks } from '../../../../src/text/markdown/htmlMarks';
import { type Tag, pairTags, parseTag, toAttribute } from '../../../../src/text/markdown/htmlTags';
import {
  codeOf,
  labelEndOf,
  parseBlocks,
  parseMarkdown,
  spanOf,
  toLines,
} from '../../../../src/text/markdown/parse';

const tagsFrom = (...sources: string[]): (Tag | undefined)[] => sources.map(parseTag);
const tagOf = (source: string): Tag => parseTag(source) ?? { kind: 'comment', name: '', source };

test('tags that Markdown is written with are told from text', () => {
  for (const [source, kind, name] of [
    ['<b>', 'open', 'b'],
    ['</b>', 'close', 'b'],
    ['<BR/>', 'void', 'br'],
    ['</br>', 'void', 'br'],
    ['<b x="y">', 'open', 'b'],
    ['<!-- a -->', 'comment', ''],
    ['<!--', 'comment', ''],
    ['<h6 >', 'open', 'h6'],
    ['<source>', 'void', 'source'],
    ['<hr>', 'void', 'hr'],
    ['<wbr>', 'void', 'wbr'],
    ['<img\n>', 'void', 'img'],
  ] as const)
    assert.deepEqual(parseTag(source), { kind, name, source });
  for (const source of ['<bx>', '< b>', '<b', '<h7>', 'b>', 'a<b>', '<b1>', '<b-c>', '<1b>', ''])
    assert.equal(parseTag(source), undefined, source);
  const known =
    'a abbr b big blockquote center cite code dd del details dfn div dl dt em figcaption figure font h1 h2 h3 h4 h5 h6 i ins kbd li mark nobr ol p picture pre q s samp script small span strike strong style sub summary sup table tbody td tfoot th thead tr tt u ul var';
  for (const name of known.split(' ')) assert.equal(parseTag(`<${name}>`)?.kind, 'open', name);
});

test('an attribute is read in any quotes and any case', () => {
  for (const [source, value] of [
    ['<a href="x y">', 'x y'],
    ["<a HREF = 'x\"y'>", 'x"y'],
    ['<a href=x>', 'x'],
    ['<a data-x="1" href="">', ''],
    ['<a data-href="x">', undefined],
    ['<a href>', undefined],
    ['<a href="x" href="y">', 'x'],
  ] as const)
    assert.equal(toAttribute(tagOf(source), 'href'), value, source);
});

test('tags are paired from inside out, those of each name by themselves', () => {
  const pairsOf = (...sources: string[]) => [...pairTags(tagsFrom(...sources))].sort(([a], [b]) => a - b);
  assert.deepEqual(pairsOf('<b>', '<b>', 'x', '</b>', '</b>'), [
    [0, 4],
    [1, 3],
    [3, 1],
    [4, 0],
  ]);
  assert.deepEqual(pairsOf('<b>', '<i>', '</b>', '</i>'), [
    [0, 2],
    [1, 3],
    [2, 0],
    [3, 1],
  ]);
  assert.deepEqual(pairsOf('</b>', '<b>', '<br>', '<!-- -->'), []);
});

test('each tag becomes a mark, a link, an image, a line or nothing', () => {
  for (const [sources, marks] of [
    [
      ['<b>', '</b>'],
      ['', ''],
    ],
    [['<b>'], [undefined]],
    [['x'], [undefined]],
    [
      ['<!-- a -->', '<hr>', '<br>'],
      ['', '', 'BREAK'],
    ],
    [
      ['<a href=" x(y) ">', '</a>'],
      ['[', '](x%28y%29)'],
    ],
    [
      ['<a name="x">', '</a>'],
      ['', ''],
    ],
    [
      ['<del>', '</del>', '<s>', '</s>', '<strike>', '</strike>'],
      ['~~', '~~', '~~', '~~', '~~', '~~'],
    ],
    [
      ['<li>', '</li>', '<p>', '</p>'],
      ['\n- ', '\n', '\n', '\n'],
    ],
    [
      ['<td>', '</td>', '<th>', '</th>'],
      ['', ' | ', '', ' | '],
    ],
    [
      ['<img src="x" alt="[a]">', '<img title="t\n t" src=x>', '<img alt="a" title="t">', '<img>'],
      ['![\\[a\\]](x)', '![t t](x)', 'a', ''],
    ],
  ] as const)
    assert.deepEqual(toMarks(tagsFrom(...sources), 'BREAK'), marks);
  for (const name of ['p', 'div', 'h1', 'h6', 'tr', 'ul', 'ol', 'dl', 'dd', 'dt', 'figure', 'summary'])
    assert.ok(isLine(tagOf(`<${name}>`)), name);
  for (const name of ['b', 'pre', 'span', 'td', 'li', 'thead']) assert.ok(!isLine(tagOf(`<${name}>`)), name);
  assert.equal(toDestination(' a b<c>(d)\\e\n'), 'a%20b%3Cc%3E%28d%29%5Ce');
});

test('a block of HTML becomes the lines that a reader sees', () => {
  for (const [html, lines] of [
    ['<custom>\na\n</custom>', undefined],
    ['<div>\n  a\n</div>\n', ['a']],
    ['<div a="<">b</div>', ['<div a="<">b']],
    ['<p>a<br>b</p>\n<p>c<br></p>', ['a  ', 'b', 'c']],
    ['<p>a</p> <!-- b --> c', ['a', 'c']],
    ['<p>a <!-- b', ['a <!-- b']],
    ['<a href="x">\n <img src="y">\n</a>', ['[![](y)](x)']],
    ['<p><del> a </del></p>', ['~~a~~']],
    ['<tr><td> a </td><td>b</td></tr>', ['a  | b']],
    ['<ul><li>a</li><li><p>b</p></li></ul>', ['- a', '-', 'b']],
    ['<pre>a &lt;b&gt; &amp;amp; &quot;c&quot;</pre>', ['```', 'a <b> &amp; "c"', '```']],
    ['<PRE class="x">\n  a <b>b</b>\n</PRE>\n', ['```', '  a b', '```']],
    ['<script>\n<b>a</b>\n</script>', ['```', '<b>a</b>', '```']],
    ['  <style>p</style>', ['```', 'p', '```']],
    ['<prefix>a</prefix>', undefined],
  ] as const)
    assert.deepEqual(cleanHtmlBlock(html), lines, html);
  assert.deepEqual(
    tagsOf('<div> <x> <b> <!-- --> </div>').map(({ kind, name }) => `${kind} ${name}`),
    ['open div', 'open b', 'comment ', 'close div'],
  );
  assert.deepEqual(tagsOf('<pre><b></pre>'), []);
});

test('edits are applied from the first to the last, in whatever order they come', () => {
  const edits = [
    { start: 4, end: 5, text: 'E' },
    { start: 0, end: 2, text: '' },
    { start: 3, end: 3, text: '+' },
  ];
  assert.equal(applyEdits('abcdef', edits), 'c+dEf');
  assert.equal(applyEdits('abc', []), 'abc');
});

test('links, images, code and tags tell where they stand', () => {
  const [, inline] = parseMarkdown('a [b](c) ![d][e] `f` <b>g</b> **h** ~~i~~ <http://j>\n\n[e]: k').tokens;
  const spans = (inline?.children ?? []).flatMap((token) => {
    const span = spanOf(token);
    return span && token.type !== 'text' ? [[token.type, span.start, span.end, labelEndOf(token)]] : [];
  });
  assert.deepEqual(spans, [
    ['link_open', 2, 8, 4],
    ['image', 9, 16, 12],
    ['code_inline', 17, 20, undefined],
    ['html_inline', 21, 24, undefined],
    ['html_inline', 25, 29, undefined],
    ['strong_open', 30, 32, undefined],
    ['strong_close', 33, 35, undefined],
    ['s_open', 36, 38, undefined],
    ['s_close', 39, 41, undefined],
    ['link_open', 42, 52, undefined],
  ]);
});

test('lines keep their ends, and a NUL is read as Markdown reads it', () => {
  assert.deepEqual(toLines('a\nb\r\nc\rd\n\ne'), ['a\n', 'b\r\n', 'c\r', 'd\n', '\n', 'e']);
  assert.deepEqual(toLines(''), []);
  assert.deepEqual(toLines('\n'), ['\n']);
  for (const parse of [parseMarkdown, parseBlocks]) {
    assert.deepEqual(parse('a\0b\n').lines, ['a\ufffdb\n']);
    assert.ok(!parse('> '.repeat(40)).isCut);
    assert.ok(parse(`${'> '.repeat(120)}a`).isCut);
  }
  assert.equal(parseBlocks('*a*').tokens[1]?.children?.length, 0);
});

test('code is exactly what stands in its block', () => {
  for (const [markdown, code] of [
    ['```\na\r\n\nb\n```', 'a\r\n\nb'],
    ['```\n```', ''],
    ['```\na', 'a'],
    [' ```\n a\n  b\n```', 'a\n b'],
    ['    a\r\n\n      b\n\n\nc', 'a\r\n\n  b'],
    ['\ta\n  \tb', 'a\nb'],
  ] as const) {
    const parsed = parseMarkdown(markdown);
    const [token] = parsed.tokens;
    assert.equal(token && codeOf(token, parsed), code, markdown);
  }
  const quoted = parseMarkdown('> ```\n> a\n>  b\n> ```');
  assert.equal(quoted.tokens[1] && codeOf(quoted.tokens[1], quoted), 'a\n b');
});
