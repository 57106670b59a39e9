import assert from 'node:assert/strict';
import { env } from 'node:process';
import { test } from 'node:test';
import fc from 'fast-check';
import { splitMarkdown } from '../../../../src/text/split/splitMarkdown';
import { documents } from './documents';
import {
  checkBlocks,
  checkClosed,
  checkLimit,
  checkSettled,
  graphemeCount,
  plainLength,
  roomyLimit,
  split,
  toCode,
  toWords,
} from './partChecks';

// Shrinking a whole document takes minutes; the seed in the message gives the same one again. The same documents each time,
// so that a run says something about a change; other ones by SPLIT_SEED=<number>.
const runs = { numRuns: 2000, endOnFailure: true, seed: Number(env['SPLIT_SEED'] ?? 20261122) };
const limits = fc.oneof(fc.constant(200), fc.integer({ min: 200, max: 900 }));

const signs = [
  'ab',
  ' ',
  '\n',
  '\n\n',
  '\t',
  '`',
  '~',
  '>',
  '-',
  '*',
  '_',
  '#',
  '[',
  '](',
  ')',
  '!',
  '|',
  '1.',
  ':',
  '\\',
  '<',
  '&',
  '=',
];

function checkParts(markdown: string, parts: readonly string[], maxChars: number): void {
  checkLimit(parts, maxChars);
  checkClosed(parts);
  checkSettled(parts, maxChars);
  checkBlocks(markdown, parts, maxChars);
}

test('parts say every word once, in order, and all code line by line', () => {
  const shape = { tables: false, giants: false };
  fc.assert(
    fc.property(documents(shape, 4), limits, (markdown, least) => {
      const maxChars = roomyLimit(markdown, least);
      const parts = split(markdown, maxChars);
      checkParts(markdown, parts, maxChars);
      assert.deepEqual(parts.flatMap(toWords), toWords(markdown));
      const [code, codeOfParts] = [toCode(markdown), parts.flatMap(toCode)];
      if (code.every((line) => line.length < 100)) assert.deepEqual(codeOfParts, code);
      else assert.equal(codeOfParts.join(''), code.join(''));
    }),
    runs,
  );
});

test('words and spans longer than a part are cut between graphemes, and the heads of tables repeated', () => {
  const shape = { tables: true, giants: true };
  fc.assert(
    fc.property(documents(shape, 4), limits, (markdown, least) => {
      const maxChars = roomyLimit(markdown, least);
      const parts = split(markdown, maxChars);
      checkParts(markdown, parts, maxChars);
      for (const part of parts) assert.ok(part.isWellFormed());
      const repeated = /https:|\| h0/.test(markdown);
      const all = parts.flatMap(toWords).join('');
      if (!repeated) assert.equal(graphemeCount(all), graphemeCount(toWords(markdown).join('')));
      if (!repeated) assert.equal(all, toWords(markdown).join(''));
    }),
    runs,
  );
});

test('any string is split within the limit, or refused as too long', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 2000 }),
    fc.string({ unit: fc.constantFrom(...signs), maxLength: 2000 }),
  );
  fc.assert(
    fc.property(texts, limits, (text, maxChars) => {
      const parts = splitMarkdown(text, maxChars, plainLength);
      assert.ok(parts ?? text.length > maxChars * 2);
      checkLimit(parts ?? [], maxChars);
    }),
    runs,
  );
});
