import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toPreview } from '../../../src/text/preview';

test('a preview has eight lines of 120 characters, without what a dialog would not show', () => {
  assert.equal(toPreview('\n \n  a\tb\u0007\u202e\u200dc\r\nd\re \n'), '  a  b\u200dc\nd\ne');
  assert.equal(
    toPreview(`${'x'.repeat(120)}\n${'y'.repeat(121)}`),
    `${'x'.repeat(120)}\n${'y'.repeat(120)}…`,
  );
  assert.equal(toPreview('1\n2\n3\n4\n5\n6\n7\n8'), '1\n2\n3\n4\n5\n6\n7\n8');
  assert.equal(toPreview('1\n2\n3\n4\n5\n6\n7\n8\n9'), '1\n2\n3\n4\n5\n6\n7\n8\n…');
  assert.equal(toPreview('a\ud800b\u2028c'), 'a\ufffdbc');
  assert.equal(toPreview('a b'), 'a b');
  assert.equal(toPreview(''), '');
});

test('a preview never cuts through what is read as one character', () => {
  const family = '👩‍👩‍👧';
  for (const [before, shown] of [
    ['x'.repeat(119), 'x'.repeat(119)],
    ['x'.repeat(113), 'x'.repeat(113)],
    ['x'.repeat(112), `${'x'.repeat(112)}${family}`],
  ] as const)
    assert.equal(toPreview(`${before}${family}${'y'.repeat(9)}`), `${shown}…`);
});
