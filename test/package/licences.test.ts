import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';
import type { Metafile } from 'esbuild';
import { findBundledPackages } from '../host/bundledPackages';
import { packagedExtension } from '../host/packageExtension';
import { root } from '../host/paths';
import { temporaryFolder } from '../host/temporaryFolder';
import { readZip } from './readZip';

/** What is under `node_modules` and in a bundle, by esbuild's own account. */
let bundled: { readonly folder: string; readonly files: readonly string[] }[];
let notices: string;

before(async () => {
  const folder = temporaryFolder('built');
  execFileSync(process.execPath, ['esbuild.mjs', '--release', '--outdir', folder], {
    cwd: root,
    stdio: 'pipe',
  });
  const { outputs } = JSON.parse(readFileSync(path.join(folder, 'meta.json'), 'utf8')) as Metafile;
  const files = Object.values(outputs)
    .flatMap(({ inputs }) => Object.keys(inputs).filter((file) => inputs[file]?.bytesInOutput))
    .filter((file) => file.includes('node_modules/'));
  const folders = new Set(files.map((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? ''));
  bundled = [...folders].map((each) => ({
    folder: each,
    files: files.filter((file) => file.startsWith(`${each}/`)),
  }));
  const file = readZip(await packagedExtension()).find(({ name }) =>
    name.endsWith('/THIRD-PARTY-NOTICES.txt'),
  );
  notices = file?.read().toString() ?? '';
});

/** The names above the licences, with their versions. */
function headings(): string[] {
  return [...notices.matchAll(/^-{80}\n(.+) \(.+\)\n-{80}$/gm)].map(([, heading = '']) => heading);
}

test('the notices hold the licence of every bundled package to the letter', () => {
  assert.ok(bundled.length > 5);
  for (const { folder } of bundled) {
    const { name, version } = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8')) as {
      name: string;
      version: string;
    };
    assert.ok(headings().includes(`${name} ${version}`), `${name} ${version}`);
    const licence = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'LICENSE-MIT.txt']
      .map((file) => path.join(root, folder, file))
      .map((file) => readIfThere(file))
      .find((text) => text !== undefined);
    assert.ok(licence !== undefined && notices.includes(licence.replace(/\r\n/g, '\n').trim()), name);
  }
});

test('nothing is named that is not bundled, but what bundled files hold themselves', () => {
  const inside = headings().length - bundled.length;
  const names = headings().map((heading) => heading.replace(/ [\d.]+$/, ''));
  const others = names.filter(
    (name) => !bundled.some(({ folder }) => folder.endsWith(`node_modules/${name}`)),
  );
  assert.equal(others.length, inside);
  const texts = bundled.flatMap(({ files }) =>
    files.map((file) => readIfThere(path.join(root, `${file}.map`)) ?? file),
  );
  for (const name of others)
    assert.ok(
      texts.some((text) => text.includes(`/${name}/`)),
      name,
    );
});

/** Bundles that hold one byte of a made-up package. */
function withPackage(
  manifest: object,
  files: Readonly<Record<string, string>> = { LICENSE: 'Do.' },
): () => unknown {
  const folder = temporaryFolder('packages');
  const own = path.join(folder, 'node_modules/made-up');
  mkdirSync(own, { recursive: true });
  const all = {
    ...files,
    'package.json': JSON.stringify({ name: 'made-up', version: '1.0.0', ...manifest }),
  };
  for (const [name, text] of Object.entries(all)) writeFileSync(path.join(own, name), text);
  const output = {
    bytes: 1,
    imports: [],
    exports: [],
    inputs: { 'node_modules/made-up/index.js': { bytesInOutput: 1 } },
  };
  return () => findBundledPackages({ outputs: { 'dist/app.js': output } }, folder);
}

test('a bundled package with an allowed licence and its text can be packaged', () => {
  assert.deepEqual(withPackage({ license: 'ISC' })(), [
    { name: 'made-up 1.0.0', licence: 'ISC', text: 'Do.' },
  ]);
});

test('a bundled package without a licence, without its text or with one that is not allowed cannot be packaged', () => {
  assert.throws(withPackage({}), /not among those allowed/);
  assert.throws(withPackage({ license: 'GPL-3.0-only' }), /not among those allowed/);
  assert.throws(withPackage({ license: 'MIT' }, {}), /without the text/);
});

test('a bundled file that holds a package nobody knows cannot be packaged', () => {
  const map = JSON.stringify({ sources: ['../../node_modules/unheard-of/index.js'] });
  assert.throws(withPackage({ license: 'MIT' }, { LICENSE: 'Do.', 'index.js.map': map }), /unheard-of/);
});

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
