import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasWords } from '../../../../src/text/handoff/hasWords';
import { toDefaultTemplate } from '../../../../src/text/handoff/template';

test('headings, comments, rules and blank lines say nothing', () => {
  const texts = [
    '',
    ' \n\t\n',
    '## Cause\n\n## Workaround\n',
    'Cause\n=====\n',
    '<!-- who? -->\n',
    '---\n\n## A',
    '```\n \n```',
    '<!-- a\n\nb -->\n\n<!-- c --> <!-- d -->',
  ];
  for (const text of [...texts, toDefaultTemplate(['Cause', 'Next step'])])
    assert.equal(hasWords(text), false, JSON.stringify(text));
});

test('whatever else there is says something', () => {
  const texts = [
    'a',
    '## Cause\n\na race',
    '```\n1\n```',
    '    code',
    '```html\n<!-- a -->\n```',
    '    <!-- a -->',
    '> a',
    '- a',
    '<b>a</b>',
    '<!-- a --> b',
    '| a |\n|-|\n',
  ];
  for (const text of texts) assert.equal(hasWords(text), true, JSON.stringify(text));
});
