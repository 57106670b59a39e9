import assert from 'node:assert/strict';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { pictures } from '../demo/pictures';
import { pictureThemes, toPictureFile } from '../demo/savePictures';
import { root } from '../host/paths';
import { findSentences } from './l10nSentences';
import { manifest, readText, strings, toEnglish } from './manifest';
import { toReadme } from './readmeSettings';

const readme = readText('README.md');

/** What README has below a heading. */
function section(heading: string): string {
  const [, text] = readme.split(`\n## ${heading}\n`);
  assert.ok(text !== undefined, heading);
  return text.split('\n## ', 1)[0] ?? '';
}

/** The rows of the first table of a section, cell by cell. */
function rowsOf(heading: string): readonly (readonly string[])[] {
  const rows = section(heading).match(/^\|.*\|$/gm) ?? [];
  return rows.slice(2).map((row) =>
    row
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim()),
  );
}

test('the settings of README are those of package.json; if not, npm run readme', () => {
  assert.equal(readme, toReadme());
});

test('the first table names every command by its title, each once, and nothing else', () => {
  const named = rowsOf('What it does').flatMap(([, , commands = '']) =>
    [...commands.matchAll(/\*\*([^*]+)\*\*/g)].map(([, title]) => title),
  );
  const titles = manifest.contributes.commands.map(({ title }) => toEnglish(title));
  assert.deepEqual(named.toSorted(), titles.toSorted());
});

test('every message that the troubleshooting quotes is one that people can see', () => {
  const shown = [...findSentences().map(({ text }) => text), ...Object.values(strings)].map((text) =>
    text.replace(/\{\d+\}/g, '…'),
  );
  const rows = rowsOf('Troubleshooting');
  assert.ok(rows.length > 20);
  for (const [seen = '', help = ''] of rows) {
    const quoted = [...seen.matchAll(/"([^"]+)"/g)].map(([, text = '']) => text);
    assert.equal(seen, quoted.map((text) => `"${text}"`).join('<br>'));
    for (const text of quoted)
      assert.ok(
        shown.some((sentence) => sentence.includes(text)),
        text,
      );
    assert.match(help, /[.?]$/);
  }
});

test('README shows every picture in both themes: the dark one where there is no choice', () => {
  const { url } = manifest.repository;
  const shown = [
    ...readme.matchAll(
      /^<picture>\n {2}<source media="\(prefers-color-scheme: light\)" srcset="([^"]+)">\n {2}<img alt="([^">]+)" src="([^"]+)">\n<\/picture>$/gm,
    ),
  ].map(([, light, , dark]) => [light, dark]);
  assert.equal(shown.length, (readme.match(/<img|!\[/g) ?? []).length);
  const made = pictures.map(({ name }) => [
    `${url.replace(/\.git$/, '')}/raw/HEAD/${toPictureFile(name, 'light')}`,
    toPictureFile(name, 'dark'),
  ]);
  assert.deepEqual(shown.toSorted(), made.toSorted());
});

test('the pictures are those that npm run screenshots makes, and quick to load', () => {
  const files = pictures.flatMap(({ name }) => pictureThemes.map((theme) => toPictureFile(name, theme)));
  for (const file of files) {
    assert.ok(existsSync(path.join(root, file)), file);
    assert.ok(statSync(path.join(root, file)).size < 400_000, file);
  }
  const folder = path.dirname(files[0] ?? '');
  assert.deepEqual(
    readdirSync(path.join(root, folder)).sort(),
    files.map((file) => path.basename(file)).sort(),
  );
});
