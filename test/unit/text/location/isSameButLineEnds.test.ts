import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isSameButLineEnds } from '../../../../src/text/location/isSameButLineEnds';

const isSame = (a: string, b: string): boolean => isSameButLineEnds(Buffer.from(a), Buffer.from(b));

test('files are the same when only their line ends differ', () => {
  assert.ok(isSame('a\r\nb\r\n', 'a\nb\n'));
  assert.ok(isSame('', ''));
  assert.ok(!isSame('a\n', 'a'));
  assert.ok(!isSame('a\rb', 'a\nb'));
  assert.ok(!isSame('a', 'b'));
});

test('compares as if every line had ended in the same way', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '\r', '\n', '\r\n'), maxLength: 6 });
  fc.assert(
    fc.property(text, text, (a, b) => {
      assert.equal(isSame(a, b), a.replaceAll('\r\n', '\n') === b.replaceAll('\r\n', '\n'));
    }),
    { numRuns: 2000 },
  );
});
