import path from 'node:path';
import { cache, root } from '../host/paths';
import { coveringTests } from './coveringTests';
import type { Slice } from './slices';

export interface MutationOptions {
  /** How many mutants are tested at once. */
  readonly concurrency: number;
  /** Tests again what the cache knows. */
  readonly force: boolean;
}

/** Where Stryker keeps what became of a folder's mutants, for the next run and for the report. */
export function reportOf({ folder, sample }: Slice): string {
  const name = [...folder.split('/'), ...(sample ? [sample.name] : [])].join('.');
  return path.join(cache, 'mutation', `${name}.json`);
}

/** Tests every mutant of the slice's files that is not in the cache, or whose code or tests have changed. */
export async function mutate(slice: Slice, { concurrency, force }: MutationOptions): Promise<void> {
  const { Stryker } = await import('@stryker-mutator/core');
  const stryker = new Stryker({
    testRunner: 'tap',
    plugins: ['@stryker-mutator/tap-runner'],
    tap: {
      testFiles: [...(await coveringTests(slice))],
      nodeArgs: [
        '--test-reporter=./test/mutation/bareTap.mjs',
        '-r',
        '{{hookFile}}',
        '-r',
        './test/mutation/asScript.cjs',
        '{{testFile}}',
      ],
      forceBail: true,
    },
    coverageAnalysis: 'perTest',
    mutate: [...(slice.sample?.places ?? slice.files)],
    incremental: true,
    incrementalFile: path.relative(root, reportOf(slice)),
    force,
    concurrency,
    // The copy of the checkout in which mutants live: without what no unit test reads.
    ignorePatterns: ['**', '!package*.json', '!tsconfig.json', '!src/**', '!test/**', '!media/**'],
    tempDirName: '.cache/mutation/work',
    buildCommand: 'node --import tsx test/mutation/buildTests.ts',
    disableTypeChecks: false,
    checkers: [],
    reporters: ['progress-append-only'],
    allowConsoleColors: false,
    timeoutMS: 20_000,
    dryRunTimeoutMinutes: 30,
  });
  await stryker.runMutationTest();
}
