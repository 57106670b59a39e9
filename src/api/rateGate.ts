import { Cancelled, HandoffError } from '../core/failure';
import { orCancelled } from '../core/orCancelled';
import type { Clock, Owners, SharedFiles } from '../core/ports';
import type { RequestBudget } from '../core/requestBudget';
import {
  type BudgetState,
  chooseSlot,
  freeBaton,
  readBudget,
  toBaton,
  toBatonOwner,
  toFirstNames,
  toPauseName,
  toSlotName,
} from './budgetFiles';

/** Looks at an unchanged baton before its owner is asked for a sign of life, or before a missing one counts as lost. */
const patientTurns = 20;

/**
 * The one budget for the requests of all windows, in a folder they share: a slot of the budget is taken by renaming its
 * file, which one window alone can do. Nothing is locked, and a window that dies leaves nothing behind but a used slot.
 */
export class RateGate {
  /** The last write of this window that waits for the baton. */
  #lastWrite: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly files: SharedFiles,
    private readonly owners: Owners,
    private readonly clock: Clock,
    private readonly budget: RequestBudget,
  ) {}

  /**
   * Waits until one more read may be made, for a message or for the eyes.
   *
   * @throws {HandoffError} `tooManyRequests` at once when that is longer than anybody waits
   */
  async enterToRead(isForMessage: boolean, signal?: AbortSignal): Promise<void> {
    await this.#takeSlot(isForMessage, signal);
  }

  /** Runs a write when no other window writes and the budget has room; writes go one after another. */
  async write<T>(act: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const before = this.#lastWrite;
    const mine = this.#writeAfter(before, act, signal);
    // One that is cancelled ends before its turn; the next one waits for those before it all the same.
    this.#lastWrite = Promise.allSettled([before, mine]);
    return mine;
  }

  /** Pauses all windows after a 429, for exactly as long as it says. */
  async pause(retryAfterSeconds: number | undefined): Promise<void> {
    const nowMs = this.clock.now();
    const { strikes, pausedUntilMs } = await this.#look();
    if (retryAfterSeconds !== undefined) {
      await this.files.write(toPauseName(nowMs + retryAfterSeconds * 1000, 0, nowMs), '');
      return;
    }
    // It was made before this pause began, and says nothing new.
    if (pausedUntilMs > nowMs) return;
    const { firstPauseMs, maxPauseMs } = this.budget;
    const pauseMs = Math.min(maxPauseMs, firstPauseMs * 2 ** Math.min(strikes, 30));
    await this.files.write(toPauseName(nowMs + pauseMs, strikes + 1, nowMs), '');
  }

  async #writeAfter<T>(before: Promise<unknown>, act: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    await orCancelled(before, signal);
    const baton = await this.#takeBaton(signal);
    try {
      await this.#takeSlot(true, signal);
      return await act();
    } finally {
      // It must not cover what the write has brought. The baton stays with this window, which can use it again.
      await this.files.rename(baton, freeBaton).catch(() => undefined);
    }
  }

  async #takeSlot(isMessage: boolean, signal: AbortSignal | undefined): Promise<void> {
    const givenUpMs = this.clock.now() + this.budget.patienceMs;
    for (;;) {
      throwIfCancelled(signal);
      const { slots, pausedUntilMs } = await this.#look();
      const nowMs = this.clock.now();
      const choice = chooseSlot(slots, isMessage, nowMs, this.budget);
      const opensMs = Math.max(pausedUntilMs, 'slot' in choice ? 0 : choice.freeAtMs);
      if (opensMs > givenUpMs) throw toTooMany(opensMs - nowMs);
      if (opensMs > nowMs || !('slot' in choice)) await this.#wait(Math.max(1, opensMs - nowMs), signal);
      else if (await this.files.rename(choice.slot.name, toSlotName(choice.slot.number, nowMs))) return;
    }
  }

  async #takeBaton(signal: AbortSignal | undefined): Promise<string> {
    const mine = toBaton(await this.owners.self());
    let seen: string | undefined;
    for (let turns = 1; ; turns++) {
      throwIfCancelled(signal);
      const { baton } = await this.#look();
      if (baton !== seen) turns = 1;
      seen = baton;
      if (await this.#isFree(baton, mine, turns)) {
        if (baton === undefined) await this.files.write(freeBaton, '');
        else if (await this.files.rename(baton, mine)) return mine;
      }
      await this.#wait(this.budget.turnMs, signal);
    }
  }

  /** A file that is renamed just now may be missed, and asking a window for a sign of life takes time: both come late. */
  async #isFree(baton: string | undefined, mine: string, turns: number): Promise<boolean> {
    if (baton === freeBaton || baton === mine) return true;
    if (turns % patientTurns !== 0) return false;
    const owner = baton === undefined ? undefined : toBatonOwner(baton);
    return owner === undefined || !(await this.owners.lives(owner));
  }

  async #look(): Promise<BudgetState> {
    let state = await this.#read();
    if (state.slots.length > 0) return this.#mend(state);
    await this.files.found(toFirstNames(this.budget));
    state = await this.#read();
    if (state.slots.length > 0) return state;
    // Other files stand where the slots have been: a damaged folder, which no window can replace in one step.
    for (const name of toFirstNames(this.budget)) await this.files.write(name, '');
    return this.#read();
  }

  /** What a cleaner has removed comes back as used just now; a slot that is renamed while one reads is not missed twice. */
  async #mend(state: BudgetState): Promise<BudgetState> {
    if (state.slots.length >= this.budget.requests) return state;
    const again = await this.#read();
    const there = new Set([...state.slots, ...again.slots].map(({ number }) => number));
    for (let number = 0; number < this.budget.requests; number++) {
      if (!there.has(number)) await this.files.write(toSlotName(number, this.clock.now()), '');
    }
    return again;
  }

  async #read(): Promise<BudgetState> {
    const state = readBudget(await this.files.list(), this.clock.now(), this.budget);
    for (const name of state.spent) await this.files.remove(name);
    return state;
  }

  #wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted === true) {
        reject(new Cancelled('while waiting for the budget'));
        return;
      }
      const cancel = (): void => {
        stop();
        reject(new Cancelled('while waiting for the budget'));
      };
      const stop = this.clock.after(ms, () => {
        signal?.removeEventListener('abort', cancel);
        resolve();
      });
      signal?.addEventListener('abort', cancel, { once: true });
    });
  }
}

function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new Cancelled('before the request');
}

function toTooMany(ms: number): HandoffError {
  return new HandoffError({ code: 'tooManyRequests', retryAfterSeconds: Math.ceil(ms / 1000) });
}
