import { execFile } from 'node:child_process';
import path from 'node:path';
import { env } from 'node:process';
import { promisify } from 'node:util';
import { temporaryFolder } from '../host/temporaryFolder';
import { programs } from './buildPrograms';
import { type Figure, toMedian } from './figure';

const run = promisify(execFile);
const waiting = 500;
const sent = 10_000;
const openings = 9;

/** What opening an outbox and the record of what was sent has cost, in a fresh process. */
export interface OutboxCosts {
  /** From nothing to the rows of the view. */
  readonly viewMs: number;
  /** Growth of the heap with both in it, in millions of bytes. */
  readonly memoryMb: number;
  readonly rows: number;
  readonly records: number;
}

/** Opens an outbox of 500 messages that wait, beside 10,000 records, and an empty one, in turns and fresh processes. */
export async function measureOutbox(node: string): Promise<Figure[]> {
  const program = path.join(programs, 'outbox.js');
  const options = { env: { ...env, NODE_PATH: programs, NODE_OPTIONS: '' } };
  const [full, empty] = [temporaryFolder('full'), temporaryFolder('empty')];
  await run(node, [program, 'prepare', full, String(waiting), String(sent)], options);
  const open = async (folder: string): Promise<OutboxCosts> => {
    const { stdout } = await run(node, ['--expose-gc', program, 'open', folder], options);
    return JSON.parse(stdout) as OutboxCosts;
  };
  const costs: Record<'full' | 'empty', OutboxCosts[]> = { full: [], empty: [] };
  for (let turn = 0; turn < openings; turn++) {
    costs.full.push(await open(full));
    costs.empty.push(await open(empty));
  }
  const [first] = costs.full;
  if (first?.rows !== waiting || first.records !== sent) throw new Error(`opened ${JSON.stringify(first)}`);
  const toFigure = (name: string, unit: 'ms' | 'MB', key: 'viewMs' | 'memoryMb', goal: number): Figure => {
    const values = {
      ours: toMedian(costs.full.map((each) => each[key])),
      'empty outbox': toMedian(costs.empty.map((each) => each[key])),
    };
    return { name, unit, values, goal };
  };
  return [
    toFigure('rows of the view', 'ms', 'viewMs', 300),
    toFigure('memory of both, MB', 'MB', 'memoryMb', 30),
  ];
}
