import { execFile } from 'node:child_process';
import path from 'node:path';
import { env } from 'node:process';
import { promisify } from 'node:util';
import { type GuardRate, falseAlarms, missedSecrets } from '../unit/text/guard/corpus/guardRates';
import { programs } from './buildPrograms';
import type { Figure } from './figure';

const run = promisify(execFile);
const goalMs = { code: 150, anything: 250 };

/** How long the guard takes for 1 MB of code, and of what is made to slow it down. */
export async function timeGuard(node: string): Promise<Figure[]> {
  const options = { env: { ...env, NODE_OPTIONS: '' } };
  const { stdout } = await run(node, [path.join(programs, 'guard.js')], options);
  const times = Object.entries(JSON.parse(stdout) as Record<string, number>);
  return times.map(([name, ms], index) => ({
    name,
    unit: 'ms',
    values: { ours: ms, 'to code': ms / (times[0]?.[1] ?? NaN) },
    goal: index === 0 ? goalMs.code : goalMs.anything,
  }));
}

/** How many secrets of the corpus pass, and how many harmless snippets are stopped. */
export function rateGuard(): Figure[] {
  return [
    toFigure('made-up secrets missed', missedSecrets(), 5),
    toFigure('harmless snippets stopped', falseAlarms(), 2),
  ];
}

function toFigure(name: string, { count, wrong }: GuardRate, goal: number): Figure {
  const share = (100 * wrong.length) / count;
  return { name, unit: '%', values: { ours: share, right: 100 - share, of: count }, goal };
}
