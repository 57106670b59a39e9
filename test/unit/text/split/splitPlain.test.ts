import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { numbered } from '../../../../src/text/split/parts';
import { splitPlain } from '../../../../src/text/split/splitPlain';

test('a text is cut after paragraphs, else lines, else words', () => {
  const parts = splitPlain(
    `${'a'.repeat(120)}\n\n${'b'.repeat(100)}\n  ${'c'.repeat(100)}\n${'d e '.repeat(60)}`,
    200,
  );
  assert.deepEqual(
    parts?.map((part) => part.slice(0, 3)),
    ['aaa', 'bbb', '  c', 'd e', 'e d'],
  );
});

test('a long word is cut between its graphemes', () => {
  const family = '👩‍👩‍👧‍👦';
  for (const part of splitPlain(family.repeat(100), 200) ?? []) assert.equal(part.replaceAll(family, ''), '');
});

test('each part gets its number, one alone gets none', () => {
  assert.deepEqual(numbered(['a']), ['a']);
  assert.deepEqual(numbered(['a', 'b']), ['(1/2)\n\na', '(2/2)\n\nb']);
});

test('more than twenty parts are refused', () => {
  assert.equal(splitPlain('a'.repeat(4001), 200), undefined);
  assert.equal(splitPlain('', 200)?.length, 0);
});

test('the parts are the text but for white space at the cuts, and within the limit', () => {
  const texts = fc.string({
    unit: fc.constantFrom('a', 'bc ', '\n', '\r\n', '\n\n', '\t', 'é', 'e\u0301', '👍🏽', '.\\'),
    maxLength: 1500,
  });
  fc.assert(
    fc.property(texts, fc.integer({ min: 200, max: 400 }), (text, maxChars) => {
      const parts = splitPlain(text, maxChars);
      assert.ok(parts);
      let rest = text;
      for (const part of parts) {
        const start = rest.indexOf(part);
        assert.equal(rest.slice(0, start).trim(), '');
        rest = rest.slice(start + part.length);
      }
      assert.equal(rest.trim(), '');
      for (const part of numbered(parts)) assert.ok(part.length <= maxChars && part.isWellFormed());
    }),
    { numRuns: 2000 },
  );
});
