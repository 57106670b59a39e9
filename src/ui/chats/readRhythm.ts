import { focusRestMs } from '../../core/limits';
import type { Clock } from '../../core/ports';
import type { Allowance } from '../../delivery/chats/allowance';

/** What the rhythm goes by; each is asked when it is needed. */
export interface RhythmParts {
  readonly clock: Clock;
  readonly allowance: Allowance;
  /** Pause between two readings, in milliseconds; 0 for a first reading only. */
  readonly refreshMs: () => number;
  /** Whether somebody can see what would be read. */
  readonly isSeen: () => boolean;
  /** How many requests the next reading takes. */
  readonly cost: () => number;
  readonly read: () => Promise<void>;
}

/** Says when something is read again that somebody is looking at: at a pause, at a new look, and within the allowance. */
export class ReadRhythm {
  #readMs: number | undefined;
  #hasNews = false;
  #cancelTimer = (): void => undefined;

  constructor(private readonly parts: RhythmParts) {}

  /** When it was last read, in milliseconds since 1970. */
  get readMs(): number | undefined {
    return this.#readMs;
  }

  /** To be called when somebody may see it again, or does not any more. */
  wake(): void {
    const { clock, refreshMs, isSeen } = this.parts;
    this.stop();
    if (!isSeen()) return;
    if (this.#hasNews) {
      this.#hasNews = false;
      void this.parts.read();
      return;
    }
    const ageMs = this.#readMs === undefined ? Infinity : Math.abs(clock.now() - this.#readMs);
    const isDue = refreshMs() > 0 && ageMs >= Math.min(refreshMs(), focusRestMs);
    if (ageMs === Infinity || isDue) this.#read();
    else this.#schedule();
  }

  /** Notes that it was read just now; the next reading comes after the pause, unless there were news meanwhile. */
  noteRead(): void {
    this.#readMs = this.parts.clock.now();
    if (this.#hasNews) this.wake();
    else this.#schedule();
  }

  /** Notes that there are news, as what the user has written: they are read at the next look, whatever the minute still allows. */
  noteNews(): void {
    this.#hasNews = true;
    this.wake();
  }

  /** Nothing that was read counts any more. */
  forget(): void {
    this.#readMs = undefined;
    this.wake();
  }

  stop(): void {
    this.#cancelTimer();
    this.#cancelTimer = (): void => undefined;
  }

  /** Reads again after the pause. */
  #schedule(): void {
    const { clock, refreshMs, isSeen } = this.parts;
    this.stop();
    if (refreshMs() > 0 && isSeen()) this.#cancelTimer = clock.after(refreshMs(), () => this.#read());
  }

  #read(): void {
    if (this.parts.allowance.left >= this.parts.cost()) void this.parts.read();
    else this.#schedule();
  }
}
