import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { atExit } from './atExit';

/** A program and everything it starts. */
export interface ProcessGroup {
  /** Everything printed so far, both streams. */
  output(): string;
  /** The first match in what is printed; throws when the program ends, or the time is over, without one. */
  waitFor(pattern: RegExp, timeoutMs: number): Promise<RegExpExecArray>;
  /** Fulfilled when the program has ended, for whatever reason. */
  readonly ended: Promise<unknown>;
  /** Ends the whole group, by force when it does not end by itself. */
  stop(): Promise<void>;
}

const patienceMs = 4000;

/** Starts a program in a process group of its own, which never outlives this process. */
export function startGroup(command: string, args: readonly string[], env: NodeJS.ProcessEnv): ProcessGroup {
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const ended = once(child, 'close').catch(() => undefined);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  }
  const send = (signal: NodeJS.Signals): void => {
    if (child.pid) killGroup(child.pid, signal);
  };
  const killNow = (): void => send('SIGKILL');
  const forget = atExit(killNow);

  return {
    output: () => output,
    ended,

    waitFor: (pattern, timeoutMs) =>
      new Promise((resolve, reject) => {
        const fail = (what: string): void => settle(() => reject(new Error(`${command} ${what}\n${output}`)));
        const onEnd = (): void => fail('ended');
        const timer = setTimeout(() => fail(`did not print ${pattern} within ${timeoutMs} ms`), timeoutMs);
        const look = (): void => {
          const match = pattern.exec(output);
          if (match) settle(() => resolve(match));
        };
        const settle = (answer: () => void): void => {
          clearTimeout(timer);
          child.stdout.off('data', look);
          child.off('close', onEnd);
          answer();
        };
        child.stdout.on('data', look);
        child.once('close', onEnd);
        child.once('error', (error) => fail(error.message));
        look();
      }),

    async stop() {
      send('SIGTERM');
      const force = setTimeout(killNow, patienceMs);
      await ended;
      clearTimeout(force);
      // The leader has ended; a child of it may have not.
      killNow();
      forget();
    },
  };
}

/** Sends a signal to a process and all of its group. */
export function killGroup(pid: number, signal: NodeJS.Signals): void {
  kill(-pid, signal);
}

/** Sends a signal to a process; that it has ended already is no error. */
export function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
