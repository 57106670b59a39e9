import { type Entry, type OutboxMessage, type OwnEntry, type SealedMessage, isOurs } from '../core/outbox';
import { isAfterUnread, toHeads } from '../core/outboxStep';
import type { Listing, OutboxStore } from './outboxStore';

/** Whom a reading tells what stands in its way. */
export interface ReadingParts {
  readonly store: Pick<OutboxStore, 'list'>;
  /** What had to be set aside is told at once, since nobody finds it a second time. */
  readonly onSetAside: (listing: Pick<Listing, 'setAside'>) => void;
  readonly onFault: (error: unknown) => void;
}

/** The outbox's folder, as it was when it was read last. */
export class Reading {
  #entries: readonly Entry[] = [];
  #unread: readonly string[] = [];
  #count = 0;

  constructor(private readonly parts: ReadingParts) {}

  /** All messages, in the order of acceptance. */
  get entries(): readonly Entry[] {
    return this.#entries;
  }

  /** Those that this extension stored on this machine. */
  get messages(): SealedMessage[] {
    return this.#entries.filter(isOurs).map(({ message }) => message);
  }

  /** Those that may move. */
  get heads(): OwnEntry[] {
    return toHeads(this.#entries.filter(isOurs), this.#unread);
  }

  /** Whether a message waits for one that cannot be read. */
  isAfterUnread(message: OutboxMessage): boolean {
    return isAfterUnread(message, this.#unread);
  }

  /** How often the folder has been read; tells those who wait whether what they know is old. */
  get count(): number {
    return this.#count;
  }

  async read(): Promise<readonly Entry[]> {
    const { store, onSetAside, onFault } = this.parts;
    const { entries, setAside, faults, unread } = await store.list();
    this.#entries = entries;
    this.#unread = unread;
    this.#count++;
    for (const fault of faults) onFault(fault);
    if (setAside.length > 0) onSetAside({ setAside });
    return entries;
  }
}
