import { build, context } from 'esbuild';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { watch, release, outdir, only } = parseArgs({
  options: {
    watch: { type: 'boolean' },
    release: { type: 'boolean' },
    outdir: { type: 'string', default: 'dist' },
    only: { type: 'string' },
  },
}).values;

/** @type {import('esbuild').BuildOptions} */
const common = {
  outdir,
  bundle: true,
  minify: release,
  sourcemap: release ? false : 'linked',
  legalComments: 'none',
  metafile: true,
  logLevel: 'info',
};

/** @type {Record<string, import('esbuild').BuildOptions>} */
const all = {
  extension: {
    ...common,
    // Two entry points: `extension` is loaded at activation, `app` by the first command.
    entryPoints: ['src/extension.ts', 'src/app.ts'],
    format: 'cjs',
    platform: 'node',
    target: 'node22',
    external: ['vscode', './app.js'],
  },
  conversation: {
    ...common,
    // Runs in the conversation panel; this is the Chromium of the oldest supported VS Code.
    entryPoints: ['src/webview/conversation.ts'],
    format: 'iife',
    platform: 'browser',
    target: 'chrome134',
  },
};
const programs = only ? [all[only]] : Object.values(all);

if (watch) {
  for (const program of programs) await (await context(program)).watch();
} else {
  const built = await Promise.all(programs.map((program) => build(program)));
  const inputs = Object.assign({}, ...built.map(({ metafile }) => metafile.inputs));
  const outputs = Object.assign({}, ...built.map(({ metafile }) => metafile.outputs));
  await writeFile(join(outdir, 'meta.json'), JSON.stringify({ inputs, outputs }));
}
