import { setTimeout as pause } from 'node:timers/promises';
import type { Standin } from '../standin/standin';
import type { Listed } from './outboxUnderTest';
import type { WindowProcess } from './windowProcess';

/** Opens a last window once everything that takes effect late has done so: it must find nothing to do. Gives what is left for the user. */
export async function restIn(open: () => WindowProcess, standin: Standin): Promise<readonly Listed[]> {
  while (standin.lateCommits > 0) await pause(10);
  standin.setChaos(undefined);
  const window = open();
  try {
    const left = await window.list();
    const moving = left.filter(({ movesByItself }) => movesByItself);
    if (moving.length > 0) throw new Error(`moves after it had come to rest: ${JSON.stringify(moving)}`);
    await window.stop();
    return left;
  } finally {
    window.kill();
  }
}
