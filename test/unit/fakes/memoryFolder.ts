import type { GuardedFiles, SharedFiles } from '../../../src/core/ports';

interface File {
  readonly content: string;
  readonly version: string;
  readonly changedMs: number;
}

/** What is called of a folder. */
export type FolderCall = keyof SharedFiles | keyof GuardedFiles;

/** A shared folder in memory; several windows may use the same one. Every call takes effect a moment after it was made, in one step. */
export class MemoryFolder implements SharedFiles, GuardedFiles {
  readonly #files = new Map<string, File>();
  readonly #watchers = new Set<() => void>();
  readonly #busy = new Set<string>();
  #versions = 0;
  /** The time of what is changed now, in milliseconds since 1970. */
  now = (): number => 0;
  /** What the next calls fail with, as on a full or broken disk; undefined for none. */
  fault: ((call: FolderCall, name: string) => Error | undefined) | undefined;

  async list(): Promise<readonly string[]> {
    await this.#begin('list', '');
    return this.names;
  }

  async read(name: string): Promise<string | undefined> {
    await this.#begin('read', name);
    return this.#files.get(name)?.content;
  }

  async version(name: string): Promise<string | undefined> {
    await this.#begin('version', name);
    return this.#files.get(name)?.version;
  }

  async size(name: string): Promise<number | undefined> {
    await this.#begin('size', name);
    const content = this.#files.get(name)?.content;
    return content === undefined ? undefined : Buffer.byteLength(content);
  }

  async write(name: string, content: string): Promise<void> {
    await this.#begin('write', name);
    this.put(name, content);
  }

  async create(name: string, content: string): Promise<boolean> {
    await this.#begin('create', name);
    if (this.#files.has(name)) return false;
    this.put(name, content);
    return true;
  }

  async alone<T>(name: string, act: () => Promise<T>): Promise<T | undefined> {
    await this.#begin('alone', name);
    if (this.#busy.has(name)) return undefined;
    this.#busy.add(name);
    try {
      return await act();
    } finally {
      this.#busy.delete(name);
    }
  }

  async changedMs(name: string): Promise<number | undefined> {
    await this.#begin('changedMs', name);
    return this.#files.get(name)?.changedMs;
  }

  async append(name: string, line: string): Promise<void> {
    await this.#begin('append', name);
    this.put(name, `${this.#files.get(name)?.content ?? ''}\n${line}\n`);
  }

  async rename(from: string, to: string): Promise<boolean> {
    await this.#begin('rename', from);
    const file = this.#files.get(from);
    if (!file) return false;
    this.#files.delete(from);
    this.#files.set(to, file);
    this.#changed();
    return true;
  }

  async remove(name: string): Promise<void> {
    await this.#begin('remove', name);
    if (this.#files.delete(name)) this.#changed();
  }

  async found(names: readonly string[]): Promise<void> {
    await this.#begin('found', '');
    if (this.#files.size > 0) return;
    for (const name of names) this.put(name, '');
  }

  watch(onChange: () => void): () => void {
    this.#watchers.add(onChange);
    return () => this.#watchers.delete(onChange);
  }

  /** The files' names. */
  get names(): string[] {
    return [...this.#files.keys()];
  }

  /** The files' names, each with what it holds. */
  get entries(): [string, string][] {
    return [...this.#files].map(([name, { content }]) => [name, content]);
  }

  /** What a file holds right now. */
  peek(name: string): string | undefined {
    return this.#files.get(name)?.content;
  }

  /** Puts a file there at once, as another program would. */
  put(name: string, content: string): void {
    this.#files.set(name, { content, version: String(++this.#versions), changedMs: this.now() });
    this.#changed();
  }

  /** As when the time is over for which a window that died holds what it did alone. */
  buryDead(): void {
    this.#busy.clear();
  }

  #changed(): void {
    for (const onChange of this.#watchers) queueMicrotask(onChange);
  }

  async #begin(call: FolderCall, name: string): Promise<void> {
    await Promise.resolve();
    const fault = this.fault?.(call, name);
    if (fault) throw fault;
  }
}
