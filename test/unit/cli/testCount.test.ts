import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { TestCount, type TestEvent } from '../../cli/testCount';

const file = path.resolve('some.test.ts');

/** A count that was told of these tests, and that each has begun. */
function begun(...tests: readonly TestEvent[]): TestCount {
  const count = new TestCount();
  for (const event of tests) count.enqueued(event);
  return count;
}

test('counts what passes and what fails', () => {
  const [good, bad] = [
    { name: 'good', file },
    { name: 'bad', file },
  ] as const;
  const count = begun(good, bad);
  count.passed(good);
  count.failed(bad);
  assert.deepEqual(count.totals(), { passed: 1, failed: 1, problems: [] });
});

test('fails a file that runs no test', () => {
  const whole = { name: 'some.test.ts', file };
  const count = begun(whole);
  count.passed(whole);
  assert.deepEqual(count.totals(), { passed: 0, failed: 1, problems: ['some.test.ts ran no test'] });
});

test('fails tests that had begun when their process ended', () => {
  const count = begun({ name: 'first', file }, { name: 'second', file });
  count.passed({ name: 'first', file });
  assert.deepEqual(count.totals(), { passed: 1, failed: 1, problems: [`${file}: 1 tests never ended`] });
});

for (const mark of ['skip', 'todo'] as const) {
  test(`fails a test that is marked ${mark}`, () => {
    const marked = { name: 'off', file, [mark]: true };
    const count = begun(marked);
    count.passed(marked);
    assert.deepEqual(count.totals(), { passed: 0, failed: 1, problems: ["'off' is switched off"] });
  });
}

test('counts a group only when it fails by itself', () => {
  const group = { name: 'group', file };
  const ofTests = Object.assign(new Error(), { failureType: 'subtestsFailed' });
  const ofHook = Object.assign(new Error(), { failureType: 'hookFailed' });
  const count = begun(group, group, group);
  count.passed({ ...group, details: { type: 'suite' } });
  count.failed({ ...group, details: { type: 'suite', error: ofTests } });
  count.failed({ ...group, details: { type: 'suite', error: ofHook } });
  assert.deepEqual(count.totals(), { passed: 0, failed: 1, problems: [] });
});
