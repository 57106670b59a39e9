import path from 'node:path';
import { build } from 'esbuild';
import { root } from '../host/paths';
import { temporaryFolder } from '../host/temporaryFolder';

/** Bundles a program that is started as a window (`window`, `careless`), so that hundreds of them start quickly; gives its path. */
export async function buildWindow(name: 'window' | 'careless'): Promise<string> {
  const outdir = temporaryFolder('windows');
  await build({
    absWorkingDir: root,
    entryPoints: [`test/soak/${name}.ts`],
    outdir,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    external: ['vscode'],
    logLevel: 'warning',
  });
  return path.join(outdir, `${name}.js`);
}
