import { rm } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { root } from '../host/paths';

/** Where the programs are that the bench starts, each a JavaScript file of its name. */
export const programs = path.join(root, 'out/bench');

/** Bundles what runs on the extension host's Node in the way of the release build, `src/app.ts` included. */
export async function buildPrograms(): Promise<void> {
  await rm(programs, { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: ['answer', 'chats', 'content', 'guard', 'outbox', 'probe', 'send', 'standin', 'vscode'].map(
      (name) => `test/bench/programs/${name}.ts`,
    ),
    outdir: programs,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node22',
    external: ['vscode'],
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
  });
}
