import { RateGate } from '../../../src/api/rateGate';
import type { RequestBudget } from '../../../src/core/requestBudget';
import { FakeClock } from '../fakes/fakeClock';
import { FakeOwners } from '../fakes/fakeOwners';
import { MemoryFolder } from '../fakes/memoryFolder';

/** Small enough to be used up in a test. */
export const smallBudget: RequestBudget = {
  requests: 8,
  forMessages: 2,
  windowMs: 60_000,
  firstPauseMs: 2_000,
  maxPauseMs: 64_000,
  patienceMs: 600_000,
  turnMs: 50,
};

/** Windows with a gate each, over one folder. */
export class Gates {
  readonly clock = new FakeClock();
  readonly folder = new MemoryFolder();
  readonly #living = new Set<string>();
  #windows = 0;

  constructor(readonly budget: RequestBudget = smallBudget) {}

  open(): { gate: RateGate; owners: FakeOwners } {
    const owners = new FakeOwners(`${++this.#windows}-1-00000000`, this.#living);
    return { gate: new RateGate(this.folder, owners, this.clock, this.budget), owners };
  }
}

/** The most times that lie within any span of `windowMs`. */
export function toMostWithin(windowMs: number, times: readonly number[]): number {
  return Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + windowMs).length));
}
