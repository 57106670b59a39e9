// At activation plain Node has neither node:crypto nor node:fs/promises yet; this way they are loaded when they are used.
import { promises as disk } from 'node:fs';
import { join } from 'node:path';
import type { PrivateFiles } from '../core/ports';

/** Files of one folder on the user's own machine, readable only by the user (on Windows: by whom the profile is). */
export class PrivateFolder implements PrivateFiles {
  constructor(private readonly folder: string) {}

  async read(name: string): Promise<string | undefined> {
    return orUndefined('ENOENT', disk.readFile(this.#path(name), 'utf8'));
  }

  async write(name: string, content: string): Promise<void> {
    await this.#makeFolder();
    const temporary = this.#path(`${name}.${crypto.randomUUID()}.tmp`);
    try {
      const file = await disk.open(temporary, 'wx', 0o600);
      try {
        await file.writeFile(content, 'utf8');
        await file.sync();
      } finally {
        await file.close();
      }
      await disk.rename(temporary, this.#path(name));
    } catch (error) {
      await disk.rm(temporary, { force: true });
      throw error;
    }
  }

  async claim(name: string): Promise<boolean> {
    await this.#makeFolder();
    const file = await orUndefined('EEXIST', disk.open(this.#path(name), 'wx', 0o600));
    await file?.close();
    return file !== undefined;
  }

  async remove(name: string): Promise<void> {
    await disk.rm(this.#path(name), { force: true });
  }

  /** Size in bytes and time of the last change in milliseconds; undefined when there is no such file. */
  async stat(name: string): Promise<{ size: number; mtimeMs: number; ctimeMs: number } | undefined> {
    return orUndefined('ENOENT', disk.stat(this.#path(name)));
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

async function orUndefined<T>(code: string, result: Promise<T>): Promise<T | undefined> {
  try {
    return await result;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === code) return undefined;
    throw error;
  }
}
