import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inOrder } from '../../cli/inOrder';

test('prints lanes one after the other, whichever ends first', () => {
  const printed: string[] = [];
  const [first, second, third] = inOrder(3, (text) => printed.push(text));
  third?.write('three ');
  third?.end();
  second?.write('two ');
  first?.write('one ');
  assert.equal(printed.join(''), 'one ');
  first?.end();
  second?.write('and a half ');
  assert.equal(printed.join(''), 'one two and a half ');
  second?.end();
  assert.equal(printed.join(''), 'one two and a half three ');
});
