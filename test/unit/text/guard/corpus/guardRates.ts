import { scan } from '../../../../../src/text/guard/scan';
import { secretsOnly } from '../rules';
import { readHarmlessSnippets } from './harmlessSnippets';
import { makeUpSecrets } from './madeUp';

/** How the guard did on one corpus: how many there are, and which were not as they should be. */
export interface GuardRate {
  readonly count: number;
  readonly wrong: readonly string[];
}

/** Secrets that are not covered from their first character to their last. */
export function missedSecrets(seed?: number): GuardRate {
  const all = makeUpSecrets(seed);
  const wrong = all.filter(({ text, secret }) => {
    const [start, end] = [text.indexOf(secret), text.indexOf(secret) + secret.length];
    return !scan(text, secretsOnly).some((finding) => finding.start <= start && finding.end >= end);
  });
  return { count: all.length, wrong: wrong.map(({ name }) => name) };
}

/** Harmless code in which a secret was found. */
export function falseAlarms(): GuardRate {
  const all = readHarmlessSnippets();
  const wrong = all.filter(({ text }) => scan(text, secretsOnly).length > 0);
  return { count: all.length, wrong: wrong.map(({ name }) => name) };
}
