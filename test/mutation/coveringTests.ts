import { build } from 'esbuild';
import path from 'node:path';
import { findTests } from '../cli/findTests';
import { root } from '../host/paths';
import type { Slice } from './slices';

/** One starts a hundred processes, the other sends thousands of drafts; the same steps are in `handoffCrash` and `marker`. */
const slow = ['test/unit/delivery/handoffs/handoffKill.test.ts', 'test/unit/ui/handoffParts.test.ts'];

/** These find little that the examples do not, and take longest. */
const broad = /propert|golden|hostile|model|rates/i;

/**
 * The unit tests that a slice's mutants must not survive: those of its own layer, and for a file that none of them
 * includes, those of the others. The quick and near ones come first, since the first that fails ends a mutant.
 */
export async function coveringTests({ folder, files }: Slice): Promise<readonly string[]> {
  const included = await sourcesOfTests(findTests('unit').filter((test) => !slow.includes(test)));
  const layer = folder.replace(/^src\/(\w+).*/, 'test/unit/$1/');
  const own = new Map([...included].filter(([test]) => test.startsWith(layer)));
  const elsewhere = files.filter((file) => ![...own.values()].some((sources) => sources.has(file)));

  const chosen = [...included].filter(([test, sources]) =>
    (own.has(test) ? files : elsewhere).some((file) => sources.has(file)),
  );
  const near = folder.replace('src', 'test/unit');
  const order = (test: string): number => Number(broad.test(test)) * 100 + steps(near, path.dirname(test));
  return chosen.map(([test]) => test).sort((one, other) => order(one) - order(other));
}

/** The sources (by their paths from the root) that each of the tests includes. */
async function sourcesOfTests(tests: readonly string[]): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [...tests],
    outdir: 'unused',
    write: false,
    metafile: true,
    bundle: true,
    platform: 'node',
    packages: 'external',
    logLevel: 'error',
  });
  const outputs = Object.values(metafile.outputs);
  return new Map(outputs.map(({ entryPoint = '', inputs }) => [entryPoint, new Set(Object.keys(inputs))]));
}

function steps(from: string, to: string): number {
  return path.posix.relative(from, to).split('/').filter(Boolean).length;
}
