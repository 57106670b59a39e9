import { promises as disk } from 'node:fs';

/** Removes a folder with all that is in it; no error where there is none. */
export async function removeFolder(path: string): Promise<void> {
  await disk.rm(path, { recursive: true, force: true, maxRetries: 3 });
}
