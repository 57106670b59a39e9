import { backgroundReadsPerMinute } from '../../core/limits';
import type { Clock } from '../../core/ports';

const windowMs = 60_000;

/** How many requests this window's background reading may make in any minute. */
export class Allowance {
  /** When each request of the last minute was made. */
  #takenMs: number[] = [];

  constructor(
    private readonly clock: Clock,
    private readonly maxPerMinute = backgroundReadsPerMinute,
  ) {}

  /** How many requests may be made right now. */
  get left(): number {
    const nowMs = this.clock.now();
    // A clock that was set back must not close the window for hours.
    this.#takenMs = this.#takenMs.filter((ms) => Math.abs(nowMs - ms) < windowMs);
    return Math.max(0, this.maxPerMinute - this.#takenMs.length);
  }

  /** Takes that many requests, all or none. */
  take(count = 1): boolean {
    if (this.left < count) return false;
    this.note(count);
    return true;
  }

  /** Counts requests that are made in any case, as those that the user asks for. */
  note(count = 1): void {
    this.#takenMs.push(...Array.from({ length: count }, () => this.clock.now()));
  }
}
