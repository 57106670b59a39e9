import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

const module = '[\\w/]+$';

/** What may be imported, by the names of the layer table in CONTRIBUTING.md. */
const sources = {
  beside: `\\./${module}`,
  core: `\\.\\./core/${module}`,
  text: `\\.\\./text/${module}`,
  api: `\\.\\./api/${module}`,
  delivery: `\\.\\./delivery/${module}`,
  platform: `\\.\\./platform/${module}`,
  vscode: 'vscode$',
  undici: 'undici(?:/|$)',
  valibot: 'valibot$',
  node: 'node:',
};

/** One row of the layer table: what files of `src/<name>` import when the code runs, and of what they use types besides. */
function layer(name, runs, types = []) {
  const message = `src/${name} may not import this: see the layer table in CONTRIBUTING.md`;
  const anyOf = (names) => names.map((each) => sources[each]).join('|');
  const patterns = [{ regex: `^(?!${anyOf(['beside', ...runs, ...types])})`, message }];
  if (types.length) patterns.push({ regex: `^(?:${anyOf(types)})`, allowTypeImports: true, message });
  return {
    files: [`src/${name}/**/*.ts`],
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', { patterns }],
      'no-restricted-syntax': ['error', { selector: 'ImportExpression', message }],
    },
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
    },
  },
  layer('core', []),
  layer('text', ['core']),
  layer('api', ['core', 'undici', 'valibot', 'node']),
  layer('delivery', ['core'], ['api']),
  layer('platform', ['core', 'node']),
  layer('ui', ['vscode', 'core', 'text'], ['api', 'delivery', 'platform']),
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
