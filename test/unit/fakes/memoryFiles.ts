import type { PrivateFiles } from '../../../src/core/ports';

/** A private folder in memory. `changes` tells in which order files were written, claimed and removed. */
export class MemoryFiles implements PrivateFiles {
  readonly contents = new Map<string, string>();
  readonly changes: string[] = [];

  read(name: string): Promise<string | undefined> {
    return Promise.resolve(this.contents.get(name));
  }

  write(name: string, content: string): Promise<void> {
    this.changes.push(`write ${name}`);
    this.contents.set(name, content);
    return Promise.resolve();
  }

  claim(name: string): Promise<boolean> {
    if (this.contents.has(name)) return Promise.resolve(false);
    this.changes.push(`claim ${name}`);
    this.contents.set(name, '');
    return Promise.resolve(true);
  }

  remove(name: string): Promise<void> {
    this.changes.push(`remove ${name}`);
    this.contents.delete(name);
    return Promise.resolve();
  }
}
