import { build, context } from 'esbuild';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { watch, release, outdir } = parseArgs({
  options: {
    watch: { type: 'boolean' },
    release: { type: 'boolean' },
    outdir: { type: 'string', default: 'dist' },
  },
}).values;

/** @type {import('esbuild').BuildOptions} */
const options = {
  // Two entry points: `extension` is loaded at activation, `app` by the first command.
  entryPoints: ['src/extension.ts', 'src/app.ts'],
  outdir,
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
  await writeFile(join(outdir, 'meta.json'), JSON.stringify(metafile));
}
