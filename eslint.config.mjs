import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

/**
 * One row of the layer table in CONTRIBUTING.md: what files under `src/<layer>` may import when the code runs.
 * `types` may be imported as types only.
 */
function layer(name, { not = [], typesOnly = [] }) {
  const message = `src/${name} may not import this: see the layer table in CONTRIBUTING.md`;
  return {
    files: [`src/${name}/**/*.ts`],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            ...(not.length ? [{ group: not, message }] : []),
            ...(typesOnly.length ? [{ group: typesOnly, allowTypeImports: true, message }] : []),
          ],
        },
      ],
    },
  };
}

const packages = ['undici', 'undici/*', 'valibot', 'node:*'];

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
  layer('core', { not: ['vscode', ...packages, '**/text/*', '**/api/*', '**/delivery/*', '**/ui/*'] }),
  layer('text', { not: ['vscode', ...packages, '**/api/*', '**/delivery/*', '**/ui/*'] }),
  layer('api', { not: ['vscode', '**/text/*', '**/delivery/*', '**/ui/*'] }),
  layer('delivery', { not: ['vscode', ...packages, '**/text/*', '**/ui/*'], typesOnly: ['**/api/*'] }),
  layer('ui', { not: ['undici', 'undici/*', 'valibot'], typesOnly: ['**/api/*', '**/delivery/*'] }),
  {
    files: ['test/**/*.ts'],
    rules: {
      // node:test's `test` returns a promise that the runner itself awaits.
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', name: ['test', 'it', 'describe', 'suite'], package: 'node:test' }] },
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
