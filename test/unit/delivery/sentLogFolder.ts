import { SentLog } from '../../../src/delivery/sentLog';
import { MemoryFolder } from '../fakes/memoryFolder';

/** Moments of two months, in milliseconds since 1970. */
export const november = Date.UTC(2026, 10, 22);
export const december = Date.UTC(2026, 11, 1);

/** A handoff draft, and which text of it a message is, as its only one. */
export const draft = '0123456789abcdef0123456789abcdef';
export const source = { digest: 'a'.repeat(64), part: 1, parts: 1 };

/** The records of a window, and the folder they lie in. */
export function openLog(folder = new MemoryFolder()): { folder: MemoryFolder; log: SentLog } {
  return { folder, log: new SentLog(folder) };
}

/** The ids of what is recorded, the newest first. */
export async function toIds(log: SentLog, sinceMs?: number): Promise<string[]> {
  return (await log.read(sinceMs)).map(({ id }) => id);
}
