import { readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from '../host/paths';
import { type Source, toCodeKeys, toManifestKeys } from './l10nKeys';
import type { Sentence } from './l10nSentences';
import { readText } from './manifest';

/** A language's texts by their keys; what is not translated yet is empty. */
export type Translation = Readonly<Record<string, string>>;

const folder = 'l10n';

/** The languages besides English, by VS Code's names for them, such as `uk`. */
export function findLanguages(): readonly string[] {
  return readdirSync(path.join(root, folder))
    .flatMap((name) => /^bundle\.l10n\.(.+)\.json$/.exec(name)?.[1] ?? [])
    .sort();
}

/** The one file that is written by hand for a language. */
export function toBundleFile(language: string): string {
  return `${folder}/bundle.l10n.${language}.json`;
}

/** Reads what there is of a language. */
export function readTranslation(language: string): Translation {
  return JSON.parse(readText(toBundleFile(language))) as Translation;
}

/** Everything that a language has to translate. */
export function toSource(
  strings: Readonly<Record<string, string>>,
  sentences: readonly Sentence[],
  language: string,
): Source {
  return new Map([...toManifestKeys(strings), ...toCodeKeys(sentences, language)]);
}

/** The English texts of the code, for tools that translate. */
export function toEnglishFile(sentences: readonly Sentence[]): string {
  return toJson(Object.fromEntries(toCodeKeys(sentences, 'en')));
}

/** A language's file with exactly the keys it needs, in the order of the English texts. */
export function toBundleText(source: Source, translation: Translation): string {
  return toJson(Object.fromEntries([...source.keys()].map((key) => [key, translation[key] ?? ''])));
}

/** `package.nls.<language>.json`, which VS Code wants beside package.json. */
export function toManifestFile(translation: Translation): string {
  const texts = Object.entries(translation).flatMap(([key, text]): [string, string][] => {
    const name = /^%(.+)%$/.exec(key)?.[1];
    return name === undefined ? [] : [[name, text]];
  });
  return toJson(Object.fromEntries(texts));
}

function toJson(texts: Readonly<Record<string, string>>): string {
  return `${JSON.stringify(texts, undefined, 2)}\n`;
}
