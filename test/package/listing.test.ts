import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { root } from '../host/paths';
import { manifest, readText, toEnglish } from './manifest';

test('the icon is a PNG of 128 by 128 pixels', () => {
  const png = readFileSync(path.join(root, manifest.icon));
  assert.deepEqual(png.subarray(0, 8), Buffer.from('89504e470d0a1a0a', 'hex'));
  assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [128, 128]);
});

test('the banner has a colour that its text can be read on', () => {
  const { color, theme } = manifest.galleryBanner;
  assert.match(color, /^#[0-9a-f]{6}$/);
  assert.equal(theme, 'dark');
  assert.ok(luminance(color) < 0.18, 'white text needs a contrast of 4.5');
});

test('it stands where it belongs: VS Code knows no category for support, and Chat is for assistants', () => {
  assert.deepEqual(manifest.categories, ['Other']);
});

test('it is found by at most 30 words, each once, and described in one sentence', () => {
  const { keywords, displayName, description } = manifest;
  assert.ok(keywords.length <= 30);
  assert.equal(new Set(keywords.map((word) => word.toLowerCase())).size, keywords.length);
  assert.match(displayName, /HelpCrunch/);
  const text = toEnglish(description) ?? '';
  assert.ok(text.length > 50 && text.length <= 200, `${text.length}`);
});

test('it is free, and leads to where questions and faults go', () => {
  const { url } = manifest.repository;
  const page = url.replace(/\.git$/, '');
  assert.equal(manifest.pricing, 'Free');
  assert.equal(manifest.qna, false);
  assert.equal(manifest.homepage, `${page}#readme`);
  assert.equal(manifest.bugs.url, `${page}/issues`);
});

test('the changelog tells of the version that is packaged, or of what comes', () => {
  const [newest = ''] = /^## \[[^\]]+\]/m.exec(readText('CHANGELOG.md')) ?? [];
  assert.ok([`## [${manifest.version}]`, '## [Unreleased]'].includes(newest), newest);
});

test('CONTRIBUTING tells every command of the project that is no part of another one', () => {
  const contributing = readText('CONTRIBUTING.md');
  const scripts = Object.entries(manifest.scripts).filter(([, script]) => script.includes('/bootstrap.mjs '));
  assert.ok(scripts.length > 10);
  for (const [name, script] of scripts) {
    assert.ok(existsSync(path.join(root, `test/cli/${script.split(' ').at(-1) ?? ''}.ts`)), script);
    assert.match(contributing, new RegExp(`^\\| \`npm (?:run )?${name}\` `, 'm'), name);
  }
});

/** By WCAG 2: 0 for black, 1 for white. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
