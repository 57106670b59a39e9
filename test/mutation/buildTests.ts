import * as esbuild from 'esbuild';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { findTests } from '../cli/findTests';
import { main } from '../cli/main';
import { root } from '../host/paths';

const fewRuns = path.join(__dirname, 'fewRuns.ts');

/** They count how many of their runs were worth something, and would fail with few. */
const needAllRuns = /[\\/](?:insertEvidence|marker|parsePermalink|permalink|template)\.test\.ts$/;

/** What a bundle of a test cannot know by itself: few runs of each property, and where its files have stood. */
const plugin: esbuild.Plugin = {
  name: 'tests of mutants',
  setup: (build) => {
    build.onResolve({ filter: /^fast-check$/ }, ({ importer }) =>
      importer === fewRuns || needAllRuns.test(importer) ? null : { path: fewRuns },
    );
    build.onLoad({ filter: /[\\/]test[\\/].*\.ts$/ }, async ({ path: file }) => {
      const source = await readFile(file, 'utf8');
      const contents = source
        .replaceAll(/(?<![\w.])__dirname\b/g, JSON.stringify(path.dirname(file)))
        .replaceAll(/(?<![\w.])__filename\b/g, JSON.stringify(file));
      return { contents, loader: 'ts' };
    });
  },
};

// Runs in Stryker's copy of the checkout: each unit test becomes one plain script in its own place, so that a mutant pays
// for no TypeScript and few files, and Stryker still sees by its text which test has changed.
main(async () => {
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: findTests('unit'),
    outbase: root,
    outdir: root,
    outExtension: { '.js': '.ts' },
    allowOverwrite: true,
    bundle: true,
    platform: 'node',
    target: 'node20',
    plugins: [plugin],
    // They read files beside their own.
    external: ['commonmark-spec', 'esbuild'],
    logLevel: 'warning',
  });
});
