import type { GuardedFiles } from '../core/ports';

/** The folder that locks lie in. */
export type LockFolder = Pick<GuardedFiles, 'create' | 'read' | 'write' | 'remove' | 'changedMs'>;

/** Nothing that is done alone takes so long, in milliseconds; whoever began it has died. */
const staleMs = 10_000;

/**
 * Locks among windows and processes: files `<name>.lock`, each with a token of whoever made it.
 *
 * Guaranteed: of all that find no lock, or that of a dead window, one gets in; nobody removes a lock that another holds; what
 * a crash has left lets others in after a while, whatever becomes of the clocks, as the age of a lock is told by the time that
 * its disk gives to another file just now. Not guaranteed: whoever is at it for longer than that (its machine slept, the
 * clock was put forward) is taken for dead, and another gets in beside it.
 */
export class FileLock {
  constructor(private readonly folder: LockFolder) {}

  /** As `GuardedFiles.alone`. */
  async alone<T>(name: string, act: () => Promise<T>): Promise<T | undefined> {
    const lock = toLock(name);
    const token = crypto.randomUUID();
    const take = (): Promise<boolean> => this.folder.create(lock, token);
    const begunMs = Date.now();
    if (!(await take()) && !((await this.removeStale(lock)) && (await take()))) return undefined;
    try {
      return await act();
    } finally {
      // What cannot be removed is stale soon; what was done is done.
      await this.#release(lock, token, begunMs).catch(() => undefined);
    }
  }

  /** Removes the lock of a window that has died; says whether there is none now. */
  async removeStale(lock: string): Promise<boolean> {
    const isStale = await this.#isStale(lock);
    if (isStale !== true) return isStale === undefined;
    const isGone = await this.alone(lock, async () => {
      // Another may have removed it meanwhile, and be in: that lock is not to go.
      const isStillStale = await this.#isStale(lock);
      if (isStillStale === true) await this.folder.remove(lock);
      return isStillStale !== false;
    });
    return isGone === true;
  }

  async #release(lock: string, token: string, begunMs: number): Promise<void> {
    const remove = async (): Promise<void> => {
      if ((await this.folder.read(lock)) === token) await this.folder.remove(lock);
    };
    // Whoever may be taken for dead by now looks and removes as others do who remove its lock.
    await (Math.abs(Date.now() - begunMs) < staleMs / 2 ? remove() : this.alone(lock, remove));
  }

  /** Undefined when there is no such lock. */
  async #isStale(lock: string): Promise<boolean | undefined> {
    const begunMs = await this.folder.changedMs(lock);
    return begunMs === undefined ? undefined : Math.abs((await this.#now(lock)) - begunMs) > staleMs;
  }

  /** The time by the clock that also gave the lock its time: on a file server it is not ours. */
  async #now(lock: string): Promise<number> {
    // If its window dies here it goes with the other leftovers of the folder.
    const probe = `${lock}.${crypto.randomUUID()}.tmp`;
    await this.folder.write(probe, '');
    const nowMs = await this.folder.changedMs(probe);
    await this.folder.remove(probe);
    return nowMs ?? Date.now();
  }
}

/** Whether a file is a lock. */
export function isLock(name: string): boolean {
  return name.endsWith(toLock(''));
}

function toLock(name: string): string {
  return `${name}.lock`;
}
