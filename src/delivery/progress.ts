import { type SealedMessage, withState } from '../core/outbox';
import { type Circumstances, type Step, toStep } from '../core/outboxStep';
import type { MessageWork, WorkParts } from './messageWork';
import type { OutboxStore } from './outboxStore';

/** What progress is made with, and whom it tells. */
export interface ProgressParts extends Pick<WorkParts, 'clock' | 'times'> {
  readonly store: Pick<OutboxStore, 'write' | 'remove'>;
  readonly work: MessageWork;
  /** A message has come to this state, and the disk knows. */
  readonly onState: (message: SealedMessage) => void;
}

/** Takes a message that this window has claimed from state to state; each is on the disk before the next begins. */
export class Progress {
  /** Messages that this window has accepted and not looked at since. */
  readonly #new = new Set<string>();
  /** Messages that were handed over, in the last state this window has brought them to. */
  readonly #handedOver = new Map<string, SealedMessage>();

  constructor(private readonly parts: ProgressParts) {}

  /** Says that a message is new. */
  begin(id: string): void {
    this.#new.add(id);
  }

  /** Goes on until the message rests; undefined when it was sent and is recorded. */
  async run(
    found: SealedMessage,
    at: Omit<Circumstances, 'nowMs'>,
    signal: AbortSignal,
  ): Promise<SealedMessage | undefined> {
    let message: SealedMessage | undefined = await this.#toKnown(found);
    // Hurry is for the first step; what comes of it has times of its own.
    for (let hurried = at.hurried; message; hurried = false) {
      const circumstances = { ...at, hurried, nowMs: this.parts.clock.now() };
      const step = toStep(message, circumstances, this.parts.times);
      if (step.kind === 'rest') break;
      message = await this.#take(step, message, signal);
    }
    return message;
  }

  /** Puts a message's next state on the disk. What may have arrived is remembered even where the disk does not take it. */
  async keep(message: SealedMessage): Promise<SealedMessage> {
    const { kind } = message.state;
    if (kind === 'unconfirmed' || kind === 'sent') this.#handedOver.set(message.id, message);
    await this.parts.store.write(message);
    if (toExtent(message) > 0) this.#handedOver.set(message.id, message);
    else this.#handedOver.delete(message.id);
    this.parts.onState(message);
    return message;
  }

  async #take(
    step: Exclude<Step, { kind: 'rest' }>,
    message: SealedMessage,
    signal: AbortSignal,
  ): Promise<SealedMessage | undefined> {
    const { work, store } = this.parts;
    const keep = (next: SealedMessage): Promise<SealedMessage> => this.keep(next);
    switch (step.kind) {
      case 'attempt':
        return this.#keepIfSent(await work.attempt(message, keep, signal));
      case 'readBack':
        return this.#keepIfSent(await work.readBack(message, keep, signal));
      case 'doubt':
        return keep(work.doubt(message));
      case 'ask':
        return keep(withState(message, { kind: 'asking', question: step.question }));
      case 'finish':
        await work.record(message);
        await store.remove(message.id);
        this.#handedOver.delete(message.id);
        return undefined;
    }
  }

  async #keepIfSent(message: SealedMessage): Promise<SealedMessage> {
    return message.state.kind === 'sent' ? this.keep(message) : message;
  }

  /** A file that was put back after its message had been handed over must not send it again. */
  async #toKnown(message: SealedMessage): Promise<SealedMessage> {
    const { id, agreedMs } = message;
    if (this.#new.delete(id)) return message;
    const last = this.#handedOver.get(id);
    if (last && agreedMs <= last.agreedMs && toExtent(message) < toExtent(last)) return this.keep(last);
    const messageId = await this.parts.work.findRecorded(message);
    if (messageId === undefined) return message;
    return withState(message, { kind: 'sent', messageId, atMs: this.parts.clock.now() });
  }
}

/** How far a message has got: not handed over, handed over, arrived. */
function toExtent({ state: { kind } }: SealedMessage): number {
  if (kind === 'sent') return 2;
  return kind === 'sending' || kind === 'unconfirmed' ? 1 : 0;
}
