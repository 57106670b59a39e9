import { constants, promises as disk } from 'node:fs';
import { maxKeptBytes } from '../core/limits';

/** Not what a link leads to, and a pipe at once: whoever waits for its other end holds one of the few threads for the disk. */
const strict = toStrict(constants);

/** What keeps an opening from following links and waiting for pipes; 0 where the system has no such flags, as Windows. */
export function toStrict(system: { readonly O_NOFOLLOW?: number; readonly O_NONBLOCK?: number }): number {
  const { O_NOFOLLOW, O_NONBLOCK } = system;
  return O_NOFOLLOW === undefined || O_NONBLOCK === undefined ? 0 : O_NOFOLLOW | O_NONBLOCK;
}

/** Opens a file of our own folders, of which another program may have made anything. @throws where it is no regular file */
export async function openRegular(path: string, flags: number, guard = strict): Promise<disk.FileHandle> {
  // Without flags that refuse a link, it is looked for: before, so that it leads nowhere, and after.
  if (guard === 0) await refuseStrange(path);
  const file = await disk.open(path, flags | guard, 0o600);
  try {
    const opened = await file.stat({ bigint: true });
    const isSame = guard !== 0 || (await disk.lstat(path, { bigint: true })).ino === opened.ino;
    if (!opened.isFile() || !isSame) throw notRegular();
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** Reads a text of our own folders. @throws where it is no regular file, or larger than anything that is kept */
export async function readRegular(path: string, guard = strict): Promise<string> {
  const file = await openRegular(path, constants.O_RDONLY, guard);
  try {
    if ((await file.stat()).size > maxKeptBytes) throw new Error('larger than anything that is kept');
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

/** @throws where something is there that is no regular file */
async function refuseStrange(path: string): Promise<void> {
  // What is not there yet may be made; every other fault comes again when it is opened.
  const found = await disk.lstat(path).catch(() => undefined);
  if (found && !found.isFile()) throw notRegular();
}

function notRegular(): Error {
  return new Error('not a regular file');
}
