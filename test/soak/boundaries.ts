import fs from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import type { Transport } from '../../src/api/transport';
import { die } from './death';

type Action = (...args: never[]) => Promise<unknown>;

const changes = [
  'appendFile',
  'copyFile',
  'link',
  'mkdir',
  'rename',
  'rm',
  'rmdir',
  'truncate',
  'unlink',
  'utimes',
];
const handleChanges = ['sync', 'datasync', 'truncate', 'utimes'];
const contents = ['writeFile', 'appendFile', 'write'];

/** Counts every change of the disk and every request of this process, and kills the process at one of them. */
export class Boundaries {
  #passed = 0;

  /** `dieAt` 0: never. */
  constructor(private readonly dieAt: number) {}

  /** Counts what goes through node:fs from now on: before each change, and in the middle of each content that is written. */
  watchDisk(): void {
    if (this.dieAt === 0) return;
    const disk = fs.promises as unknown as Record<string, Action>;
    for (const name of changes) this.#before(disk, name);
    const { open, writeFile } = fs.promises;
    disk['open'] = async (...args: Parameters<typeof open>) => {
      if ((args[1] ?? 'r') !== 'r') this.#pass();
      const file = await open(...args);
      this.#watchFile(file);
      return file;
    };
    disk['writeFile'] = async (...args: Parameters<typeof writeFile>) => {
      this.#pass();
      if (this.#isNext()) await writeFile(args[0], half(args[1]), args[2]);
      this.#pass();
      return writeFile(...args);
    };
    for (const name of Object.keys(fs).filter((one) => one.endsWith('Sync')))
      if ([...changes, 'writeFile', 'open'].includes(name.slice(0, -4))) this.#forbid(name);
  }

  /** Counts each request before it is handed over and after its answer. */
  wrapTransport(transport: Transport): Transport {
    return async (request, signal, onReady) => {
      this.#pass();
      try {
        return await transport(request, signal, onReady);
      } finally {
        this.#pass();
      }
    };
  }

  #watchFile(file: FileHandle): void {
    const methods = file as unknown as Record<string, Action>;
    for (const name of handleChanges) this.#before(methods, name);
    for (const name of contents) {
      const write = methods[name]?.bind(file) as (content: unknown, ...rest: unknown[]) => Promise<unknown>;
      methods[name] = async (content: unknown, ...rest: unknown[]) => {
        this.#pass();
        if (this.#isNext()) await write(half(content), ...rest);
        this.#pass();
        return write(content, ...rest);
      };
    }
  }

  #before(owner: Record<string, Action>, name: string): void {
    const change = owner[name]?.bind(owner);
    owner[name] = (...args) => {
      this.#pass();
      return change?.(...args) ?? Promise.resolve();
    };
  }

  /** A change that is not counted would be a hole in the enumeration. */
  #forbid(name: string): void {
    (fs as unknown as Record<string, unknown>)[name] = () => {
      throw new Error(`${name} is not counted as a boundary`);
    };
  }

  #isNext(): boolean {
    return this.#passed + 1 === this.dieAt;
  }

  #pass(): void {
    if (++this.#passed === this.dieAt) die();
  }
}

function half(content: unknown): string {
  if (typeof content !== 'string') throw new Error('only text is written in halves');
  return content.slice(0, content.length / 2);
}
