import assert from 'node:assert/strict';
import path from 'node:path';
import { before, test } from 'node:test';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { root } from '../host/paths';
import { readText } from './manifest';

/** The layer table: what each may import when the code runs, and of what it may use types besides. */
const layers = {
  core: { runs: [], types: [] },
  text: { runs: ['core', 'markdown-it', 'secretlint'], types: [] },
  api: { runs: ['core', 'undici', 'valibot', 'node'], types: [] },
  delivery: { runs: ['core'], types: ['api'] },
  platform: { runs: ['core', 'node'], types: [] },
  webview: { runs: [], types: ['core'] },
  ui: { runs: ['core', 'text', 'vscode'], types: ['api', 'delivery', 'platform'] },
} as const satisfies Record<string, { runs: readonly string[]; types: readonly string[] }>;

/** Something to import of each layer and package, in every spelling. */
const sources: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(Object.keys(layers).map((layer) => [layer, [`../${layer}/any`]])),
  roots: ['../app', '../extension', '../../test/unit/messages', './../any/any', '../core/../app'],
  vscode: ['vscode'],
  undici: ['undici', 'undici/lib/dispatcher/agent.js'],
  valibot: ['valibot'],
  node: ['node:fs', 'node:fs/promises'],
  'markdown-it': ['markdown-it'],
  secretlint: ['@secretlint/core'],
  foreign: ['fs', 'markdown-it-emoji', 'eslint'],
};

let eslint: ESLint;

before(() => {
  eslint = new ESLint({
    cwd: root,
    // The snippets are no files of the project, and only imports are looked at.
    overrideConfig: [tseslint.configs.disableTypeChecked],
    ruleFilter: ({ ruleId }) => /no-restricted-(imports|syntax)$/.test(ruleId),
  });
});

async function isForbidden(layer: string, code: string, folder = ''): Promise<boolean> {
  const filePath = path.join(root, 'src', layer, folder, 'snippet.ts');
  const [result] = await eslint.lintText(code, { filePath });
  assert.equal(result?.fatalErrorCount, 0);
  return result.errorCount > 0;
}

for (const [layer, { runs, types }] of Object.entries(layers)) {
  const mayRun: readonly string[] = [layer, ...runs];
  const mayType: readonly string[] = [...mayRun, ...types];

  test(`${layer} imports ${runs.join(', ') || 'nothing'}, and lint forbids the rest`, async () => {
    assert.equal(await isForbidden(layer, "import { x } from './beside'; x();"), false);
    for (const [name, spellings] of Object.entries(sources)) {
      for (const source of spellings.filter((each) => each !== `../${layer}/any`)) {
        for (const code of [
          `import { x } from '${source}'; x();`,
          `import '${source}';`,
          `export * from '${source}';`,
        ]) {
          assert.equal(await isForbidden(layer, code), !mayRun.includes(name), code);
        }
        const typed = `import type { X } from '${source}'; export type Y = X;`;
        assert.equal(await isForbidden(layer, typed), !mayType.includes(name), typed);
        assert.ok(await isForbidden(layer, `void import('${source}');`), `import('${source}')`);
      }
    }
  });
}

test('a folder within a layer has the rules of its layer', async () => {
  for (const [source, isAllowed] of [
    ['./beside', true],
    ['../above', true],
    ['../sibling/module', true],
    ['../../core/any', true],
    ['../../api/any', false],
    ['../core/any', true],
    ['../../app', false],
    ['vscode', false],
  ] as const) {
    assert.equal(await isForbidden('text', `import '${source}';`, 'folder'), !isAllowed, source);
  }
});

test('the table in CONTRIBUTING.md has these rows', () => {
  const contributing = readText('CONTRIBUTING.md');
  for (const [layer, { runs }] of Object.entries(layers)) {
    const [, cell = ''] =
      new RegExp(`^\\| \`src/${layer}\` .*\\| ([^|]*) \\|$`, 'm').exec(contributing) ?? [];
    const named = cell.replace(/\(.*\)|;.*$/, '').match(/[\w-]+/g) ?? [];
    assert.deepEqual(named.filter((name) => name !== 'nothing').sort(), [...runs].sort(), layer);
  }
});
