import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deliveryTimes, toRetryMs } from '../../../src/core/deliveryTimes';

const pauses = (random: number): number[] =>
  [1, 2, 3, 6, 7, 2_000].map((failures) => toRetryMs(failures, random, deliveryTimes));

test('a pause is doubled with each failure, up to a minute', () =>
  assert.deepEqual(pauses(1), [2_000, 4_000, 8_000, 60_000, 60_000, 60_000]));

test('chance shortens a pause by up to a half', () => {
  assert.deepEqual(pauses(0), [1_000, 2_000, 4_000, 30_000, 30_000, 30_000]);
  assert.equal(toRetryMs(1, 0.5, deliveryTimes), 1_500);
});
