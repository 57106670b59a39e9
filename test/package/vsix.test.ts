import assert from 'node:assert/strict';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { packagedExtension } from '../host/packageExtension';
import { root } from '../host/paths';
import { readZip } from './readZip';

const kilobyte = 1024;

/** What may be shipped: the bundles, the manifest with its languages, pictures that VS Code shows, and the papers. */
const allowed = [
  /^\[Content_Types\]\.xml$/,
  /^extension\.vsixmanifest$/,
  /^extension\/package(?:\.nls(?:\.[a-z-]+)?)?\.json$/,
  /^extension\/l10n\/bundle\.l10n\.[a-z-]+\.json$/,
  /^extension\/(?:LICENSE|THIRD-PARTY-NOTICES)\.txt$/,
  /^extension\/(?:readme|changelog)\.md$/,
  /^extension\/dist\/(?:extension|app|conversation)\.js$/,
  /^extension\/media\/(?:icon\.png|view\.svg|conversation\.css)$/,
  /^extension\/media\/walkthrough\/[\w-]+\.(?:svg|png|md)$/,
];

/** Files of a folder of the checkout, none where there is no such folder. */
function filesIn(folder: string, name: RegExp): string[] {
  const from = path.join(root, folder);
  const all = existsSync(from) ? readdirSync(from) : [];
  return all.filter((each) => name.test(each)).map((each) => path.posix.join(folder, each));
}

test('ships the bundles, the manifest and the papers, and nothing else', async () => {
  const names = readZip(await packagedExtension()).map(({ name }) => name);
  assert.deepEqual(
    names.filter((name) => !allowed.some((pattern) => pattern.test(name))),
    [],
  );
  for (const needed of [
    'package.json',
    'readme.md',
    'changelog.md',
    'LICENSE.txt',
    'THIRD-PARTY-NOTICES.txt',
    'dist/extension.js',
    'dist/app.js',
    'dist/conversation.js',
    'media/conversation.css',
    'media/icon.png',
    'media/view.svg',
  ]) {
    assert.ok(names.includes(`extension/${needed}`), needed);
  }
});

test('ships every language there is', async () => {
  const names = readZip(await packagedExtension()).map(({ name }) => name);
  const languages = [
    ...filesIn('.', /^package\.nls.*\.json$/),
    ...filesIn('l10n', /^bundle\.l10n\..+\.json$/),
  ];
  assert.ok(languages.includes('package.nls.json'));
  for (const file of languages) assert.ok(names.includes(`extension/${file}`), file);
});

test('stays below 400 KB, and 40 KB of it are loaded at activation', async () => {
  const file = await packagedExtension();
  const entry = readZip(file).find(({ name }) => name === 'extension/dist/extension.js');
  assert.ok(statSync(file).size <= 400 * kilobyte);
  assert.ok(entry && entry.size <= 40 * kilobyte);
});
