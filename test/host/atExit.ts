import { constants } from 'node:os';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs a synchronous clean-up when this process ends, also by Ctrl+C or a kill.
 * Call what it returns once there is nothing left to clean up.
 */
export function atExit(cleanUp: () => void): () => void {
  for (const signal of signals) {
    // By default a signal ends the process without its `exit` event.
    if (!process.listenerCount(signal))
      process.on(signal, () => process.exit(128 + constants.signals[signal]));
  }
  // A long test file has many folders and processes.
  process.setMaxListeners(0);
  // The last first: what uses a folder ends before the folder goes.
  process.prependOnceListener('exit', cleanUp);
  return () => process.off('exit', cleanUp);
}
