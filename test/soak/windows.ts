import { setTimeout as pause } from 'node:timers/promises';
import { pick } from '../standin/random';
import type { Told } from './outboxUnderTest';
import { WindowEnded, type WindowProcess } from './windowProcess';

const askAgainMs = 5;

/** Windows over one folder, of which each is started anew when it was killed. */
export class Windows {
  readonly #slots: WindowProcess[] = [];
  /** Rejected when a window ends by itself, which is a fault of the product. */
  readonly failed: Promise<never>;
  #fail: (error: Error) => void = () => undefined;
  #ending = false;
  #killed = 0;

  constructor(
    count: number,
    private readonly start: () => WindowProcess,
    private readonly random: () => number,
  ) {
    this.failed = new Promise((_, reject) => (this.#fail = reject));
    for (let slot = 0; slot < count; slot++) this.#open(slot);
  }

  /** How many were killed. */
  get killed(): number {
    return this.#killed;
  }

  /** Whether they are being closed or killed for good. */
  get ending(): boolean {
    return this.#ending;
  }

  get all(): readonly WindowProcess[] {
    return this.#slots;
  }

  /** One of them by chance; it is just starting only if all are. */
  any(): WindowProcess {
    const open = this.#slots.filter(({ isOpen }) => isOpen);
    const [first, ...rest] = open.length > 0 ? open : this.#slots;
    if (!first) throw new Error('there are no windows');
    return pick(this.random, [first, ...rest]);
  }

  /** Hands a message to one of them; false when it ended before it said that it has the message. */
  async add(told: Told): Promise<boolean> {
    try {
      await this.any().add(told);
      return true;
    } catch (error) {
      if (error instanceof WindowEnded) return false;
      throw error;
    }
  }

  /** Asks windows until one lives long enough to answer. */
  async ask<T>(question: (window: WindowProcess) => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await question(this.any());
      } catch (error) {
        if (!(error instanceof WindowEnded) || this.#ending) throw error;
        // Without a pause the next one would be asked for ever before it is noticed that this one has ended.
        await pause(askAgainMs);
      }
    }
  }

  /** Closes all as a person does. */
  async stop(): Promise<void> {
    this.#ending = true;
    await Promise.all(this.#slots.map((window) => window.stop()));
  }

  /** Ends all at once, whatever they do. */
  async kill(): Promise<void> {
    this.#ending = true;
    for (const window of this.#slots) window.kill();
    await Promise.all(this.#slots.map(({ ended }) => ended));
  }

  #open(slot: number): void {
    const window = this.start();
    this.#slots[slot] = window;
    void window.ended.then((problem) => {
      if (problem !== undefined) this.#fail(new Error(problem));
      else if (!this.#ending) {
        this.#killed++;
        this.#open(slot);
      }
    });
  }
}
