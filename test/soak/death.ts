const onWindows = process.platform === 'win32';
/** What a process ends with that has died by itself on Windows, where the signal of one's own end tells nobody. */
const diedCode = 137;

/** Ends this process at once, in the middle of what it does. */
export function die(): void {
  if (onWindows) process.exit(diedCode);
  process.kill(process.pid, 'SIGKILL');
}

/** Whether a process that has ended has died so, or was killed from outside. */
export function hasDied(code: unknown, signal: unknown): boolean {
  return signal === 'SIGKILL' || (onWindows && code === diedCode);
}
