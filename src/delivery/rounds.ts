import type { Clock } from '../core/ports';

/** Looks after something again and again: when woken, and at times it has asked for; never twice at once. */
export class Rounds {
  #round: Promise<void> | undefined;
  #again = false;
  #stopped = true;
  #timer: { readonly dueMs: number; readonly cancel: () => void } | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly look: () => Promise<void>,
    /** A look has failed; the next one is due as usual. */
    private readonly onFault: (error: unknown) => void,
  ) {}

  get isStopped(): boolean {
    return this.#stopped;
  }

  start(): void {
    this.#stopped = false;
    this.wake();
  }

  /** Resolves when the last look has ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#rest();
    await this.#round;
  }

  /** Looks at once, and once more if a look is under way. */
  wake(): void {
    if (this.#stopped) return;
    this.#again = true;
    this.#round ??= this.#run();
  }

  /** Looks after that time, in milliseconds, unless something wakes it before. */
  wakeAfter(ms: number): void {
    const dueMs = this.clock.now() + Math.max(0, ms);
    if (this.#stopped || (this.#timer && this.#timer.dueMs <= dueMs)) return;
    this.#rest();
    const fire = (): void => {
      this.#timer = undefined;
      this.wake();
    };
    this.#timer = { dueMs, cancel: this.clock.after(dueMs - this.clock.now(), fire) };
  }

  async #run(): Promise<void> {
    while (this.#again && !this.#stopped) {
      this.#again = false;
      this.#rest();
      await this.look().catch(this.onFault);
    }
    this.#round = undefined;
  }

  #rest(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
  }
}
