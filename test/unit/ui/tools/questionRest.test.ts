import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toolRestMs } from '../../../../src/core/limits';
import { QuestionRest } from '../../../../src/ui/tools/questionRest';

test('after a refusal assistants ask nothing for some seconds, and then may again', () => {
  let nowMs = 5_000;
  const rest = new QuestionRest({ now: () => nowMs });
  assert.equal(rest.isOn, false);
  rest.begin();
  assert.equal(rest.isOn, true);
  nowMs += toolRestMs - 1;
  assert.equal(rest.isOn, true);
  nowMs++;
  assert.equal(rest.isOn, false);
});
