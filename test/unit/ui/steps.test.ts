import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Step, type StepEnd, keep, runSteps } from '../../../src/ui/steps';

/** Steps `a`, `b`, `c` that end as told, one answer after the other; `asked` names each with whether it offers a way back. */
function toSteps(
  answers: Readonly<Record<string, StepEnd[]>>,
  isNeeded = (name: string) => name !== '',
): {
  steps: Step[];
  asked: string[];
} {
  const asked: string[] = [];
  const steps = Object.entries(answers).map(([name, ends]): Step => ({
    needed: () => isNeeded(name),
    ask: (canGoBack) => {
      asked.push(canGoBack ? `${name}, or back` : name);
      const end = ends.shift();
      return end ? Promise.resolve(end) : Promise.reject(new Error(`${name} was asked too often`));
    },
  }));
  return { steps, asked };
}

test('steps are asked in their order, and only the first has no way back', async () => {
  const { steps, asked } = toSteps({ a: ['next'], b: ['next'], c: ['next'] });
  assert.equal(await runSteps(steps), true);
  assert.deepEqual(asked, ['a', 'b, or back', 'c, or back']);
});

test('to leave any step asks nothing more', async () => {
  const { steps, asked } = toSteps({ a: ['next'], b: ['cancel'], c: [] });
  assert.equal(await runSteps(steps), false);
  assert.deepEqual(asked, ['a', 'b, or back']);
});

test('back leads to the step asked before, past those that were not needed', async () => {
  const { steps, asked } = toSteps(
    { a: ['next', 'next'], b: [], c: ['back', 'next'] },
    (name) => name !== 'b',
  );
  assert.equal(await runSteps(steps), true);
  assert.deepEqual(asked, ['a', 'c, or back', 'a', 'c, or back']);
});

test('back leads also to a step that its own answer has made needless', async () => {
  const answered = new Set<string>();
  const { steps, asked } = toSteps(
    { a: ['next', 'next'], b: ['back', 'next'] },
    (name) => !answered.has(name),
  );
  const [a] = steps;
  assert.ok(a);
  const ask: Step['ask'] = async (canGoBack) => {
    answered.add('a');
    return a.ask(canGoBack);
  };
  assert.equal(await runSteps([{ ...a, ask }, ...steps.slice(1)]), true);
  assert.deepEqual(asked, ['a', 'b, or back', 'a', 'b, or back']);
});

test('whether a step is needed is asked after the answers before it', async () => {
  let needed = false;
  const { steps, asked } = toSteps({ a: ['next'], b: ['next'] }, (name) => name === 'a' || needed);
  const run = runSteps(steps);
  needed = true;
  await run;
  assert.deepEqual(asked, ['a', 'b, or back']);
});

test('nothing to ask is an answer too', async () => assert.equal(await runSteps([]), true));

test('an answer is kept, and a way back or out keeps nothing', () => {
  const kept: string[] = [];
  const take = (value: string): void => void kept.push(value);
  assert.equal(keep({ value: '' }, take), 'next');
  assert.equal(keep('back', take), 'back');
  assert.equal(keep(undefined, take), 'cancel');
  assert.deepEqual(kept, ['']);
});
