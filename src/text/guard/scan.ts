import { assignmentPatterns } from './assignments';
import { findCredentials } from './credentials';
import { type Finding, merged } from './findings';
import type { GuardRules } from './guardRules';
import { findInternal } from './internal';
import { findOwnKeys } from './ownKeys';
import { findPattern } from './pattern';
import { findBySecretlint } from './secretlintRules';
import { tokenPatterns } from './tokens';
import { type View, toView } from './view';
import { undisguised, unformatted, unwrapped } from './views';

/**
 * What should not leave in this text, in its order and without overlaps. Takes linear time, asks nobody and never throws. A net,
 * not a promise: what has no form of its own and no name beside it passes.
 */
export function scan(text: string, rules: GuardRules): Finding[] {
  const seen = undisguised(toView(text));
  const shown = unformatted(seen);
  const findings = [
    ...[seen, shown].flatMap((view) => located(view, findSecrets(view.text))),
    ...findInBrokenLines(seen),
    ...(rules.internal ? located(seen, findInternal(seen.text, rules.internal)) : []),
  ].filter((finding) => !isIgnored(text, finding, rules.ignored));
  return merged([...findings, ...[seen, shown].flatMap((view) => findOwnKeys(view, rules.ownKeys))]);
}

function findSecrets(text: string): Finding[] {
  return [
    ...findBySecretlint(text),
    ...[...tokenPatterns, ...assignmentPatterns].flatMap((pattern) => findPattern(text, pattern)),
    ...findCredentials(text),
  ];
}

/** Only shapes that need nothing around them: in joined words anything else would be chance. */
function findInBrokenLines(seen: View): Finding[] {
  const joined = unwrapped(seen);
  return located(
    joined,
    tokenPatterns.flatMap((pattern) => findPattern(joined.text, pattern)),
  );
}

function located(view: View, findings: readonly Finding[]): Finding[] {
  return findings.map(({ kind, start, end }) => {
    const [from, to] = view.locate(start, end);
    return { kind, start: from, end: to };
  });
}

function isIgnored(text: string, { start, end }: Finding, terms: readonly string[]): boolean {
  if (terms.length === 0) return false;
  const found = undisguised(toView(text.slice(start, end))).text.toLowerCase();
  return terms.some((term) => term.trim() !== '' && found.includes(term.trim().toLowerCase()));
}
