import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type PackageFile, packageFiles, parsePackage } from '../../../../src/text/handoff/packageOf';
import { hostileText } from '../../hostileText';

/** Files, and the name and version in them. */
const cases: readonly (readonly [file: PackageFile, content: string, name?: string, version?: string])[] = [
  ['package.json', '{ "name": "@acme/shop", "version": "1.2.3" }', '@acme/shop', '1.2.3'],
  ['package.json', '\ufeff{ "name": "shop", "private": true }', 'shop', ''],
  ['package.json', '{ "name": "shop", "version": 3 }', 'shop', ''],
  ['package.json', '{ "version": "1.2.3" }'],
  ['package.json', '{ "name": "", "version": "1.2.3" }'],
  ['package.json', '{ "name": ["shop"] }'],
  ['package.json', '{ "name": "shop", '],
  ['package.json', 'null'],
  ['package.json', '"shop"'],
  ['package.json', ''],
  ['composer.json', '{ "name": "acme/shop", "version": "1.2.3" }', 'acme/shop', '1.2.3'],
  ['Cargo.toml', '[package]\nname = "shop"\nversion = "1.2.3" # now\n', 'shop', '1.2.3'],
  ['Cargo.toml', '[ package ] # ours\r\n\tname="shop"\r\nversion.workspace = true\r\n', 'shop', ''],
  ['Cargo.toml', '[package]\nname = "shop"\nversion = { workspace = true }\n', 'shop', ''],
  [
    'Cargo.toml',
    '[package]\nname = "shop"\n[[bin]]\nname = "other"\n[dependencies]\nversion = "9"',
    'shop',
    '',
  ],
  ['Cargo.toml', '[workspace]\nname = "shop"\n'],
  ['Cargo.toml', 'name = "shop"\n[package]\n'],
  ['Cargo.toml', '  [package]\n  name = "shop"\n  [[bin]]\n  name = "other"\n', 'shop', ''],
  ['Cargo.toml', '[package]\nname = "shop"\n[lib] # of [package]\nname = "other"\n', 'shop', ''],
  ['Cargo.toml', '[package]\nfile-name = "x"\nname = "shop"\nfile-name = "y"\n', 'shop', ''],
  ['Cargo.toml', '[package]\nname = "shop"\nversion = "1" + "2"\n', 'shop', ''],
  ['pyproject.toml', "[project]\nname = 'shop'\nversion = '1.2.3'\n", 'shop', '1.2.3'],
  ['pyproject.toml', '[tool.poetry]\nname = "shop"\nversion = "1.2.3"\n', 'shop', '1.2.3'],
  [
    'pyproject.toml',
    '[tool.poetry]\nname = "old"\nversion = "1"\n[project]\nname = "shop"\nversion = "2"\n',
    'shop',
    '2',
  ],
  [
    'pyproject.toml',
    '[project]\nkeywords = ["a"]\nmatrix = [\n  ["b"],\n]\nrest = [[1]]\nname = "shop"\n',
    'shop',
    '',
  ],
  ['pyproject.toml', '[build-system]\nname = "shop"\n'],
];

for (const [file, content, name, version] of cases) {
  test(`reads ${file} with ${JSON.stringify(content)}`, () => {
    assert.deepEqual(parsePackage(file, content), name === undefined ? undefined : { name, version });
  });
}

test('no content makes it fail', () => {
  fc.assert(
    fc.property(fc.constantFrom(...packageFiles), hostileText, fc.json(), (file, text, json) => {
      for (const content of [text, json, `[package]\nname = "${text}"`]) {
        assert.notEqual(parsePackage(file, content)?.name, '');
      }
    }),
    { numRuns: 2000 },
  );
});
