import assert from 'node:assert/strict';
import { validateHeaderValue } from 'node:http';
import { test } from 'node:test';
import fc from 'fast-check';
import { maxKeyChars } from '../../../src/core/limits';
import { cleanApiKey } from '../../../src/core/apiKey';
import { anyUnits, hostileText } from '../hostileText';

const gaps = [' ', '\t', '\n', '\r\n', '\u00a0', '\u3000', '\u200b', '\u200d', '\u2060', '\ufeff', '<', '>'];
const words = ['Bearer ', 'bearer\t', 'BEARER \n', 'Authorization: ', 'authorization:', 'AUTHORIZATION : '];

const toText = (pieces: readonly string[]): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((chosen) => chosen.join(''));

const headerChars = Array.from({ length: 0x7e - 0x20 }, (_, index) => String.fromCharCode(0x21 + index));
const key = fc
  .string({ unit: fc.constantFrom(...headerChars.filter((char) => !'<>'.includes(char))), minLength: 1 })
  .filter((text) => !/^(bearer|authorization:)/i.test(text));

test('a key comes out of whatever was pasted around it', () => {
  fc.assert(
    fc.property(toText([...gaps, ...words]), key, toText(gaps), (before, bare, after) => {
      assert.equal(cleanApiKey(before + bare + after), bare);
    }),
    { numRuns: 1000 },
  );
});

test('what is too long to be a key is none', () => {
  assert.equal(cleanApiKey('k'.repeat(maxKeyChars)), 'k'.repeat(maxKeyChars));
  assert.equal(cleanApiKey('k'.repeat(maxKeyChars + 1)), undefined);
});

test('what has been cleaned is clean, and can stand in a header', () => {
  const pasted = fc.oneof(
    hostileText,
    anyUnits,
    toText([...gaps, ...words, 'a', 'bea', 'rer', 'é', '😀', '\0']),
  );
  fc.assert(
    fc.property(pasted, (text) => {
      const cleaned = cleanApiKey(text);
      if (cleaned === undefined) return;
      assert.match(cleaned, /^[\x21-\x7e]+$/);
      validateHeaderValue('authorization', cleaned);
      assert.equal(cleanApiKey(cleaned), cleaned);
    }),
    { numRuns: 1000 },
  );
});

for (const nothing of ['', ' \n', '<>', 'Bearer', 'Bearer <>', 'Authorization: Bearer ', '\u200b']) {
  test(`there is no key in ${JSON.stringify(nothing)}`, () => assert.equal(cleanApiKey(nothing), undefined));
}

for (const foreign of [
  'schlüssel',
  'key\0',
  '\u202ekey\u0007',
  '🔑',
  '“key”',
  'two words',
  'over\nlines',
  'a\u00a0b',
]) {
  test(`${JSON.stringify(foreign)} is no key`, () => assert.equal(cleanApiKey(foreign), undefined));
}
