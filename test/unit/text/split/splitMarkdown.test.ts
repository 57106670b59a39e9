import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { splitMarkdown } from '../../../../src/text/split/splitMarkdown';
import {
  checkBlocks,
  checkClosed,
  checkLimit,
  checkSettled,
  plainLength,
  roomyLimit,
  split,
  toCode,
} from './partChecks';

const load = createRequire(__filename);

test('what fits stays as it is', () => {
  const text = '# A\r\n\r\n\r\n- b\r\n';
  assert.deepEqual(split(text, 200), [text]);
  assert.deepEqual(split('\n \n', 200), []);
});

test('one unclosed fence is split into closed ones, at limit 2,000', () => {
  const lines = Array.from({ length: 300 }, (_, at) => `const value${at} = ${at};`);
  const markdown = `Look:\n\n\`\`\`ts\n${lines.join('\n')}`;
  const parts = split(markdown, 2000);
  checkLimit(parts, 2000);
  checkClosed(parts);
  assert.deepEqual(parts.flatMap(toCode), lines);
  for (const part of parts.slice(1)) assert.match(part, /^```ts\n[^`]*\n```$/);
});

test('what is too long begins below what stands before it', () => {
  const words = 'many words and more. '.repeat(30).trim();
  const blocks = [
    ['code', `\`\`\`ts\n${'let value = 1;\n'.repeat(40)}\`\`\``, /^```ts\nlet/],
    ['an indented code', '    let value = 1;\n'.repeat(40), /^```\nlet/],
    ['a list', '3. some item\n'.repeat(40), /^3\. some item\n4\. some item/],
    [
      'a table',
      `| A | B |\n|---|---|\n${'| one | two |\n'.repeat(30)}`,
      /^\| A \| B \|\n\| --- \| --- \|\n\| one/,
    ],
    ['a paragraph', words, /^many words/],
    ['a quote', `> ${words}`, /^> many words/],
    ['a quote of quotes', `> > ${words}\n>\n> end`, /^> > many words/],
  ] as const;
  for (const [what, block, begin] of blocks) {
    const [first = '', ...more] = split(`Look:\n\n# Title\n\n${block}`, 300);
    const head = 'Look:\n\n# Title\n\n';
    assert.ok(first.startsWith(head) && first.length > 200, `${what}: ${first}`);
    assert.match(first.slice(head.length), begin);
    assert.ok(more.length > 0);
  }
});

test('what is too long begins in a part of its own where the one before it is full', () => {
  const before = 'word '.repeat(50).trim();
  const [first] = split(`${before}\n\n\`\`\`\n${'let value = 1;\n'.repeat(40)}\`\`\``, 300);
  assert.equal(first, before);
});

test('an ordered list goes on with the right number, whatever the source says', () => {
  const item = `1. ${'word '.repeat(8).trim()}\n   more`;
  const parts = split(Array.from({ length: 12 }, () => item).join('\n'), 200);
  const seen = parts.flatMap((part) => part.match(/^\d+(?=\.)/gm) ?? []).map(Number);
  assert.deepEqual(seen, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  for (const part of parts) assert.ok(splitMarkdown(part, 4000, plainLength));
  assert.match(parts.at(-1) ?? '', /^\d\d\. .*\n {4}more/);
});

test('the first piece of a long item keeps its marker, the others stand below it', () => {
  const parts = split(`- first\n- ${'alpha beta. '.repeat(30)}\n- last`, 200);
  assert.equal(parts.filter((part) => part.startsWith('- ')).length, 3);
  assert.match(parts.at(-1) ?? '', /^- last$/);
});

test('a table repeats its head, and a row that is too long becomes paragraphs', () => {
  const wide = `| wide | ${'cell '.repeat(60)}|`;
  const parts = split(`| A | B |\n|:--|--:|\n${'| one | two |\n'.repeat(20)}${wide}\n`, 200);
  checkLimit(parts, 200);
  assert.ok(parts[0]?.startsWith('| A | B |\n| :-- | --: |\n| one | two |'));
  assert.ok(parts[1]?.startsWith('| A | B |\n| :-- | --: |\n| one | two |'));
  assert.ok(parts.some((part) => part.startsWith('A: wide')));
});

test('a quote is quoted in every part', () => {
  const parts = split(`> ${'quoted words. '.repeat(30)}\nlazy end`, 200);
  for (const part of parts) for (const line of part.split('\n')) assert.match(line, /^> /);
});

test('emphasis, links and code spans that are too long are closed and opened again', () => {
  const words = 'many words '.repeat(30).trim();
  for (const part of split(`**${words}**`, 200)) assert.match(part, /^\*\*\w.*\w\*\*$/);
  for (const part of split(`[${words}](http://a.example/b)`, 200))
    assert.match(part, /^\[\w.*\w\]\(http:\/\/a\.example\/b\)$/);
  for (const part of split(`\`${words}\``, 200)) assert.match(part, /^`[^`]+`$/);
});

test('no piece of a paragraph becomes another block', () => {
  const hazards = [
    '- x',
    '# x',
    '1. x',
    '> x',
    '+ x',
    '```',
    '===',
    '---',
    '| a | b |',
    '<div>',
    '[a]: b',
    '***',
  ];
  for (const hazard of hazards) {
    const parts = split(`${'word '.repeat(37)}${hazard} ${'tail '.repeat(30)}`, 200);
    checkLimit(parts, 200);
    for (const part of parts) checkBlocks(part, split(part, 200), 200);
    assert.deepEqual(new Set(parts.map((part) => /^\\?[`<[|#>+*=\-\w]/.test(part))), new Set([true]));
  }
});

test('indented code stays outside of the rest of a list that it follows', () => {
  const item = (number: number): string => `${number})   ${'word '.repeat(24).trimEnd()}\n\n`;
  const markdown = `intro\n\n${item(8)}${item(9)}\n    code();\n`;
  const parts = split(markdown, 230);
  assert.deepEqual(parts.flatMap(toCode), ['code();']);
  checkBlocks(markdown, parts, 230);
});

test('a heading goes along with what it is about', () => {
  const parts = split(`${'word '.repeat(30)}\n\n## Title\n\n${'text '.repeat(20)}`, 200);
  assert.ok(parts[1]?.startsWith('## Title\n\ntext'));
});

test('more than twenty parts are refused, before any work where it is clear', () => {
  let measured = 0;
  const count = (part: string): number => {
    measured++;
    return part.length;
  };
  assert.equal(splitMarkdown('word '.repeat(2_000_000), 4000, count), undefined);
  assert.equal(measured, 0);
  assert.equal(splitMarkdown(`${'a'.repeat(150)}\n\n`.repeat(21), 200, plainLength), undefined);
});

const sources = [
  'commonmark-spec/spec.txt',
  ...['markdown-it', 'fast-check', 'esbuild', 'prettier', 'tsx', 'valibot', 'undici', 'ajv', 'mocha'].map(
    (name) => `${name}/README.md`,
  ),
];

for (const source of sources) {
  test(`${source} is split into parts that read as the whole does`, () => {
    const markdown = readFileSync(
      load.resolve('commonmark-spec').replace(/commonmark-spec.*$/, source),
      'utf8',
    );
    for (const least of [200, 1000, 4000]) {
      // A long document goes through in stretches, each as long as some parts.
      const stretches = toStretches(markdown, least * 4);
      for (const stretch of stretches) {
        const maxChars = roomyLimit(stretch, least);
        const parts = split(stretch, maxChars);
        checkLimit(parts, maxChars);
        checkClosed(parts);
        checkSettled(parts, maxChars);
        checkBlocks(stretch, parts, maxChars);
      }
    }
  });
}

function toStretches(markdown: string, chars: number): string[] {
  const stretches = [''];
  for (const paragraph of markdown.split(/(?<=\n\n)/)) {
    const last = stretches.at(-1) ?? '';
    if (last.length + paragraph.length > chars) stretches.push(paragraph);
    else stretches[stretches.length - 1] = last + paragraph;
  }
  return stretches;
}
