import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

const module = '[\\w/]+$';

/** What may be imported, by the names of the layer table in CONTRIBUTING.md; `up` leads to `src`. */
const sources = (up) => ({
  core: `${up}core/${module}`,
  text: `${up}text/${module}`,
  api: `${up}api/${module}`,
  delivery: `${up}delivery/${module}`,
  platform: `${up}platform/${module}`,
  vscode: 'vscode$',
  undici: 'undici(?:/|$)',
  valibot: 'valibot$',
  'markdown-it': 'markdown-it$',
  secretlint: '@secretlint/',
  node: 'node:',
});

/** One row of the layer table: what files of `src/<name>` import when the code runs, and of what they use types besides. */
function layer(name, runs, types = []) {
  return [
    { files: `src/${name}/*.ts`, up: '\\.\\./', own: `\\./${module}` },
    // A folder of its own within a layer sees the rest of the layer.
    { files: `src/${name}/*/*.ts`, up: '\\.\\./\\.\\./', own: `\\.\\.?/${module}` },
  ].map(({ files, up, own }) => ({
    files: [files],
    rules: onlyImports(name, runs, types, sources(up), own),
  }));
}

function onlyImports(name, runs, types, from, own) {
  const message = `src/${name} may not import this: see the layer table in CONTRIBUTING.md`;
  const anyOf = (names) => names.map((each) => from[each]).join('|');
  const allowed = [own, ...[...runs, ...types].map((each) => from[each])].join('|');
  const patterns = [{ regex: `^(?!${allowed})`, message }];
  if (types.length) patterns.push({ regex: `^(?:${anyOf(types)})`, allowTypeImports: true, message });
  return {
    '@typescript-eslint/no-restricted-imports': ['error', { patterns }],
    'no-restricted-syntax': ['error', { selector: 'ImportExpression', message }],
  };
}

export default tseslint.config(
  { ignores: ['dist', 'out', '.cache', 'test/sample'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-console': 'error',
      'no-duplicate-imports': 'error',
    },
  },
  ...layer('core', []),
  ...layer('text', ['core', 'markdown-it', 'secretlint']),
  ...layer('api', ['core', 'undici', 'valibot', 'node']),
  ...layer('delivery', ['core'], ['api']),
  ...layer('platform', ['core', 'node']),
  ...layer('webview', [], ['core']),
  ...layer('ui', ['vscode', 'core', 'text'], ['api', 'delivery', 'platform']),
  {
    files: ['test/**/*.ts'],
    rules: {
      // node:test's `test` returns a promise that the runner itself awaits.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', name: ['test', 'it', 'describe', 'suite'], package: 'node:test' },
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.mjs', 'test/cli/**', 'test/bench/**'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
    rules: { 'no-console': 'off' },
  },
  prettier,
);
