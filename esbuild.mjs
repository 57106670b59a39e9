import { build, context } from 'esbuild';
import { writeFile } from 'node:fs/promises';

const watch = process.argv.includes('--watch');
const release = process.argv.includes('--release');

/** @type {import('esbuild').BuildOptions} */
const options = {
  // Two entry points: `extension` is loaded at activation, `app` by the first command.
  entryPoints: ['src/extension.ts', 'src/app.ts'],
  outdir: 'dist',
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node22',
  external: ['vscode', './app.js'],
  minify: release,
  sourcemap: release ? false : 'linked',
  legalComments: 'none',
  metafile: true,
  logLevel: 'info',
};

if (watch) {
  await (await context(options)).watch();
} else {
  const { metafile } = await build(options);
  await writeFile('dist/meta.json', JSON.stringify(metafile));
}
