import type { DeliveryTimes } from '../core/deliveryTimes';
import type { SealedMessage } from '../core/outbox';
import type { Clock } from '../core/ports';

type Fits = (message: SealedMessage) => boolean;

/** Which messages are worth an attempt before their time. */
export class Hurry {
  readonly #hurried = new Set<string>();
  readonly #restedMs = new Map<string, number>();
  /** The user's wishes that came while a message was being worked on. */
  readonly #wishes = new Map<string, Fits[]>();

  constructor(
    private readonly clock: Clock,
    private readonly times: DeliveryTimes,
  ) {}

  /** Notes a wish, or that something has happened; true when some message is to be looked at. */
  note(messages: readonly SealedMessage[], fits: Fits, byUser: boolean): boolean {
    for (const message of messages) {
      const wishes = this.#wishes.get(message.id);
      if (wishes && byUser) wishes.push(fits);
      const isReady = !wishes && (byUser || this.#isRested(message.id));
      if (isReady && fits(message)) this.#hurried.add(message.id);
    }
    return this.#hurried.size > 0;
  }

  isHurried(id: string): boolean {
    return this.#hurried.has(id);
  }

  /** Work on a message begins: its hurry is over. */
  begin(id: string): void {
    this.#hurried.delete(id);
    this.#wishes.set(id, []);
  }

  /** Work on a message has ended with this, or with nothing known. What was wished meanwhile is not forgotten. */
  end(id: string, message: SealedMessage | undefined): void {
    const wishes = this.#wishes.get(id);
    this.#wishes.delete(id);
    this.#restedMs.set(id, this.clock.now());
    if (message && wishes?.some((fits) => fits(message)) === true) this.#hurried.add(id);
  }

  /** Forgets every message but these. */
  keep(messages: readonly SealedMessage[]): void {
    const ids = new Set(messages.map(({ id }) => id));
    for (const known of [this.#hurried, this.#restedMs])
      for (const id of known.keys()) if (!ids.has(id)) known.delete(id);
  }

  #isRested(id: string): boolean {
    return Math.abs(this.clock.now() - (this.#restedMs.get(id) ?? 0)) >= this.times.minRetryMs;
  }
}
