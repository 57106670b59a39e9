/** A prompt's answer: a value, back to the step before, or undefined when the user has left. */
export type Answer<T> = { readonly value: T } | 'back' | undefined;

/** How a step ended. */
export type StepEnd = 'next' | 'back' | 'cancel';

/** One prompt of a sequence. */
export interface Step {
  /** Whether there is anything to ask, as the answers before it stand. */
  readonly needed: () => boolean;
  /** Asks and keeps the answer. */
  readonly ask: (canGoBack: boolean) => Promise<StepEnd>;
}

/** Runs prompts in order, with a way back to the one asked before; false when the user has left. */
export async function runSteps(steps: readonly Step[]): Promise<boolean> {
  const asked: number[] = [];
  let index = 0;
  let isBack = false;
  for (let step = steps[index]; step; step = steps[index]) {
    if (!isBack && !step.needed()) {
      index++;
      continue;
    }
    const end = await step.ask(asked.length > 0);
    if (end === 'cancel') return false;
    isBack = end === 'back';
    if (isBack) index = asked.pop() ?? index;
    else asked.push(index++);
  }
  return true;
}

/** Turns a prompt's answer into a step's end, keeping the value. */
export function keep<T>(answer: Answer<T>, take: (value: T) => void): StepEnd {
  if (answer === undefined) return 'cancel';
  if (answer === 'back') return 'back';
  take(answer.value);
  return 'next';
}
