import type { ChaosOptions } from '../standin/standin';

/** What happens to the requests of a soak: about every fourth post and every eighth read. */
export function soakTrouble(seed: number, commitWithinMs: number): ChaosOptions {
  return {
    seed,
    commitWithinMs,
    delayMs: 60,
    posts: {
      cutBeforeBody: 0.02,
      cutAfterBody: 0.04,
      cutInAnswer: 0.02,
      hang: 0.01,
      serverError: 0.04,
      tooManyRequests: 0.01,
      retryAfterSeconds: 0.002,
      retryAfterDate: 0.002,
      html: 0.01,
      emptyBody: 0.01,
      garbage: 0.01,
      delay: 0.05,
      slowDrip: 0.01,
    },
    reads: {
      cutBeforeBody: 0.01,
      cutAfterBody: 0.02,
      cutInAnswer: 0.01,
      hang: 0.005,
      serverError: 0.02,
      tooManyRequests: 0.01,
      html: 0.01,
      emptyBody: 0.005,
      garbage: 0.01,
      delay: 0.02,
      slowDrip: 0.005,
    },
    chatter: { customer: 0.02, agent: 0.05, tech: 0.1 },
  };
}
