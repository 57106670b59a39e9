/** A limit over the last sixty seconds (helpcrunch-api.md section 1.2). */
export class RateLimit {
  private times: number[] = [];

  constructor(private readonly now: () => number) {}

  /** Whether one more request is within the limit; `perMinute` 0 means there is none. */
  allows(perMinute: number, countRefused: boolean): boolean {
    const now = this.now();
    this.times = this.times.filter((time) => now - time < 60_000);
    const allowed = perMinute === 0 || this.times.length < perMinute;
    if (allowed || countRefused) this.times.push(now);
    return allowed;
  }

  /** Forgets all requests. */
  clear(): void {
    this.times = [];
  }
}
