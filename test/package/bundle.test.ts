import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { before, test } from 'node:test';
import { promisify } from 'node:util';
import type { Metafile } from 'esbuild';
import { commandIds } from '../../src/ui/contributions';
import { packagedExtension } from '../host/packageExtension';
import { root } from '../host/paths';
import { temporaryFolder } from '../host/temporaryFolder';
import { unpackExtension } from '../host/unpackExtension';
import { withStandin } from '../standin/withStandin';
import { manifest, readText } from './manifest';
import { type ZipEntry, readZip } from './readZip';

const run = promisify(execFile);
const bundles = ['extension', 'app', 'conversation'].map((name) => `extension/dist/${name}.js`);
let files: ZipEntry[];
let built: Metafile;

before(async () => {
  files = readZip(await packagedExtension());
  const folder = temporaryFolder('built');
  await run(process.execPath, ['esbuild.mjs', '--release', '--outdir', folder], { cwd: root });
  built = JSON.parse(readFileSync(path.join(folder, 'meta.json'), 'utf8')) as Metafile;
});

function contentOf(name: string): Buffer {
  const file = files.find((each) => each.name === name);
  assert.ok(file, `${name} is not in the package`);
  return file.read();
}

/** What a packaged bundle is made of. */
function inputsOf(bundle: string): string[] {
  const [, output] =
    Object.entries(built.outputs).find(([file]) => file.endsWith(path.basename(bundle))) ?? [];
  assert.equal(output?.bytes, contentOf(`extension/${bundle}`).length, 'another build was packaged');
  return Object.keys(output.inputs);
}

test('what is loaded at activation is made of nothing heavy', () => {
  const heavy = /node_modules|^src\/(?:api|text|app)/;
  assert.deepEqual(
    inputsOf('dist/extension.js').filter((input) => heavy.test(input)),
    [],
  );
  assert.ok(inputsOf('dist/app.js').some((input) => heavy.test(input)));
});

test("of undici's parts none that changes the process is bundled", () => {
  const effects = /undici\/(?:index|lib\/global|lib\/web\/fetch\/index)\.js$/;
  assert.deepEqual(
    inputsOf('dist/app.js').filter((input) => effects.test(input)),
    [],
  );
});

test('nothing that is bundled changes whom the process trusts', () => {
  for (const bundle of bundles) assert.doesNotMatch(contentOf(bundle).toString(), /setDefaultCACertificates/);
});

test('the bundles need nothing at run time but Node, VS Code and each other', () => {
  const needed = ['extension', 'app'].flatMap((bundle) => [
    ...contentOf(`extension/dist/${bundle}.js`)
      .toString()
      .matchAll(/\brequire\(["'`]([^"'`]+)["'`]\)/g),
  ]);
  const names = new Set(needed.map(([, name]) => name ?? ''));
  assert.ok(names.has('vscode'));
  assert.deepEqual(
    [...names].filter((name) => !isBuiltin(name) && !name.startsWith('node:') && name !== 'vscode'),
    ['./app.js'],
  );
  assert.equal(manifest.dependencies, undefined);
});

test('what is shipped is small, says nothing of where it was built, and keeps its manifest', () => {
  for (const bundle of bundles) {
    const content = contentOf(bundle).toString();
    assert.doesNotMatch(content, /sourceMappingURL/);
    assert.ok(!content.includes(root), 'a path of this machine');
    // What is minified has line ends in its texts only.
    assert.ok(content.length / content.split('\n').length > 500, 'not minified');
  }
  assert.deepEqual(
    JSON.parse(contentOf('extension/package.json').toString()),
    JSON.parse(readText('package.json')),
  );
});

for (const [editor, missing] of [
  ['', []],
  [' in an editor without language models', ['lm']],
] as const) {
  test(`activation${editor} loads one bundle, a command the other, a request leaves nothing on globalThis, and the end no timer`, async () => {
    await withStandin({}, async ({ apiUrl, origin, key, requests }) => {
      const script = path.join(__dirname, 'loadBundles.cjs');
      const extension = unpackExtension(await packagedExtension(), temporaryFolder('unpacked'));
      const { stdout, stderr } = await run(process.execPath, [script, extension, apiUrl, ...missing], {
        env: { ...process.env, HELPCRUNCH_API_KEY: key, HELPCRUNCH_API_ORIGIN: origin, NODE_OPTIONS: '' },
      });
      assert.deepEqual(JSON.parse(stdout), {
        loadedByActivate: ['dist/extension.js'],
        loaded: ['dist/extension.js', 'dist/app.js'],
        commands: ['_helpcrunch.copyUserId', ...commandIds],
        opened: ['https://acme.helpcrunch.com/inbox/chats/5'],
        told: [],
        newGlobals: [],
        timersLeft: 0,
      });
      assert.equal(stderr, '');
      assert.deepEqual(
        requests.map(({ method, path: asked, status }) => [method, asked, status]),
        [['GET', '/v1/organization', 200]],
      );
    });
  });
}
