import type { Finding, FindingKind } from './findings';

/** One thing that a regular expression finds. */
export interface Pattern {
  readonly kind: FindingKind;
  /**
   * Global. A run of characters it can begin in it begins in only once, and what may repeat without bound stands last:
   * so it takes linear time. A group `found` narrows the finding.
   */
  readonly search: RegExp;
  /** Whether what was found is meant; everything is when this is missing. */
  readonly isMeant?: (found: string, match: RegExpExecArray) => boolean;
}

/** Everywhere in the text that a pattern fits. */
export function findPattern(text: string, { kind, search, isMeant }: Pattern): Finding[] {
  const findings: Finding[] = [];
  for (const match of text.matchAll(search)) {
    const found = match.groups?.['found'] ?? match[0];
    // The group stands at the end but for a few closing characters: the last place is the right one.
    const start = match.index + match[0].lastIndexOf(found);
    if (found !== '' && (isMeant?.(found, match) ?? true))
      findings.push({ kind, start, end: start + found.length });
  }
  return findings;
}
