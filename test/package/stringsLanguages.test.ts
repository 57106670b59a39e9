import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { root } from '../host/paths';
import {
  findLanguages,
  readTranslation,
  toBundleFile,
  toBundleText,
  toEnglishFile,
  toManifestFile,
  toSource,
} from './l10nFiles';
import { findProblems } from './l10nProblems';
import { findSentences } from './l10nSentences';
import { readText, strings } from './manifest';

const sentences = findSentences();
const renew = 'run `npm run languages`';

/** Names, and words that people know only in English. */
const unchanged = ['HelpCrunch', 'git: {0}', 'JSON Lines'];

test('the English texts of the code are those of l10n/bundle.l10n.json', () => {
  assert.match(readText('package.json'), /^ {2}"l10n": "\.\/l10n",$/m);
  assert.ok(readText('l10n/bundle.l10n.json') === toEnglishFile(sentences), renew);
});

test('a key means one text', () => {
  const codeTexts = sentences.flatMap(({ text, isCounted }) => (isCounted ? [] : [text]));
  const counted = sentences.filter(({ isCounted }) => isCounted).map(({ text }) => `${text}/`);
  for (const text of codeTexts) {
    assert.doesNotMatch(text, /^%.*%$/);
    assert.ok(!counted.some((each) => text.startsWith(each)), text);
  }
});

test('Ukrainian is there', () => {
  assert.ok(findLanguages().includes('uk'));
});

for (const language of findLanguages()) {
  const source = toSource(strings, sentences, language);
  const translation = readTranslation(language);

  test(`${language} says everything, and nothing that is not said, undamaged`, () => {
    assert.deepEqual(findProblems(source, translation, unchanged), [], renew);
  });

  test(`the files of ${language} are in order`, () => {
    assert.ok(readText(toBundleFile(language)) === toBundleText(source, translation), renew);
    assert.ok(existsSync(path.join(root, `package.nls.${language}.json`)), renew);
    assert.ok(readText(`package.nls.${language}.json`) === toManifestFile(translation), renew);
  });
}
