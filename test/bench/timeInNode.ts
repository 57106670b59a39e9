import { execFile } from 'node:child_process';
import path from 'node:path';
import { env } from 'node:process';
import { promisify } from 'node:util';
import { programs } from './buildPrograms';
import { type Figure, type Run, toFigure } from './figure';
import type { PackedExtension } from './packExtension';

const run = promisify(execFile);
const runCount = 3;
const processesPerRun = 25;
const script = path.join(__dirname, 'activateOnce.mjs');

/** What `activateOnce.mjs` prints. */
interface Activation {
  readonly ms: number;
  /** Every CommonJS file that was loaded. */
  readonly files: readonly string[];
}

/** Activates both extensions in turns, each time in a fresh process of plain Node. */
export async function timeInNode(
  node: string,
  ours: PackedExtension,
  empty: PackedExtension,
): Promise<Figure> {
  const runs: Run[] = [];
  for (let number = 0; number < runCount; number++) {
    const times = { ours: [] as number[], empty: [] as number[] };
    for (let turn = 0; turn < processesPerRun; turn++) {
      times.ours.push((await activate(node, ours)).ms);
      times.empty.push((await activate(node, empty)).ms);
    }
    runs.push(times);
  }
  return toFigure('plain Node', runs, 1.5);
}

/** Activates an extension once, in a process of its own, with a stub in the place of the module `vscode`. */
export async function activate(node: string, { main }: PackedExtension): Promise<Activation> {
  const { stdout } = await run(node, [script, main], {
    env: { ...env, NODE_PATH: programs, NODE_OPTIONS: '' },
  });
  return JSON.parse(stdout) as Activation;
}
