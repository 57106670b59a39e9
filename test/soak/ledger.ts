import type { PostedMessage } from '../standin/standin';
import { type Handed, judge, tokenOf, type Verdict } from './judge';
import type { Listed } from './outboxUnderTest';

/** What the driver knows of every message: what it handed over, what arrived, what the user was asked. */
export class Ledger {
  readonly #handed: Handed[] = [];
  readonly #arrived = new Set<string>();
  readonly #asked = new Set<string>();
  #read = 0;
  #accepted = 0;
  #acceptedWhenSeen = 0;
  #seen = 0;

  /** `posted` is the stand-in's own record, which grows. */
  constructor(private readonly posted: () => readonly PostedMessage[]) {}

  /** Call it as soon as `add` has resolved, or can no longer. */
  hand(message: Handed): void {
    this.#handed.push(message);
    if (message.accepted) this.#accepted++;
  }

  /** Whether the stand-in has it. */
  hasArrived(token: string): boolean {
    this.#readOn();
    return this.#arrived.has(token);
  }

  /** How many messages there were in the outbox at the last glance, and have been accepted since. */
  get underWay(): number {
    return this.#seen + this.#accepted - this.#acceptedWhenSeen;
  }

  /** The user has seen so many messages in the outbox. */
  see(count: number): void {
    this.#seen = count;
    this.#acceptedWhenSeen = this.#accepted;
  }

  /** The user was asked about it. */
  ask(token: string): void {
    this.#asked.add(token);
  }

  /** Judges what has happened; `left` is still in the outbox. */
  judge(left: readonly Listed[]): Verdict {
    const undecided = new Set(left.map(({ text }) => tokenOf(text) ?? text));
    return judge(this.#handed, this.posted(), undecided, this.#asked);
  }

  #readOn(): void {
    const posted = this.posted();
    for (; this.#read < posted.length; this.#read++) {
      const token = tokenOf(posted[this.#read]?.text ?? '');
      if (token !== undefined) this.#arrived.add(token);
    }
  }
}
