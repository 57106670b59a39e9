import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outline } from './outline';

/** What is nothing, or not to be seen, in Markdown, but something that somebody has typed. */
const answers: readonly (readonly [source: string, expected: string])[] = [
  ['+', '+'],
  ['-\n', '-'],
  ['1.', '1.'],
  ['#', '#'],
  ['>', '>'],
  ['> -\n> -', '> -/> -'],
  ['```', '```'],
  ['| |\n|-|', '| |/|-|'],
  ['\\\n', '\\'],
  ['&nbsp;', '&nbsp;'],
  ['# &nbsp;', '# &nbsp;'],
  ['&nbsp;\n&nbsp;', '&nbsp;/&nbsp;'],
  ['-\n\n\n1.', '-///1.'],
];

for (const [answer, expected] of answers)
  test(`an answer of only ${JSON.stringify(answer)} is seen as it was typed`, () =>
    assert.equal(outline(answer), expected));

test('what is nothing in itself stays so beside what is something', () => {
  assert.equal(outline('+\n\ntext'), 'list() | text');
  assert.equal(outline('***'), '---');
  assert.equal(outline('+\n\n***'), 'list() | ---');
  assert.equal(outline('|a|\n|-|'), 'table(a)');
});
