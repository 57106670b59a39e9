import assert from 'node:assert/strict';
import { test } from 'node:test';
import { falseAlarms, missedSecrets } from './corpus/guardRates';

for (const seed of [1, 2, 3]) {
  test(`finds at least 95 % of the made-up secrets, seed ${seed}`, () => {
    const { count, wrong } = missedSecrets(seed);
    assert.ok(count >= 60);
    assert.ok(wrong.length <= count * 0.05, wrong.join(', '));
  });
}

test('finds a secret of every shape that it knows', () => {
  assert.deepEqual(missedSecrets().wrong, []);
});

test('takes at most 2 % of the harmless snippets for secrets', () => {
  const { count, wrong } = falseAlarms();
  assert.ok(count >= 200);
  assert.ok(wrong.length <= count * 0.02, wrong.join(', '));
});
