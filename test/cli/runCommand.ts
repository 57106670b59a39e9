import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { atExit } from '../host/atExit';
import { root } from '../host/paths';
import { killGroup } from '../host/processGroup';

/** Where a command's output goes, piece by piece. */
export type Write = (text: string) => void;

/** The longest suite takes eleven on two idle cores. */
const limitMinutes = 22;

/** Runs a Node script (`args` as for `node`) at the root of the checkout and gives its exit code; ends it after `limitMinutes`. */
export async function runCommand(
  args: readonly string[],
  write: Write,
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that whatever it has started gets the signal too.
    detached: true,
  });
  child.stdout.on('data', (chunk: Buffer) => write(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => write(chunk.toString()));

  const end = (): void => killGroup(child.pid ?? NaN, 'SIGTERM');
  const forget = atExit(end);
  const limit = setTimeout(() => {
    write(`Not ended after ${limitMinutes} minutes: ${args.join(' ')}\n`);
    end();
  }, limitMinutes * 60_000);
  const [code] = (await once(child, 'close')) as [number | null];
  clearTimeout(limit);
  forget();
  return code ?? 1;
}
