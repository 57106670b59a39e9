import { rm } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { findTests } from '../cli/findTests';
import { root } from './paths';

/**
 * Bundles the editor tests, each file by itself, to `out/editor`; gives the path of the suite's entry. `names` are parts
 * of the names of the files that are wanted; none for all. They lie in the extension's folder: what is in it gets the
 * same `vscode` as the extension, and can stand in for parts of it.
 */
export async function buildEditorSuite(names: readonly string[], extension: string): Promise<string> {
  const all = findTests('editor');
  const tests = names.length === 0 ? all : all.filter((file) => names.some((name) => file.includes(name)));
  if (!tests.length) throw new Error(`there is no test file ${names.join()} in test/editor`);
  const outdir = path.join(extension, 'out/editor');
  await rm(outdir, { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: ['test/editor/index.ts', ...tests],
    outbase: 'test/editor',
    outdir,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node22',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return path.join(outdir, 'index.js');
}
