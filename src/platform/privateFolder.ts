import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { PrivateFiles } from '../core/ports';

/** Files of one folder on the user's own machine, readable only by the user (on Windows: by whom the profile is). */
export class PrivateFolder implements PrivateFiles {
  constructor(private readonly folder: string) {}

  async read(name: string): Promise<string | undefined> {
    return orUndefined('ENOENT', readFile(this.#path(name), 'utf8'));
  }

  async write(name: string, content: string): Promise<void> {
    await this.#makeFolder();
    const temporary = this.#path(`${name}.${randomUUID()}.tmp`);
    try {
      const file = await open(temporary, 'wx', 0o600);
      try {
        await file.writeFile(content, 'utf8');
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, this.#path(name));
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  async claim(name: string): Promise<boolean> {
    await this.#makeFolder();
    const file = await orUndefined('EEXIST', open(this.#path(name), 'wx', 0o600));
    await file?.close();
    return file !== undefined;
  }

  async remove(name: string): Promise<void> {
    await rm(this.#path(name), { force: true });
  }

  /** Size in bytes and time of the last change in milliseconds; undefined when there is no such file. */
  async stat(name: string): Promise<{ size: number; mtimeMs: number; ctimeMs: number } | undefined> {
    return orUndefined('ENOENT', stat(this.#path(name)));
  }

  #path(name: string): string {
    // A name may come from a URI that anybody could have written.
    if (!/^[\w-]+(?:\.[\w-]+)*$/.test(name)) throw new Error('not a plain file name');
    return path.join(this.folder, name);
  }

  async #makeFolder(): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
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
