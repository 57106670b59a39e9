/** A prompt's answer: a value, back to the step before, or undefined when the user has left. */
export type Answer<T> = { readonly value: T } | 'back' | undefined;

/** One prompt of a sequence; `ask` answers undefined when there was nothing to ask. */
export interface Step {
  readonly needed: () => boolean;
  /** Asks and keeps the answer. */
  readonly ask: (canGoBack: boolean) => Promise<'next' | 'back' | 'cancel'>;
}

/** Runs prompts in order, with a way back to the one asked before; false when the user has left. */
export async function runSteps(steps: readonly Step[]): Promise<boolean> {
  const asked: number[] = [];
  for (let index = 0; index < steps.length;) {
    const step = steps[index];
    if (!step?.needed()) {
      index++;
      continue;
    }
    const answer = await step.ask(asked.length > 0);
    if (answer === 'cancel') return false;
    if (answer === 'next') asked.push(index++);
    else index = asked.pop() ?? 0;
  }
  return true;
}

/** Turns a prompt's answer into a step's, keeping the value. */
export function keep<T>(answer: Answer<T>, take: (value: T) => void): 'next' | 'back' | 'cancel' {
  if (answer === undefined) return 'cancel';
  if (answer === 'back') return 'back';
  take(answer.value);
  return 'next';
}
