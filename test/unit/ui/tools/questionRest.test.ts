import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { maxToolQuestions, toolQuestionsMs, toolRestMs } from '../../../../src/core/limits';
import { QuestionRest } from '../../../../src/ui/tools/questionRest';

const { signal } = new AbortController();
let nowMs: number;
let rest: QuestionRest;

function answer(given: string | undefined): Promise<string | undefined> {
  return rest.watch(signal, () => Promise.resolve(given));
}

beforeEach(() => {
  nowMs = 5_000;
  rest = new QuestionRest({ now: () => nowMs });
});

test('after a refusal nothing is asked for some seconds', async () => {
  assert.equal(rest.isOn, false);
  assert.equal(await answer(undefined), undefined);
  assert.equal(rest.isOn, true);
  nowMs += toolRestMs - 1;
  assert.equal(rest.isOn, true);
  nowMs++;
  assert.equal(rest.isOn, false);
});

test('after a yes everything may be asked, however often', async () => {
  for (let question = 0; question < 2 * maxToolQuestions; question++) {
    assert.equal(await answer('yes'), 'yes');
    assert.equal(rest.isOn, false);
  }
});

test('what is refused again and again is not asked for some minutes', async () => {
  for (let question = 1; question <= maxToolQuestions; question++) {
    assert.equal(rest.isOn, false);
    await answer(undefined);
    nowMs += toolRestMs;
    await answer('yes');
  }
  assert.equal(rest.isOn, true);
  nowMs = 5_000 + toolQuestionsMs - 1;
  assert.equal(rest.isOn, true);
  nowMs++;
  assert.equal(rest.isOn, false);
});

test('what was given up or has failed is no refusal, but does not come again and again either', async () => {
  const stop = new AbortController();
  stop.abort();
  for (let question = 1; question <= maxToolQuestions; question++) {
    assert.equal(rest.isOn, false);
    if (question % 2 === 0) await rest.watch(stop.signal, () => Promise.resolve(undefined));
    else
      await assert.rejects(
        rest.watch(signal, () => Promise.reject(new Error('failed'))),
        /failed/,
      );
  }
  assert.equal(rest.isOn, true);
});
