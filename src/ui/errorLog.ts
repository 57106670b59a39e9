import { HandoffError } from '../core/failure';
import type { Log } from '../core/ports';

/** Writes errors to the log: a failure by its code, an unknown error with its stack. */
export class ErrorLog {
  constructor(private readonly log: Log) {}

  add(error: unknown): void {
    if (error instanceof HandoffError) this.log.warn(`failed: ${error.failure.code}${toCauses(error.cause)}`);
    else this.log.error(`unexpected: ${toCauses(error)}`);
  }
}

/** Names and frames of a chain of errors. A message may quote a text or a path, so none is written. */
function toCauses(error: unknown): string {
  if (!(error instanceof Error)) return error === undefined ? '' : ` <- ${typeof error}`;
  const code: unknown = 'code' in error ? error.code : undefined;
  // The stack begins with the message, and a line of that may look like a frame.
  const frames = (error.stack ?? '')
    .replace(error.message, '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.replace(/\(?(?:file:\/\/)?[^\s()]*[\\/]([^\\/()]+)\)?$/, '($1)'));
  const known = error instanceof HandoffError ? [] : frames;
  return (
    [` <- ${error.name}${typeof code === 'string' ? ` ${code}` : ''}`, ...known].join('\n') +
    toCauses(error.cause)
  );
}
