import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandIds, toStepContext, walkthroughSteps } from '../../src/ui/contributions';
import { manifest, readText, toEnglish } from './manifest';

const { walkthroughs } = manifest.contributes;
const steps = walkthroughs.flatMap((each) => each.steps);

test('one walkthrough leads from the key over agent and note to the handoff', () => {
  assert.deepEqual(
    walkthroughs.map(({ id }) => id),
    ['start'],
  );
  assert.deepEqual(
    steps.map(({ id }) => id),
    [...walkthroughSteps],
  );
});

test('a step is done when what it is about was done, not when somebody has looked at its prompt', () => {
  assert.deepEqual(
    steps.map(({ completionEvents }) => completionEvents),
    walkthroughSteps.map((step) => [`onContext:${toStepContext(step)}`]),
  );
});

test('each step has one button, for a command of the extension or the one that opens files', () => {
  for (const { id, description } of steps) {
    const buttons = [...(toEnglish(description) ?? '').matchAll(/^\[.+\]\(command:(.+)\)$/gm)];
    assert.equal(buttons.length, 1, id);
    const command = buttons[0]?.[1];
    const known = [...commandIds, 'workbench.action.quickOpen'];
    assert.ok(
      known.some((each) => each === command),
      command,
    );
  }
});

test('the pictures take every colour from the theme, and have no word that would want a translation', () => {
  for (const { media } of steps) {
    const svg = readText(media.svg);
    assert.match(svg, /^<svg [^>]*aria-hidden="true"/);
    assert.doesNotMatch(svg, /<text|<style|<image|style=|href=/);
    const colours = [...svg.matchAll(/(?:fill|stroke)="([^"]*)"/g)].map(([, colour = '']) => colour);
    for (const colour of colours) assert.match(colour, /^(?:none|var\(--vscode-.+\))$/);
    assert.ok(toEnglish(media.altText));
  }
});
