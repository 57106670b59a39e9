import type { Settings } from './settings';

type Limits = Pick<Settings, 'requestsPerMinute' | 'rateWindowMs' | 'countRefused'>;

/** A limit over the last sixty seconds, or another time (helpcrunch-api.md section 1.2). */
export class RateLimit {
  private times: number[] = [];

  constructor(private readonly now: () => number) {}

  /** Whether one more request is within the limit; `requestsPerMinute` 0 means there is none. */
  allows({ requestsPerMinute, rateWindowMs, countRefused }: Limits): boolean {
    const now = this.now();
    this.times = this.times.filter((time) => now - time < rateWindowMs);
    const allowed = requestsPerMinute === 0 || this.times.length < requestsPerMinute;
    if (allowed || countRefused) this.times.push(now);
    return allowed;
  }

  /** Forgets all requests. */
  clear(): void {
    this.times = [];
  }
}
