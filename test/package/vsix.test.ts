import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { test } from 'node:test';
import { packagedExtension } from '../host/packageExtension';
import { readZip } from './readZip';

const kilobyte = 1024;

test('ships the bundles, the manifest and the papers, and nothing else', async () => {
  const names = readZip(await packagedExtension()).map(({ name }) => name);
  const allowed =
    /^(\[Content_Types\]\.xml|extension\.vsixmanifest|extension\/(package(\.nls)?\.json|LICENSE\.txt|(readme|changelog)\.md|dist\/(extension|app|conversation)\.js|media\/(icon\.png|view\.svg|conversation\.css)))$/;
  assert.deepEqual(
    names.filter((name) => !allowed.test(name)),
    [],
  );
  for (const needed of [
    'package.json',
    'package.nls.json',
    'LICENSE.txt',
    'dist/extension.js',
    'dist/app.js',
    'dist/conversation.js',
    'media/conversation.css',
    'media/view.svg',
  ]) {
    assert.ok(names.includes(`extension/${needed}`), needed);
  }
});

test('stays below 400 KB, and 40 KB of it are loaded at activation', async () => {
  const file = await packagedExtension();
  const entry = readZip(file).find(({ name }) => name === 'extension/dist/extension.js');
  assert.ok(statSync(file).size <= 400 * kilobyte);
  assert.ok(entry && entry.size <= 40 * kilobyte);
});
