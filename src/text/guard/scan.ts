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
  const isKept = keptBy(rules.ignored);
  const inView = (view: View, find: (text: string) => Finding[]): Finding[] =>
    located(
      view,
      find(view.text).filter((finding) => isKept(view.text, finding)),
    );
  return merged([
    ...inView(seen, findSecrets),
    ...inView(shown, findSecrets),
    // In joined words anything that needs something around it would be chance.
    ...inView(unwrapped(seen), findTokens),
    ...inView(seen, (each) => (rules.internal ? findInternal(each, rules.internal) : [])),
    ...[seen, shown].flatMap((view) => findOwnKeys(view, rules.ownKeys)),
  ]);
}

function findSecrets(text: string): Finding[] {
  return [
    ...findBySecretlint(text),
    ...findTokens(text),
    ...assignmentPatterns.flatMap((pattern) => findPattern(text, pattern)),
    ...findCredentials(text),
  ];
}

function findTokens(text: string): Finding[] {
  return tokenPatterns.flatMap((pattern) => findPattern(text, pattern));
}

function keptBy(ignored: readonly string[]): (text: string, finding: Finding) => boolean {
  const terms = ignored.map((term) => term.trim().toLowerCase()).filter((term) => term !== '');
  return (text, { start, end }) => {
    const found = text.slice(start, end).toLowerCase();
    return !terms.some((term) => found.includes(term));
  };
}

function located(view: View, findings: readonly Finding[]): Finding[] {
  return findings.map(({ kind, start, end }) => {
    const [from, to] = view.locate(start, end);
    return { kind, start: from, end: to };
  });
}
