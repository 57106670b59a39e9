import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { packagedExtension } from '../host/packageExtension';
import { root } from '../host/paths';
import { manifest, readText } from './manifest';
import { anchorsOf, headingsOf, pages, parsePage, targetsOf } from './markdownPages';
import { readZip } from './readZip';

const repository = manifest.repository.url.replace(/\.git$/, '');

/** The file of this checkout that an address of its repository shows; undefined for any other address. */
function toFile(target: string): string | undefined {
  const [, file] = /^(?:blob|raw)\/HEAD\/(.+)$/.exec(target.slice(repository.length + 1)) ?? [];
  return target.startsWith(`${repository}/`) ? file : undefined;
}

test('every link of the pages leads to a file of this repository and a heading in it, or to https', () => {
  for (const page of pages) {
    const targets = targetsOf(readText(page));
    for (const target of targets.filter((each) => !each.startsWith('https://'))) {
      const [file = '', heading] = target.split('#');
      assert.ok(existsSync(path.join(root, file)), `${page}: ${target}`);
      if (heading !== undefined) assert.ok(anchorsOf(file || page).includes(heading), `${page}: ${target}`);
    }
    for (const file of targets.flatMap((target) => toFile(target) ?? []))
      assert.ok(existsSync(path.join(root, file)), `${page}: ${file}`);
  }
});

test('a heading has the same anchor wherever the pages are shown, and each page has it once', () => {
  for (const page of ['README.md', 'SUPPORT.md', 'SECURITY.md']) {
    const headings = headingsOf(readText(page));
    for (const heading of headings) assert.match(heading, /^[A-Za-z0-9 ]+$/, page);
    assert.equal(new Set(headings).size, headings.length, page);
  }
});

test('no paragraph of README and CHANGELOG goes over several lines: a marketplace may end the lines there too', () => {
  for (const page of ['README.md', 'CHANGELOG.md'])
    for (const { content, children } of parsePage(readText(page)))
      assert.ok(!children?.some(({ type }) => type === 'softbreak'), `${page}: ${content}`);
});

test('packaged, README shows pictures of the repository, and nothing in it became a link by chance', async () => {
  const entry = readZip(await packagedExtension()).find(({ name }) => name === 'extension/readme.md');
  const targets = targetsOf(entry?.read().toString() ?? '');
  const written = targetsOf(readText('README.md'));
  assert.ok(targets.length > 5);
  assert.equal(targets.length, written.length);
  for (const target of targets) assert.match(target, /^(?:https:\/\/|#)/);
  for (const [index, target] of written.entries())
    if (!/^(?:https:|#)/.test(target)) assert.equal(toFile(targets[index] ?? ''), target);
});
