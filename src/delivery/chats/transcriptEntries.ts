import type { ChatEntry } from '../../core/chat';

/** What a reading has changed in a conversation. */
export interface TranscriptChange {
  /** Entries that were not known, the oldest first. */
  readonly added: readonly ChatEntry[];
  /** Known entries as they are now: edited, read by their readers. */
  readonly changed: readonly ChatEntry[];
  /** Ids of known entries that are no longer held: the oldest, where there are too many, or all of before a new beginning. */
  readonly dropped: readonly number[];
  /** So much was new that nothing known came up again: `added` stands in place of everything before. */
  readonly isRestart: boolean;
}

/** The entries of a conversation in the order of their ids, each once, and no more than so many. */
export class TranscriptEntries {
  #byId = new Map<number, ChatEntry>();
  #inOrder: readonly ChatEntry[] = [];

  constructor(private readonly maxEntries: number) {}

  get all(): readonly ChatEntry[] {
    return this.#inOrder;
  }

  get isFull(): boolean {
    return this.#byId.size >= this.maxEntries;
  }

  has(id: number): boolean {
    return this.#byId.has(id);
  }

  /** Takes entries in any order; undefined where they bring nothing. The oldest go where there are too many. */
  take(entries: readonly ChatEntry[]): TranscriptChange | undefined {
    const added = new Map<number, ChatEntry>();
    const changed = new Map<number, ChatEntry>();
    for (const entry of entries) {
      const known = this.#byId.get(entry.id);
      if (known && isSame(known, entry)) continue;
      (known && !added.has(entry.id) ? changed : added).set(entry.id, entry);
      this.#byId.set(entry.id, entry);
    }
    if (added.size + changed.size === 0) return undefined;
    this.#inOrder = toOrdered(this.#byId.values());
    const excess = this.#trim();
    const isHeld = ({ id }: ChatEntry): boolean => this.has(id);
    return {
      added: toOrdered(added.values()).filter(isHeld),
      changed: toOrdered(changed.values()).filter(isHeld),
      dropped: excess.filter((id) => !added.has(id)),
      isRestart: false,
    };
  }

  /** Takes these entries in place of all others. */
  restart(entries: readonly ChatEntry[]): TranscriptChange {
    const before = this.#inOrder.map(({ id }) => id);
    this.#byId = new Map();
    this.#inOrder = [];
    const added = this.take(entries)?.added ?? [];
    return { added, changed: [], dropped: before.filter((id) => !this.has(id)), isRestart: true };
  }

  #trim(): number[] {
    const count = Math.max(0, this.#inOrder.length - this.maxEntries);
    const excess = this.#inOrder.slice(0, count).map(({ id }) => id);
    for (const id of excess) this.#byId.delete(id);
    this.#inOrder = this.#inOrder.slice(count);
    return excess;
  }
}

function toOrdered(entries: Iterable<ChatEntry>): ChatEntry[] {
  return [...entries].sort((a, b) => a.id - b.id);
}

function isSame(a: ChatEntry, b: ChatEntry): boolean {
  return (Object.keys(b) as (keyof ChatEntry)[]).every((key) => a[key] === b[key]);
}
