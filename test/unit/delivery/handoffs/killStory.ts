import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, utimesSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { root } from '../../../host/paths';
import { temporaryFolder } from '../../../host/temporaryFolder';
import { hasDied } from '../../../soak/death';
import { type Told, judgeStory } from './handoffStory';
import { realGround } from './realGround';

/** How a window ended, and what had come to its end in it. */
interface Ending {
  readonly told: readonly Told[];
  readonly wasKilled: boolean;
  readonly complaint: string;
}

/** What an enumeration has brought. */
export interface KillResult {
  /** What had come to its end last, in the windows that were killed. */
  readonly deaths: ReadonlySet<string>;
  /** How many windows were killed. */
  readonly killed: number;
}

/**
 * Plays the life of a handoff draft again and again, and each time its window is killed at the next change of the disk (or
 * every so many), until one comes through. What each has left is judged.
 */
export async function killStory(every: number): Promise<KillResult> {
  const script = await bundle();
  const places = temporaryFolder('kill');
  const deaths = new Set<string>();
  let killed = 0;
  let next = 1;
  let isThrough = false;
  const enumerate = async (): Promise<void> => {
    while (!isThrough) {
      const boundary = next;
      next += every;
      const place = path.join(places, String(boundary));
      const { told, wasKilled, complaint } = await run(script, place, boundary);
      assert.ok(wasKilled || told.includes('removed'), complaint);
      bury(path.join(place, 'drafts'));
      await judgeStory(realGround(place), told).catch((error: unknown) => {
        throw new Error(`killed at ${boundary}, after ${told.join(', ')}`, { cause: error });
      });
      if (!wasKilled) {
        isThrough = true;
        continue;
      }
      killed++;
      deaths.add(told.at(-1) ?? 'nothing');
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, enumerate));
  return { deaths, killed };
}

/** What may have come to its end last in a window that was killed; all of it does, where it is killed everywhere. */
export const deathsOfStory = [
  ...['nothing', 'opened', 'saved'],
  ...['queued', 'arrived'].flatMap((each) => [`${each} message`, `${each} private`]),
  'removing',
] as const;

async function bundle(): Promise<string> {
  const outfile = path.join(temporaryFolder('story'), 'storyWindow.js');
  const entry = 'test/unit/delivery/handoffs/storyWindow.ts';
  const how = { bundle: true, format: 'cjs', platform: 'node', target: 'node20' } as const;
  await build({ absWorkingDir: root, entryPoints: [entry], outfile, ...how, logLevel: 'warning' });
  return outfile;
}

function run(script: string, place: string, boundary: number): Promise<Ending> {
  return new Promise((resolve) => {
    execFile(process.execPath, [script, place, String(boundary)], (error, stdout, stderr) => {
      const told = stdout.split('\n').filter((line) => line !== '') as Told[];
      resolve({ told, wasKilled: hasDied(error?.code, error?.signal), complaint: stderr });
    });
  });
}

/** As when the time is over for which a window that died holds what it did alone. */
function bury(folder: string): void {
  if (!existsSync(folder)) return;
  const old = new Date(Date.now() - 60_000);
  for (const name of readdirSync(folder))
    if (name.endsWith('.lock')) utimesSync(path.join(folder, name), old, old);
}
