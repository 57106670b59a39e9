import { realpath } from 'node:fs/promises';

/** Where a file really is, with every symbolic link followed; undefined where there is none. */
export async function toRealPath(path: string): Promise<string | undefined> {
  try {
    return await realpath(path);
  } catch {
    return undefined;
  }
}
