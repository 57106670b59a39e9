/** How many requests may be made, by all windows together. */
export interface RequestBudget {
  /** Requests in any window of `windowMs`. */
  readonly requests: number;
  /** Of these, requests that only messages may use, so that reading never holds one up. */
  readonly forMessages: number;
  readonly windowMs: number;
  /** Pause after a 429 that names none, in milliseconds; doubled with each that follows, up to `maxPauseMs`. */
  readonly firstPauseMs: number;
  readonly maxPauseMs: number;
  /** A request that would have to wait longer than this is given up: nobody watches a progress longer. */
  readonly patienceMs: number;
  /** Pause between two looks whether another window has ended its write. */
  readonly turnMs: number;
}

/** The vendor allows 120 requests a minute for the whole organization (helpcrunch-api.md 1.2). */
export const requestBudget: RequestBudget = {
  requests: 100,
  forMessages: 25,
  windowMs: 60_000,
  firstPauseMs: 2_000,
  maxPauseMs: 64_000,
  patienceMs: 10_000,
  turnMs: 50,
};
