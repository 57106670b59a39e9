// At activation plain Node has neither node:crypto nor node:fs/promises yet; this way they are loaded when they are used.
import { constants, promises as disk, watch } from 'node:fs';
import { dirname, join } from 'node:path';
import { maxKeptBytes, watchPauseMs } from '../core/limits';
import type { GuardedFiles, PrivateFiles, SharedFiles } from '../core/ports';
import { FileLock, isLock } from './fileLock';
import { openRegular, readRegular } from './regularFile';

/** What a process that died while it wrote has left behind, with all that it was to hold. */
const leftover = /\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp$/;

const append = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT;

/** No write takes so long, in milliseconds. */
const leftoverAgeMs = 10 * 60_000;

/** How file systems that have no links refuse to make one. */
const withoutLinks = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EACCES', 'EINVAL', 'EMLINK', 'UNKNOWN'];

/** Files of one folder on the user's own machine, readable only by the user (on Windows: by whom the profile is). */
export class PrivateFolder implements PrivateFiles, SharedFiles, GuardedFiles {
  readonly #lock = new FileLock(this);

  constructor(private readonly folder: string) {}

  async list(): Promise<readonly string[]> {
    const names = (await orUndefined('ENOENT', disk.readdir(this.folder))) ?? [];
    const old = names.filter((name) => leftover.test(name) || isLock(name));
    await Promise.all(old.map((name) => this.#removeIfOld(name)));
    return names;
  }

  async read(name: string): Promise<string | undefined> {
    return orUndefined('ENOENT', readRegular(this.#path(name)));
  }

  async write(name: string, content: string): Promise<void> {
    await this.#makeFolder();
    const temporary = this.#path(`${name}.${crypto.randomUUID()}.tmp`);
    try {
      await writeNew(temporary, content);
      await disk.rename(temporary, this.#path(name));
      await syncFolder(this.folder);
    } catch (error) {
      await disk.rm(temporary, { force: true });
      throw error;
    }
  }

  async create(name: string, content: string): Promise<boolean> {
    await this.#makeFolder();
    const temporary = this.#path(`${name}.${crypto.randomUUID()}.tmp`);
    try {
      await writeNew(temporary, content);
      const isNew = await linkNew(temporary, this.#path(name), content);
      await disk.rm(temporary, { force: true });
      if (isNew) await syncFolder(this.folder);
      return isNew;
    } catch (error) {
      await disk.rm(temporary, { force: true });
      throw error;
    }
  }

  async append(name: string, line: string): Promise<void> {
    // Another window may have moved the file away meanwhile, and read it before the line was there.
    if ((await this.#append(name, line)) !== (await this.stat(name))?.ino) await this.#append(name, line);
  }

  async rename(from: string, to: string): Promise<boolean> {
    const moved = disk.rename(this.#path(from), this.#path(to)).then(() => true);
    return (await orUndefined('ENOENT', moved)) ?? false;
  }

  async version(name: string): Promise<string | undefined> {
    const found = await this.stat(name);
    return found && `${found.ino} ${found.mtimeMs} ${found.size}`;
  }

  async size(name: string): Promise<number | undefined> {
    return (await this.stat(name))?.size;
  }

  async found(names: readonly string[]): Promise<void> {
    await disk.mkdir(dirname(this.folder), { recursive: true, mode: 0o700 });
    const temporary = `${this.folder}.${crypto.randomUUID()}.tmp`;
    const made = new PrivateFolder(temporary);
    await made.#makeFolder();
    try {
      for (const name of names) await disk.writeFile(made.#path(name), '', { mode: 0o600 });
      await disk.rename(temporary, this.folder);
    } catch (error) {
      await disk.rm(temporary, { recursive: true, force: true });
      // A folder with files in it cannot be replaced: another window was first.
      if ((await this.list()).length === 0) throw error;
    }
  }

  watch(onChange: () => void): () => void {
    let timer: NodeJS.Timeout | undefined;
    const changed = (): void => {
      timer ??= setTimeout(() => {
        timer = undefined;
        onChange();
      }, watchPauseMs);
    };
    const watching = this.#makeFolder().then(() =>
      watch(this.folder, { persistent: false }, changed).on('error', () => undefined),
    );
    // What cannot be watched is looked at less often; whoever uses the folder will say why.
    watching.catch(() => undefined);
    return () => {
      clearTimeout(timer);
      watching.then((watcher) => watcher.close()).catch(() => undefined);
    };
  }

  async claim(name: string): Promise<boolean> {
    await this.#makeFolder();
    const file = await orUndefined('EEXIST', disk.open(this.#path(name), 'wx', 0o600));
    await file?.close();
    return file !== undefined;
  }

  alone<T>(name: string, act: () => Promise<T>): Promise<T | undefined> {
    return this.#lock.alone(name, act);
  }

  async changedMs(name: string): Promise<number | undefined> {
    return (await this.stat(name))?.mtimeMs;
  }

  async remove(name: string): Promise<void> {
    await disk.rm(this.#path(name), { force: true });
    await syncFolder(this.folder);
  }

  /** What the disk says of a file, sizes in bytes and times in milliseconds since 1970; undefined when there is no such file. */
  async stat(
    name: string,
  ): Promise<{ size: number; mtimeMs: number; ctimeMs: number; ino: number } | undefined> {
    return orUndefined('ENOENT', disk.lstat(this.#path(name)));
  }

  /** Gives the inode of the file that the line is in now. */
  async #append(name: string, line: string): Promise<number> {
    await this.#makeFolder();
    const file = await openRegular(this.#path(name), append);
    try {
      // A crash may have left half a line; a new line before this one keeps it whole.
      const { size, ino } = await file.stat();
      await file.appendFile(`\n${line}\n`, 'utf8');
      await file.sync();
      if (size === 0) await syncFolder(this.folder);
      return ino;
    } finally {
      await file.close();
    }
  }

  async #removeIfOld(name: string): Promise<void> {
    const found = await this.stat(name);
    if (!found || Date.now() - found.mtimeMs <= leftoverAgeMs) return;
    // Another window may be taking the lock now.
    await (isLock(name) ? this.#lock.removeStale(name) : this.remove(name));
  }

  #path(name: string): string {
    // A name may come from a URI that anybody could have written.
    if (!/^[\w-]+(?:\.[\w-]+)*$/.test(name)) throw new Error('not a plain file name');
    return join(this.folder, name);
  }

  async #makeFolder(): Promise<void> {
    await disk.mkdir(this.folder, { recursive: true, mode: 0o700 });
  }
}

/** @throws where it is larger than what is read again */
async function writeNew(path: string, content: string): Promise<void> {
  if (Buffer.byteLength(content) > maxKeptBytes) throw new Error('larger than anything that is kept');
  const file = await disk.open(path, 'wx', 0o600);
  try {
    await file.writeFile(content, 'utf8');
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Gives a whole file a name that no file has yet; false when one has it. */
async function linkNew(whole: string, path: string, content: string): Promise<boolean> {
  try {
    await disk.link(whole, path);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    if (!withoutLinks.some((code) => isCode(error, code))) throw error;
    // Without links the file is there before its content is, for a moment.
    return (
      (await orUndefined(
        'EEXIST',
        writeNew(path, content).then(() => true),
      )) ?? false
    );
  }
}

/** What was replaced or removed stays so after a power cut. Windows has no such call, and needs none for NTFS. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const opened = await orUndefined('ENOENT', disk.open(folder, 'r'));
  try {
    await opened?.sync();
  } finally {
    await opened?.close();
  }
}

async function orUndefined<T>(code: string, result: Promise<T>): Promise<T | undefined> {
  try {
    return await result;
  } catch (error) {
    if (isCode(error, code)) return undefined;
    throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
