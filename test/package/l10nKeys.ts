import type { Sentence } from './l10nSentences';

/** What a language's file has to translate: the English text behind each key. */
export type Source = ReadonlyMap<string, string>;

/** Counts that between them have all forms that whole numbers have in any language; exactly one is said in its own words. */
const counts = [0, ...Array.from({ length: 200 }, (_, index) => index + 2), 1_000, 1_000_000];

/** The grammatical forms that a language has for whole numbers, such as `one` (21), `few` (2) and `many` (5) in Ukrainian. */
export function toForms(language: string): readonly string[] {
  const rules = new Intl.PluralRules(language);
  return [...new Set(counts.map((count) => rules.select(count)))].sort();
}

/** The keys by which VS Code finds the sentences of the code in a language: the English text, and a form where it counts. */
export function toCodeKeys(sentences: readonly Sentence[], language: string): Source {
  const forms = toForms(language);
  return new Map(
    sentences.flatMap(({ text, isCounted }): [string, string][] =>
      isCounted ? forms.map((form) => [`${text}/${form}`, text]) : [[text, text]],
    ),
  );
}

/** The texts of the manifest as they stand in a language's one file, named as package.json names them. */
export function toManifestKeys(strings: Readonly<Record<string, string>>): Source {
  return new Map(Object.entries(strings).map(([key, text]) => [`%${key}%`, text]));
}
