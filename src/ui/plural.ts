import { env, l10n } from 'vscode';

/** The English of a sentence with a count: for exactly one, and for all other counts. */
export interface CountedSentence {
  /** Left out where there is never just one. */
  readonly one?: string;
  readonly other: string;
}

/**
 * A sentence with a count, in the form that the grammar of VS Code's language has for it. Translations of `other` are
 * found by its text and the form, such as `{0} files/few`; CONTRIBUTING.md tells more.
 */
export function plural(
  count: number,
  { one, other }: CountedSentence,
  ...values: readonly (string | number)[]
): string {
  if (count === 1 && one !== undefined) return l10n.t(one, ...values);
  const form = new Intl.PluralRules(env.language).select(count);
  return l10n.t({ message: other, args: [...values], comment: [form] });
}
