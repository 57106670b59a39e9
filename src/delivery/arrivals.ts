import { type Entry, type OutboxState, type SealedMessage, isOver, toLane } from '../core/outbox';
import type { Outbox } from './outbox';

/**
 * Where a message rests; `elsewhere`: another window has brought it to its end; `stuck`: it waits in the outbox because
 * files of this extension cannot be read or written.
 */
export type Rest = OutboxState | { readonly kind: 'withdrawn' | 'elsewhere' | 'stuck' };

/** How far messages that were sent together have come. */
export interface Arrival {
  /** Of the messages that were sent, in order. */
  readonly messageIds: readonly number[];
  /** Where the message after these stands, and which come after it; undefined when all were sent. */
  readonly rest:
    | {
        readonly id: string;
        readonly state: Rest;
        readonly after: readonly string[];
        /** Which of all these were taken back because the send was cancelled: they lie nowhere any more. */
        readonly takenBack?: readonly string[];
      }
    | undefined;
}

/** What hands messages over, and tells where they are. */
export type SendingOutbox = Pick<
  Outbox,
  'add' | 'entries' | 'readings' | 'isWorking' | 'isStuck' | 'withdraw'
>;

/** Tells those who wait how their messages fare. */
export class Arrivals {
  /** The last known state of each message that somebody waits for. */
  readonly #watched = new Map<string, SealedMessage | 'withdrawn' | undefined>();
  #staleUntil = 0;
  #tell: () => void = () => undefined;
  #told = this.#toPromise();

  /** Whether somebody waits for the message, and will tell the user. */
  isAwaited(id: string): boolean {
    return this.#watched.has(id);
  }

  /** To be called with every state of a message. */
  onState(id: string, message: SealedMessage | undefined): void {
    if (this.#watched.has(id)) this.#watched.set(id, message ?? 'withdrawn');
    this.onChange();
  }

  /** To be called whenever the outbox has done something. */
  onChange(): void {
    this.#tell();
    this.#told = this.#toPromise();
  }

  /** Hands messages over, and waits until all were sent or one of them rests. What can be taken back is when `cancelled` is. */
  async send(
    outbox: SendingOutbox,
    messages: readonly SealedMessage[],
    onStored: (() => Promise<void>) | undefined,
    onSent: (count: number) => void,
    cancelled?: AbortSignal,
  ): Promise<Arrival> {
    for (const { id } of messages) this.#watched.set(id, undefined);
    let takingBack: Promise<readonly string[]> | undefined;
    const takeBack = (): void => {
      takingBack ??= outbox.withdraw(messages.map(({ id }) => id));
    };
    cancelled?.addEventListener('abort', takeBack);
    try {
      await outbox.add(messages);
      await onStored?.();
      // A reading that began before may not know of them yet, or know them as they were while they were stored.
      this.#staleUntil = outbox.readings + 2;
      const arrival = await this.#wait(outbox, messages, onSent);
      cancelled?.removeEventListener('abort', takeBack);
      return withTakenBack(arrival, (await takingBack) ?? []);
    } finally {
      cancelled?.removeEventListener('abort', takeBack);
      for (const { id } of messages) this.#watched.delete(id);
    }
  }

  async #wait(
    outbox: SendingOutbox,
    messages: readonly SealedMessage[],
    onSent: (count: number) => void,
  ): Promise<Arrival> {
    const messageIds: number[] = [];
    for (const [index, { id }] of messages.entries()) {
      for (;;) {
        const told = this.#told;
        const seen = this.#watched.get(id);
        const rest =
          seen === 'withdrawn' ? ({ kind: 'withdrawn' } as const) : seen && this.#toRest(outbox, seen);
        if (rest?.kind === 'sent') {
          messageIds.push(rest.messageId);
          onSent(messageIds.length);
          break;
        }
        const after = messages.slice(index + 1).map((message) => message.id);
        if (rest) return { messageIds, rest: { id, state: rest, after } };
        await told;
      }
    }
    return { messageIds, rest: undefined };
  }

  /** The message's state, if it will not change by itself within moments. */
  #toRest(outbox: SendingOutbox, message: SealedMessage): Rest | undefined {
    const { id } = message;
    if (message.state.kind === 'sent') return message.state;
    if (outbox.isWorking(id)) return undefined;
    // The disk may know less than what was told last.
    if (outbox.isStuck(message)) return toStuck(message.state);
    const isStale = outbox.readings < this.#staleUntil;
    const known = isStale ? message : outbox.entries.find((entry) => entry.message.id === id)?.message;
    // Another window has brought it to its end, and tells it.
    if (!known) return { kind: 'elsewhere' };
    const { state } = known;
    if (state.kind === 'sending') return undefined;
    if (state.kind !== 'queued') return state;
    const before = outbox.entries.filter(
      (entry) => entry.message.id < id && toLane(entry.message) === toLane(message),
    );
    return before.some((entry) => this.#rests(outbox, entry)) ? state : undefined;
  }

  /** Whether an earlier message of the chat holds up those after it, and nobody knows how long. */
  #rests(outbox: SendingOutbox, { message, provenance }: Entry): boolean {
    const { id, state } = message;
    if (provenance !== 'ours' || this.#watched.has(id) || outbox.isWorking(id) || isOver(message))
      return false;
    return outbox.isStuck(message) || (state.kind !== 'queued' && state.kind !== 'sending');
  }

  #toPromise(): Promise<void> {
    return new Promise((resolve) => (this.#tell = resolve));
  }
}

/** Of a message that was on its way nobody can say that it was not sent. */
function toStuck(state: OutboxState): Rest {
  if (state.kind === 'sending') return { ...state, kind: 'unconfirmed', reads: 0 };
  return state.kind === 'queued' ? { kind: 'stuck' } : state;
}

/** What rested may have been taken back in the same moment. */
function withTakenBack({ messageIds, rest }: Arrival, takenBack: readonly string[]): Arrival {
  if (!rest || takenBack.length === 0) return { messageIds, rest };
  const state = takenBack.includes(rest.id) ? ({ kind: 'withdrawn' } as const) : rest.state;
  return { messageIds, rest: { ...rest, state, takenBack } };
}
