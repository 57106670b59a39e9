import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alignRows } from '../../../../src/text/markdown/alignRows';
import { escapeBlockStart } from '../../../../src/text/markdown/escapeBlockStart';
import { escapeHidden } from '../../../../src/text/markdown/escapeHidden';
import { withoutFrontMatter } from '../../../../src/text/markdown/frontMatter';

test('a line that would begin another block than a paragraph is escaped, and no other', () => {
  for (const line of [
    '#a',
    '-a',
    '*a',
    '``',
    '== a',
    '**',
    '_',
    '[a]',
    '<http://a>',
    '<a@b.c>',
    '< a',
    '1.a',
    '1234567890. a',
    'a',
    '####### a',
    '<1',
  ])
    assert.equal(escapeBlockStart(line), line);
  for (const [line, escaped] of [
    ['# a', '\\# a'],
    ['- a', '\\- a'],
    ['+', '\\+'],
    ['* a', '\\* a'],
    ['> a', '\\> a'],
    ['>', '\\>'],
    ['```', '\\```'],
    ['====', '\\===='],
    ['---', '\\---'],
    ['- - -', '\\- - -'],
    ['--', '\\--'],
    ['***', '\\***'],
    ['* *', '\\* *'],
    ['___', '\\___'],
    ['| a', '\\| a'],
    ['[a]: b', '\\[a]: b'],
    ['<div>', '\\<div>'],
    ['</a', '\\</a'],
    ['<!-- ', '\\<!-- '],
    ['<? ', '\\<? '],
    ['1. a', '1\\. a'],
    ['1)', '1\\)'],
    ['123456789. a', '123456789\\. a'],
    ['###### a', '\\###### a'],
    ['~~~', '\\~~~'],
  ] as const)
    assert.equal(escapeBlockStart(line), escaped);
});

test('what would hide the rest of a message, or itself, is escaped, and nothing else', () => {
  for (const markdown of [
    '<div>\na',
    'a <!-- b',
    '<!-- a -->',
    '[a]: b\n\n[a]',
    '<stylex',
    '<div>\n<!-- a',
    '- <!-- a\n\nb',
  ])
    assert.equal(escapeHidden(markdown), markdown);
  for (const [markdown, escaped] of [
    ['<!-- a', '\\<!-- a'],
    ['a\n\n<!-- b', 'a\n\n\\<!-- b'],
    ['<script>\n\na', '\\<script>\n\na'],
    ['[a]: b', '\\[a]: b'],
    ['> [a]: b', '> \\[a]: b'],
    ['<pre>\n\n<!-- b\n\n<?c', '\\<pre>\n\n\\<!-- b\n\n\\<?c'],
    ['<!X\n <style', '\\<!X\n \\<style'],
    ['[a]: b\n[c]: d\n[A]', '[a]: b\n\\[c]: d\n[A]'],
    ['<!-- a\n\n```\n<!-- b', '\\<!-- a\n\n```\n\\<!-- b'],
  ] as const)
    assert.equal(escapeHidden(markdown), escaped);
});

test('what only looks like front matter stays', () => {
  for (const source of [
    '---\na\n---\nb',
    '---\na: b\nc\n---\nd',
    '---\na:b\n---\nc',
    ' ---\na: b\n---\nc',
    '---\na: b\n',
    '----\na: b\n---\n',
    '---x\na: b\n---\nc',
    '---\na: b\n+++\nc',
    '---\na: b\n---x\nc\n---\nd',
    '+++\na: b\n+++\nc',
    '---\n-a: b\n---\nc',
    '---\n---\na',
  ])
    assert.equal(withoutFrontMatter(source), source);
});

test('front matter goes with the blank lines below it', () => {
  for (const [source, rest] of [
    ['---\na: b\n---\nc', 'c'],
    ['---\na: b\n...\nc', 'c'],
    ['+++\na = "b"\n+++\n\nc', 'c'],
    ['+++\n[a]\n+++\nb', 'b'],
    ['+++\n# x\n\na.b = 1\n+++\nc', 'c'],
    ['--- \na: b\n--- \n \n\nc', 'c'],
    ['---\n"a b": c\n\'d\': e\n# x\n- f\n  g\n]\n}\n---\nh', 'h'],
    ['---\na: b\n---', ''],
    ['---\r\na: b\r\n---\r\n\r\nc', 'c'],
    ['---\n$a-b.c/d e: f\n---\nx', 'x'],
  ] as const)
    assert.equal(withoutFrontMatter(source), rest);
});

test('front matter has 500 lines at most', () => {
  const lines = (count: number): string => `---\na: b\n${'- c\n'.repeat(count)}---\nd`;
  assert.equal(withoutFrontMatter(lines(499)), 'd');
  assert.equal(withoutFrontMatter(lines(500)), lines(500));
});

test('the columns of a table stand under each other', () => {
  for (const [rows, lines] of [
    [
      [
        ['a', 'bb'],
        ['ccc', 'd'],
      ],
      ['a   | bb', '----|---', 'ccc | d'],
    ],
    [[['a', 'b']], ['a | b']],
    [[], ['']],
    [
      [
        ['', 'a'],
        ['', ''],
      ],
      [' | a', '--|--', ' |'],
    ],
    [
      [
        ['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'b'],
        ['c', 'd'],
      ],
      [
        'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | b',
        '-----------------------------------------|--',
        'c                                        | d',
      ],
    ],
    [
      [
        ['漢字', 'a'],
        ['b', 'c'],
      ],
      ['漢字 | a', '-----|--', 'b    | c'],
    ],
    [
      [
        ['e\u0301\u200d', 'a'],
        ['bcd', 'c'],
      ],
      ['e\u0301\u200d   | a', '----|--', 'bcd | c'],
    ],
    [
      [
        ['😀', 'a'],
        ['b', 'c'],
      ],
      ['😀 | a', '---|--', 'b  | c'],
    ],
    [
      [
        ['ä', 'a'],
        ['bc', 'd', 'e'],
      ],
      ['ä  | a', '---|---|--', 'bc | d | e'],
    ],
    [
      [['a', 'b'], ['c']],
      ['a | b', '--|--', 'c'],
    ],
  ] as const)
    assert.deepEqual(alignRows(rows).split('\n'), lines);
});
