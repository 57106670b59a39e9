import { Cancelled } from './failure';

/** Waits for something, but no longer than until it is cancelled. @throws {Cancelled} */
export async function orCancelled<T>(awaited: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  let cancel = (): void => undefined;
  const cancelled = new Promise<never>((_, reject) => {
    cancel = () => reject(new Cancelled('while waiting'));
  });
  if (signal?.aborted === true) cancel();
  signal?.addEventListener('abort', cancel, { once: true });
  return Promise.race([cancelled, awaited]).finally(() => signal?.removeEventListener('abort', cancel));
}
