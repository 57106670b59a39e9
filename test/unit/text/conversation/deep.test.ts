import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outline } from './outline';

const quotes = '> '.repeat(20);

/** The outline of blocks within as many quotes as are read. */
function inQuotes(inside: string): string {
  return `${'quote('.repeat(20)}${inside}${')'.repeat(20)}`;
}

/** What stands in the innermost quote that is read, and what becomes of it. */
const nested: readonly (readonly [what: string, lines: readonly string[], expected: string])[] = [
  ['text', ['text', '', '# more'], 'text | # more'],
  ['a quote', ['> **deep**', '> er', '', 'after'], `${quotes}> **deep**/${quotes}> er | after`],
  ['a list', ['- deep', '- er', '', '***'], `${quotes}- deep/${quotes}- er/${quotes.trim()} | ---`],
  ['numbers', ['1. deep'], `${quotes}1. deep`],
  ['a quote of quotes', ['> > > deep', '', 'after'], `${quotes}> > > deep | after`],
];

for (const [what, lines, expected] of nested) {
  test(`of what is nested too deep, ${what} is shown as typed, and what is behind it stays where it was`, () => {
    const source = `${lines.map((line) => (quotes + line).trimEnd()).join('\n')}\n\nend`;
    assert.equal(outline(source), `${inQuotes(expected)} | end`);
  });
}

test('of a list that is nested too deep the indent is kept, and not the blank line behind it', () => {
  const lines = Array.from({ length: 11 }, (_, depth) => `${'  '.repeat(depth)}- ${depth}`);
  const lists = Array.from({ length: 10 }, (_, depth) => `list(${depth} | `).join('');
  assert.equal(outline(`${lines.join('\n')}\n\nend`), `${lists}${lines[10] ?? ''}${')'.repeat(10)} | end`);
});
