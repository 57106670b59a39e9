import type { Source } from './l10nKeys';
import type { Translation } from './l10nFiles';

/** A side of a translation that is damaged unless it is the same in both texts. */
interface Trait {
  readonly name: string;
  readonly of: (text: string) => readonly string[];
}

const traits: readonly Trait[] = [
  find('values', /\{\w+\}/g),
  find('space around', /^\s+|\s+$/g),
  find('lines', /\n/g),
  find('ellipsis', /\.\.\.|…/g),
  find('end', /[.:?!…]\s*$/g),
  find('icons', /\$\([\w~-]+\)/g),
  find('links', /\]\([^)]*\)/g),
  find('marks', /[*_~]{2}|\[|•|·|→/g),
  // Settings, variables and other names that stay as they are: helpcrunch.apiUrl, HTTPS_PROXY, .damaged, #id.
  find('names', /\b[A-Za-z]+(?:[._][A-Za-z]+)+\b|(?<=\s)[.#][a-z]+\b|<!--.*?-->/g),
];

/** What a language's texts lack, have too much of, or say in a damaged way; `unchanged` are English in every language. */
export function findProblems(
  source: Source,
  translation: Translation,
  unchanged: readonly string[] = [],
): readonly string[] {
  const unused = Object.keys(translation).filter((key) => !source.has(key));
  return [
    ...unused.map((key) => `unused: ${key}`),
    ...[...source].flatMap(([key, english]) => {
      const text = translation[key];
      if (text === undefined) return [`missing: ${key}`];
      const problems = compare(english, text, source, translation, unchanged);
      // A command and its button are called the same.
      const isCalledOtherwise = source.has(english) && translation[english] !== text;
      if (isCalledOtherwise) problems.push('called otherwise elsewhere');
      return problems.map((problem) => `${problem}: ${key}`);
    }),
  ];
}

function compare(
  english: string,
  text: string,
  source: Source,
  translation: Translation,
  unchanged: readonly string[],
): string[] {
  if (text.trim() === '') return ['not translated'];
  const hasWords = /\p{L}/u.test(english.replace(/\{\w+\}/g, ''));
  const isSame = hasWords && text === english && !unchanged.includes(english);
  const differs = ({ of }: Trait): boolean => !isEqual(of(english), of(text));
  const code = toCode(english).map((span) => toLabel(span, source, translation));
  return [
    ...(isSame ? ['still English'] : []),
    ...traits.filter(differs).map(({ name }) => `other ${name}`),
    ...(isEqual(code, toCode(text)) ? [] : ['other code']),
    ...(hasWrongQuotes(english, text) ? ['wrong quotes'] : []),
    ...(isPaired(text, '(', ')') && isPaired(text, '«', '»') ? [] : ['half a pair']),
    // What looks the same is not: a Latin i in a Cyrillic word is found by no search.
    ...(/\p{Script=Cyrillic}\p{Script=Latin}|\p{Script=Latin}\p{Script=Cyrillic}/u.test(text)
      ? ['mixed alphabets']
      : []),
  ];
}

function find(name: string, pattern: RegExp): Trait {
  return { name, of: (text) => [...text.matchAll(pattern)].map(([found]) => found) };
}

function toCode(text: string): readonly string[] {
  return [...text.matchAll(/`([^`]*)`/g)].map(([, span = '']) => span);
}

/** A label that is quoted as code is called what it is called in that language. */
function toLabel(span: string, source: Source, translation: Translation): string {
  return source.has(span) ? (translation[span] ?? span) : span;
}

/** Straight quotes stand only where English has them, all or none, and an apostrophe is no straight quote. */
function hasWrongQuotes(english: string, text: string): boolean {
  const straight = count(text, '"');
  return (
    (straight !== 0 && straight !== count(english, '"')) ||
    count(text, '`') % 2 === 1 ||
    /\p{L}'\p{L}/u.test(text)
  );
}

function isPaired(text: string, open: string, close: string): boolean {
  return count(text, open) === count(text, close);
}

function count(text: string, mark: string): number {
  return text.split(mark).length - 1;
}

function isEqual(one: readonly string[], other: readonly string[]): boolean {
  return JSON.stringify([...one].sort()) === JSON.stringify([...other].sort());
}
