import type { ChatEntry, EntryPage } from '../../core/chat';
import { Cancelled } from '../../core/failure';
import type { ChatId } from '../../core/ids';
import { maxFollowPages, maxPages, maxTranscriptEntries, pageSize } from '../../core/limits';
import { orCancelled } from '../../core/orCancelled';
import type { ChatReader } from './feedContent';
import { TranscriptEntries, type TranscriptChange } from './transcriptEntries';

/** How much is read and held; tests take less. */
export interface TranscriptLimits {
  readonly pageEntries: number;
  readonly maxEntries: number;
}

const usualLimits: TranscriptLimits = { pageEntries: pageSize, maxEntries: maxTranscriptEntries };

type Task = 'newest' | 'older' | 'follow';

/**
 * One chat's conversation, as far as it was read: without gaps, from the newest entry back. While pages are read new
 * entries push the others to higher offsets, so pages overlap and entries are told by their ids.
 */
export class Transcript {
  readonly #held: TranscriptEntries;
  readonly #tasks = new Map<Task, Promise<void>>();
  #last: Promise<unknown> = Promise.resolve();
  #wasRead = false;
  #hasOlder = false;
  #requests = 0;

  constructor(
    private readonly client: Pick<ChatReader, 'listEntryPage'>,
    readonly chat: ChatId,
    private readonly onChange: (change: TranscriptChange) => void,
    private readonly signal?: AbortSignal,
    private readonly limits = usualLimits,
  ) {
    this.#held = new TranscriptEntries(limits.maxEntries);
  }

  /** Everything that was read, the oldest first. */
  get entries(): readonly ChatEntry[] {
    return this.#held.all;
  }

  /** How many requests were made so far; following alone may take up to `maxFollowPages`. */
  get requests(): number {
    return this.#requests;
  }

  /** Whether `readOlder` may bring more. */
  get hasOlder(): boolean {
    return this.#hasOlder && !this.#held.isFull;
  }

  /** Reads the newest page, and nothing where that was done. @throws {HandoffError} @throws {Cancelled} */
  readNewest(): Promise<void> {
    return this.#queue('newest', async () => {
      if (!this.#wasRead) await this.#begin();
    });
  }

  /** Reads what is before the oldest entry that is known. @throws {HandoffError} @throws {Cancelled} */
  readOlder(): Promise<void> {
    return this.#queue('older', async () => {
      if (!this.#wasRead) await this.#begin();
      else if (this.hasOlder) await this.#readOlder();
    });
  }

  /** Reads what is newer, and what has changed in the newest page. @throws {HandoffError} @throws {Cancelled} */
  follow(): Promise<void> {
    return this.#queue('follow', async () => {
      if (!this.#wasRead || this.entries.length === 0) await this.#begin();
      else await this.#follow();
    });
  }

  async #begin(): Promise<void> {
    const page = await this.#read(0);
    this.#wasRead = true;
    this.#hasOlder = this.#isWhole(page);
    this.#tell(this.#held.take(page.entries));
  }

  async #readOlder(): Promise<void> {
    const from = this.entries.length;
    const oldestId = this.entries[0]?.id ?? Infinity;
    let deepest = Infinity;
    for (let pages = 0; pages < maxPages; pages++) {
      const page = await this.#read(from + pages * this.limits.pageEntries);
      this.#hasOlder = this.#isWhole(page);
      // What is newer than everything known may leave a gap before it; following reads it.
      this.#tell(this.#held.take(page.entries.filter(({ id }) => id <= this.#newestId)));
      const lowest = toLowest(page.entries);
      if (!this.hasOlder || lowest < oldestId) return;
      // So much is new that the page ends before the oldest known entry: the next goes deeper, if the server does.
      if (page.entries.length > 0 && lowest >= deepest) break;
      deepest = Math.min(deepest, lowest);
    }
    this.#hasOlder = false;
  }

  async #follow(): Promise<void> {
    const fresh: ChatEntry[] = [];
    for (let pages = 0; pages < maxFollowPages; pages++) {
      const page = await this.#read(pages * this.limits.pageEntries);
      fresh.push(...page.entries);
      if (page.entries.some(({ id }) => this.#held.has(id))) {
        this.#tell(this.#held.take(fresh));
        return;
      }
      if (!this.#isWhole(page)) break;
    }
    if (fresh.length === 0) return;
    // Nothing known came up again, so there would be a gap.
    this.#hasOlder = true;
    this.#tell(this.#held.restart(fresh));
  }

  get #newestId(): number {
    return this.entries.at(-1)?.id ?? Infinity;
  }

  #isWhole({ length }: EntryPage): boolean {
    return length >= this.limits.pageEntries;
  }

  async #read(offset: number): Promise<EntryPage> {
    this.#requests++;
    const read = this.client.listEntryPage(this.chat, offset, this.limits.pageEntries, this.signal);
    return orCancelled(read, this.signal);
  }

  #tell(change: TranscriptChange | undefined): void {
    if (change) this.onChange(change);
  }

  /** One request at a time; the same wish while one waits or runs joins it. */
  #queue(task: Task, work: () => Promise<void>): Promise<void> {
    const waiting = this.#tasks.get(task);
    if (waiting) return waiting;
    const done = this.#last
      .then(() => {
        if (this.signal?.aborted === true) throw new Cancelled('while reading a conversation');
        return work();
      })
      .finally(() => this.#tasks.delete(task));
    this.#tasks.set(task, done);
    this.#last = done.catch(() => undefined);
    return done;
  }
}

function toLowest(entries: readonly ChatEntry[]): number {
  return Math.min(...entries.map(({ id }) => id));
}
