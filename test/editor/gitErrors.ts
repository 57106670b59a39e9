import type { Runner } from 'mocha';

const event = 'uncaughtException';

/**
 * Starts a Mocha run, and keeps from it an error of VS Code's git extension, which runs in the same process. That one
 * writes the names of files to `git check-ignore` and does not listen for errors of the pipe, which breaks when git
 * ends at once because a test has just removed the repository. Nobody catches it, and Mocha takes it for the failure
 * of whatever runs then.
 */
export function overlookGitErrors(run: () => Runner): Runner {
  const others = process.listeners(event);
  const runner = run();
  runner.once('start', () => {
    // Not by `runner.uncaught`: VS Code wraps what listens to this process.
    for (const listen of process.listeners(event).filter((each) => !others.includes(each))) {
      process.off(event, listen);
      process.on(event, (error, origin) => {
        if (!isBrokenGitPipe(error)) listen(error, origin);
      });
    }
  });
  return runner;
}

function isBrokenGitPipe(error: Error): boolean {
  return (
    'code' in error &&
    error.code === 'EPIPE' &&
    /[\\/]extensions[\\/]git[\\/]dist[\\/]/.test(error.stack ?? '')
  );
}
