import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FindingKind } from '../../../../src/text/guard/findings';
import type { GuardRules } from '../../../../src/text/guard/guardRules';
import { scan } from '../../../../src/text/guard/scan';

/** Texts with `⟦…⟧` around what is found of this kind; where there is none, nothing is. */
export type Marked = Partial<Record<FindingKind, readonly string[]>>;

/** One test for each text. */
export function testMarked(rules: GuardRules, marked: Marked): void {
  for (const [kind, texts] of Object.entries(marked)) {
    for (const text of texts) {
      test(`${text.includes('⟦') ? 'finds' : 'finds no'} ${kind} in ${JSON.stringify(text)}`, () => {
        const plain = text.replace(/[⟦⟧]/g, '');
        assert.equal(mark(plain, kind, rules), text);
      });
    }
  }
}

function mark(text: string, kind: string, rules: GuardRules): string {
  return scan(text, rules)
    .filter((finding) => finding.kind === kind)
    .reduceRight(
      (rest, { start, end }) => `${rest.slice(0, start)}⟦${rest.slice(start, end)}⟧${rest.slice(end)}`,
      text,
    );
}
