import { type Translation, readTranslation } from '../package/l10nFiles';
import { readText, strings } from '../package/manifest';

/**
 * Says a text of ours in the language of a window. It is known by its English or, from package.json, its name
 * (`%view.chats%`); a sentence with a count takes the form of its first number.
 */
export type Words = (key: string, ...values: readonly (string | number)[]) => string;

/** Reads all texts of ours in a language by their English, those of package.json also by their names. */
export function readTexts(language: string): ReadonlyMap<string, string> {
  const code = language === 'en' ? readEnglish() : readTranslation(language);
  const manifest = Object.entries(strings).flatMap(([name, english]): [string, string][] => {
    const key = `%${name}%`;
    const text = code[key] ?? english;
    return [
      [key, text],
      [english, text],
    ];
  });
  return new Map([...manifest, ...Object.entries(code)]);
}

/** The words of a language. A text that is none of ours is an error, so that no test waits for it. */
export function toWords(language: string): Words {
  const texts = readTexts(language);
  const rules = new Intl.PluralRules(language);
  return (key, ...values) => {
    const count = values.find((value) => typeof value === 'number') ?? 0;
    const text = texts.get(key) ?? texts.get(`${key}/${rules.select(count)}`);
    if (text === undefined) throw new Error(`'${key}' is no text of ours.`);
    return text.replace(/\{(\d+)\}/g, (place, index) => String(values[Number(index)] ?? place));
  };
}

function readEnglish(): Translation {
  return JSON.parse(readText('l10n/bundle.l10n.json')) as Translation;
}
