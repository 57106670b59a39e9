import { type AxeResults, source } from 'axe-core';

/** What axe found that people with a screen reader, a keyboard or poor sight would stumble over. */
export interface Violation {
  readonly rule: string;
  readonly help: string;
  /** Each element, and what is wrong with it. */
  readonly elements: readonly string[];
}

/** What axe judges: a page, or a frame of one. */
interface Judged {
  evaluate<T>(script: string): Promise<T>;
}

/** Judges a whole document by all of axe's rules, best practices included. */
export async function findViolations(judged: Judged): Promise<readonly Violation[]> {
  await judged.evaluate(source);
  const { violations, passes } = await judged.evaluate<AxeResults>(
    "axe.run(document, { resultTypes: ['violations'] })",
  );
  if (passes.length === 0) throw new Error('axe has judged nothing.');
  return violations.map(({ id, help, nodes }) => ({
    ...{ rule: id, help },
    elements: nodes.map(({ html, failureSummary = '' }) => `${html}\n${failureSummary}`),
  }));
}
