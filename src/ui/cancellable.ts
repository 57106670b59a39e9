import { ProgressLocation, window } from 'vscode';
import { progressDelayMs } from '../core/limits';

/** Tells how far a piece of work is, in words. */
export type Report = (words: string) => void;

/** Runs work that Cancel aborts; its notification comes only when the work takes longer than a moment. */
export async function cancellable<T>(
  title: string,
  work: (signal: AbortSignal, report: Report) => Promise<T>,
): Promise<T> {
  const stop = new AbortController();
  let words = '';
  let report: Report = (now) => (words = now);
  const working = work(stop.signal, (now) => report(now));
  const timer = setTimeout(() => {
    const options = { location: ProgressLocation.Notification, cancellable: true, title };
    void window.withProgress(options, async (progress, token) => {
      token.onCancellationRequested(() => stop.abort());
      report = (message) => progress.report({ message });
      if (words !== '') report(words);
      await working.catch(() => undefined);
    });
  }, progressDelayMs);
  try {
    return await working;
  } finally {
    clearTimeout(timer);
  }
}
