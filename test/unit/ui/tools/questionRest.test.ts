import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toolRestMs } from '../../../../src/core/limits';
import { QuestionRest } from '../../../../src/ui/tools/questionRest';

test('what was refused is not asked again for some seconds, and other things are', () => {
  let nowMs = 5_000;
  const rest = new QuestionRest({ now: () => nowMs });
  assert.equal(rest.isOn('read 1'), false);
  rest.begin('read 1');
  assert.deepEqual([rest.isOn('read 1'), rest.isOn('read 2')], [true, false]);
  nowMs += toolRestMs - 1;
  assert.equal(rest.isOn('read 1'), true);
  nowMs++;
  assert.equal(rest.isOn('read 1'), false);
});
