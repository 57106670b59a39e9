import { type Entry, type OutboxMessage, toLane } from '../../core/outbox';

/** Tells what shows chats when the user's own messages are in the records, and which chats got the last of them. */
export class OwnMessages {
  readonly #sent = new Map<string, OutboxMessage>();
  /** Recorded messages whose chats are to be looked at, by their lanes. */
  readonly #due = new Map<string, OutboxMessage>();

  constructor(private readonly onRecorded: (finished: readonly OutboxMessage[]) => void) {}

  /** Notes a message that was sent; its record comes a moment later. */
  noteSent(message: OutboxMessage): void {
    this.#sent.set(message.id, message);
  }

  /** To be called with what is in the outbox: what was sent and is there no more is recorded. */
  look(left: readonly Entry[]): void {
    const ids = new Set(left.map(({ message }) => message.id));
    const recorded = [...this.#sent.values()].filter(({ id }) => !ids.has(id));
    for (const message of recorded) {
      this.#sent.delete(message.id);
      this.#due.set(toLane(message), message);
    }
    // The parts of a long text are looked at once, after the last.
    const going = new Set(left.filter(isGoing).map(({ message }) => toLane(message)));
    const finished = [...this.#due].filter(([lane]) => !going.has(lane));
    for (const [lane] of finished) this.#due.delete(lane);
    if (recorded.length + finished.length > 0) this.onRecorded(finished.map(([, message]) => message));
  }
}

/** Whether a message goes in a moment; a wait may have no end, and what is strange never goes. */
function isGoing({ provenance, message: { state } }: Entry): boolean {
  return provenance === 'ours' && ['queued', 'sending', 'held'].includes(state.kind);
}
