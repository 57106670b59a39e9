import type { Clock } from '../../../src/core/ports';

interface Timer {
  readonly dueMs: number;
  readonly act: () => void;
}

/** A clock that goes only when it is told to. */
export class FakeClock implements Clock {
  readonly #timers = new Set<Timer>();

  constructor(private nowMs = Date.UTC(2026, 10, 22, 12)) {}

  now(): number {
    return this.nowMs;
  }

  after(ms: number, act: () => void): () => void {
    const timer = { dueMs: this.nowMs + Math.max(0, ms), act };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Lets that time pass: every timer runs at its own time, and what follows from it before the next. */
  async pass(ms: number): Promise<void> {
    const untilMs = this.nowMs + ms;
    await settled();
    for (let next = this.#next(untilMs); next; next = this.#next(untilMs)) {
      this.#timers.delete(next);
      this.nowMs = Math.max(this.nowMs, next.dueMs);
      next.act();
      await settled();
    }
    this.nowMs = untilMs;
  }

  /** As when somebody sets the machine's clock; timers run when they would have run. */
  set(ms: number): void {
    const jumpMs = ms - this.nowMs;
    this.nowMs = ms;
    for (const timer of [...this.#timers]) {
      this.#timers.delete(timer);
      this.#timers.add({ ...timer, dueMs: timer.dueMs + jumpMs });
    }
  }

  /** How many timers are still to run. */
  get waiting(): number {
    return this.#timers.size;
  }

  #next(untilMs: number): Timer | undefined {
    const due = [...this.#timers].filter(({ dueMs }) => dueMs <= untilMs);
    return due.reduce<Timer | undefined>((a, b) => (a && a.dueMs <= b.dueMs ? a : b), undefined);
  }
}

/** Resolves when everything that waits for nothing but promises has run. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
