/** What is still to happen, and can be called off all at once. */
export class Timers {
  readonly #running = new Set<NodeJS.Timeout>();

  /** How much is still to happen. */
  get size(): number {
    return this.#running.size;
  }

  /** Does something after so many milliseconds, at once for 0. */
  after(ms: number, action: () => void): void {
    if (ms === 0) {
      action();
      return;
    }
    const timer = setTimeout(() => {
      this.#running.delete(timer);
      action();
    }, ms);
    this.#running.add(timer);
  }

  /** Calls everything off. */
  clear(): void {
    for (const timer of this.#running) clearTimeout(timer);
    this.#running.clear();
  }
}
