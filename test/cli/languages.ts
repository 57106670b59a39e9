import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../host/paths';
import {
  findLanguages,
  readTranslation,
  toBundleFile,
  toBundleText,
  toEnglishFile,
  toManifestFile,
  toSource,
} from '../package/l10nFiles';
import { findSentences } from '../package/l10nSentences';
import { strings } from '../package/manifest';
import { main } from './main';

/** Gives the files of all languages the keys that they need now; a language named as an argument is begun. */
main(() => {
  const begun = process.argv.slice(2);
  const sentences = findSentences();
  write('l10n/bundle.l10n.json', toEnglishFile(sentences));
  for (const language of new Set([...findLanguages(), ...begun])) {
    const source = toSource(strings, sentences, language);
    const isThere = existsSync(path.join(root, toBundleFile(language)));
    const text = toBundleText(source, isThere ? readTranslation(language) : {});
    write(toBundleFile(language), text);
    const translation = JSON.parse(text) as Record<string, string>;
    write(`package.nls.${language}.json`, toManifestFile(translation));
    const missing = Object.values(translation).filter((each) => each === '').length;
    console.log(`${language}: ${source.size} texts, ${missing} not translated`);
  }
  return Promise.resolve();
});

function write(file: string, text: string): void {
  writeFileSync(path.join(root, file), text);
}
