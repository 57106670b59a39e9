import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Makes a server speak a language as an installed language pack does. The pack has no text in it, so VS Code's own words
 * stay English, and those of extensions come in the language. `folder` is the server's data folder.
 */
export async function writeLanguagePack(folder: string, language: string): Promise<void> {
  const vscode = path.join(folder, 'no-translations.json');
  const extensions = [{ extensionIdentifier: { id: `test.language-pack-${language}` }, version: '1.0.0' }];
  const pack = { hash: language, label: language, extensions, translations: { vscode } };
  await mkdir(folder, { recursive: true });
  await writeFile(vscode, JSON.stringify({ contents: {} }));
  await writeFile(path.join(folder, 'languagepacks.json'), JSON.stringify({ [language]: pack }));
}
