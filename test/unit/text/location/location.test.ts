import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatLocation, toLineRange } from '../../../../src/text/location/location';

test('lines count from 1, both ends included', () => {
  assert.deepEqual(toLineRange({ line: 2 }, { line: 4, character: 1 }), { from: 3, to: 5 });
  assert.deepEqual(toLineRange({ line: 0 }, { line: 0, character: 5 }), { from: 1, to: 1 });
});

test('an end at the start of a line does not include that line', () => {
  assert.deepEqual(toLineRange({ line: 2 }, { line: 4, character: 0 }), { from: 3, to: 4 });
  assert.deepEqual(toLineRange({ line: 2 }, { line: 2, character: 0 }), { from: 3, to: 3 });
});

test('a location names one line or two', () => {
  assert.equal(formatLocation('src/a.ts', { from: 3, to: 3 }), 'src/a.ts:3');
  assert.equal(formatLocation('src/a.ts', { from: 3, to: 9 }), 'src/a.ts:3-9');
});

test('a location is one line whatever the file is called', () => {
  const strange = 'a\r\n```\u2028b\u2029c\u0085\u0000.ts';
  assert.equal(formatLocation(strange, { from: 1, to: 1 }), 'a??```?b?c??.ts:1');
});

test('a name that misleads is shown with question marks in the place of what does', () => {
  const names = [
    'a\u202egnp.ts',
    'a\u2066b',
    'a\u200bb',
    'a\u00adb',
    'a\u2028b',
    'a\u0085b',
    'a\ud83db',
    'a\u3164b',
  ];
  for (const name of names) assert.match(formatLocation(name, { from: 1, to: 1 }), /^a\?[a-z.]+:1$/);
  const family = '👩\u200d🚀 \u0915\u094d\u200c.ts';
  assert.equal(formatLocation(family, { from: 1, to: 2 }), `${family}:1-2`);
});
