import { clean, testClean } from './cases';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const starts = [
  '# a',
  '- a',
  '+ a',
  '> a',
  '```',
  '~~~',
  '1. a',
  '2) a',
  '---',
  '===',
  '***',
  '| a |',
  '[a]: b',
  '<div>',
];

for (const start of starts) {
  test(`keeps ${JSON.stringify(start)} a text when a tag before it goes`, () => {
    assert.equal(clean(`x\n\n<i></i>${start}\n`), `x\n\n${start.replace(/^(\d*)/, '$1\\')}\n`);
  });
}

testClean([
  ['keeps a line a text when the line before it goes', '<i>\n14. a</i>\n', '14. a\n'],
  ['keeps a number sign a text when the link around it goes', '[#](#top)\n', '\\#\n'],
  ['takes the line under a heading away with all of its text', 'x\n\n<b></b>\n===\n', 'x\n'],
]);
