import type { OutboxMessage } from '../core/outbox';

/** A message in hand. */
export interface Hand {
  /** Ends what is being done with the message, as far as it can be ended. */
  readonly signal: AbortSignal;
  readonly letGo: () => void;
}

/** What this window has to do with messages: only one thing is done with a message at a time. */
export class Hands {
  readonly #taken = new Map<
    string,
    { readonly controller: AbortController; readonly ended: Promise<void> }
  >();
  readonly #held = new Set<string>();
  readonly #reserved = new Set<string>();
  readonly #stuck = new Set<string>();

  /** How many messages are in hand. */
  get size(): number {
    return this.#taken.size;
  }

  has(id: string): boolean {
    return this.#taken.has(id);
  }

  /** Takes a message that is in no hand. */
  take(id: string): Hand {
    const controller = new AbortController();
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => (end = resolve));
    this.#taken.set(id, { controller, ended });
    const letGo = (): void => {
      this.#taken.delete(id);
      end();
    };
    return { signal: controller.signal, letGo };
  }

  /** Runs `act` once a message is in no hand, and cuts off what is being done with it; until then nothing begins anew. */
  async wrest<T>(id: string, act: () => Promise<T>, cutsOff = true): Promise<T> {
    this.#reserved.add(id);
    try {
      for (let taken = this.#taken.get(id); taken; taken = this.#taken.get(id)) {
        if (cutsOff) taken.controller.abort();
        await taken.ended;
      }
      return await act();
    } finally {
      this.#reserved.delete(id);
    }
  }

  /** Whether somebody waits to take the message out of the hand it is in. */
  isReserved(id: string): boolean {
    return this.#reserved.has(id);
  }

  /** Cuts off everything. */
  cutOffAll(): void {
    for (const { controller } of this.#taken.values()) controller.abort();
  }

  /** Notes what became of a message here; a hold is this window's own, and ends with it. */
  note(id: string, message: OutboxMessage | undefined): void {
    this.#stuck.delete(id);
    if (message?.state.kind === 'held') this.#held.add(id);
    else this.#held.delete(id);
  }

  /** Whether the message's hold began in this window. */
  holds(id: string): boolean {
    return this.#held.has(id);
  }

  /** Notes that nothing could be done with a message, because files of this extension could not be read or written. */
  noteStuck(id: string): void {
    this.#stuck.add(id);
  }

  isStuck(id: string): boolean {
    return this.#stuck.has(id);
  }
}
