import { parseArgs } from 'node:util';
import { findTests } from './findTests';
import { type Lane, inOrder } from './inOrder';
import { main } from './main';
import { type Suite, allSuites } from './suites';
import type { Totals } from './testCount';

// npm test -- [--only unit,http,...] [--host desktop|server]
main(async () => {
  const { values } = parseArgs({ options: { only: { type: 'string' }, host: { type: 'string' } } });
  const suites = allSuites(values.host);
  requireSuiteForEachFile(suites);
  const results = await runAll(choose(suites, values.only));

  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
});

/** A test file outside the suites' folders would never run, and nobody would notice. */
function requireSuiteForEachFile(suites: readonly Suite[]): void {
  const lost = findTests('.').filter((file) => !suites.some(({ name }) => name === file.split(/[\\/]/)[1]));
  if (lost.length) throw new Error(`No suite runs ${lost.join(', ')}`);
}

function choose(suites: readonly Suite[], only: string | undefined): readonly Suite[] {
  if (only === undefined) return suites;
  const names = only.split(',');
  const unknown = names.filter((name) => !suites.some((suite) => suite.name === name));
  if (unknown.length) throw new Error(`There is no suite ${unknown.join(', ')}`);
  return suites.filter(({ name }) => names.includes(name));
}

/** Two light suites at a time, then two heavy ones: a VS Code mostly waits, for its browser or for a time to pass. */
async function runAll(suites: readonly Suite[]): Promise<readonly Totals[]> {
  const lanes = inOrder(suites.length, (text) => process.stdout.write(text));
  const results: Totals[] = [];
  const work = async (queue: IterableIterator<[Suite, Lane | undefined]>): Promise<void> => {
    for (const [suite, lane] of queue) if (lane) results.push(await runOne(suite, lane));
  };
  const pairs = suites.map((suite, index): [Suite, Lane | undefined] => [suite, lanes[index]]);
  for (const isHeavy of [false, true]) {
    const chosen = pairs.filter(([{ heavy }]) => heavy === isHeavy);
    // What cannot be installed fails in the suite that needs it.
    for (const [{ prepare }] of chosen) await prepare?.().catch(() => undefined);
    const queue = chosen.values();
    await Promise.all([work(queue), work(queue)]);
  }
  return results;
}

async function runOne(suite: Suite, { write, end }: Lane): Promise<Totals> {
  const start = performance.now();
  write(`\n=== ${suite.title}\n`);
  const totals = await suite.run(write).catch(toFailure);
  for (const problem of totals.problems) write(`${problem}\n`);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  write(`--- ${suite.title}: ${totals.passed} passed, ${totals.failed} failed, ${seconds} s\n`);
  end();
  return totals;
}

function toFailure(error: unknown): Totals {
  return { passed: 0, failed: 1, problems: [error instanceof Error ? error.message : String(error)] };
}
