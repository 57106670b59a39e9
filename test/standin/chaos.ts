import * as v from 'valibot';
import { type ActiveFault, readFault } from './faults';
import { mixSeed, pick, seededRandom, wholeBetween } from './random';

const share = v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 0);
const wholeNumber = v.pipe(v.number(), v.integer(), v.minValue(0));

/** The share of requests that each kind of trouble meets; together at most 1. */
const troubleSchema = v.pipe(
  v.strictObject({
    cutBeforeBody: share,
    cutAfterBody: share,
    cutInAnswer: share,
    hang: share,
    serverError: share,
    tooManyRequests: share,
    retryAfterSeconds: share,
    retryAfterDate: share,
    html: share,
    emptyBody: share,
    garbage: share,
    delay: share,
    slowDrip: share,
  }),
  v.check((shares) => sum(Object.values(shares)) <= 1.000_001, 'the shares are more than 1 together'),
);

const chaosSchema = v.strictObject({
  seed: wholeNumber,
  /** What happens to `POST /messages`. */
  posts: v.exactOptional(troubleSchema, {}),
  /** What happens to every `GET` and every search. */
  reads: v.exactOptional(troubleSchema, {}),
  /** A post that is read and not answered takes effect at once, within this time, or never: a third each. */
  commitWithinMs: v.exactOptional(wholeNumber, 300),
  /** The longest delay; also of each byte of a drip, divided by 100. */
  delayMs: v.exactOptional(wholeNumber, 100),
  /** The longest Retry-After. */
  retryAfterSeconds: v.exactOptional(v.pipe(wholeNumber, v.minValue(1)), 1),
  /** The share of posts around which somebody else writes in the chat: just before it takes effect, or (`tech`) after. */
  chatter: v.exactOptional(v.strictObject({ customer: share, agent: share, tech: share }), {}),
});

/** How the chaos is switched on, in TypeScript or as JSON. */
export type ChaosOptions = v.InferInput<typeof chaosSchema>;

type Trouble = keyof v.InferOutput<typeof troubleSchema>;

/** Who writes in a chat by himself: the customer, an agent in the dashboard, the system. */
export type Chatter = 'customer' | 'agent' | 'tech';

/** What happens to one request. */
export interface Disturbance {
  readonly fault?: ActiveFault;
  readonly chatter: readonly Chatter[];
}

/** Trouble by chance: what meets a request follows from the seed and the number of the request among its kind. */
export class Chaos {
  readonly #options: v.InferOutput<typeof chaosSchema>;
  #posts = 0;
  #reads = 0;

  /** Throws where the options are none. */
  constructor(
    options: unknown,
    private readonly now: () => number,
  ) {
    this.#options = v.parse(chaosSchema, options);
  }

  /** What happens to the next request. */
  next(method: string, path: string): Disturbance {
    const { seed, posts, reads } = this.#options;
    if (method === 'GET' || isSearch(path)) {
      const random = seededRandom(mixSeed(seed, 1, ++this.#reads));
      return { ...this.#trouble(reads, random), chatter: [] };
    }
    if (method !== 'POST' || !/^\/v1\/messages(?:\?|$)/.test(path)) return { chatter: [] };
    const random = seededRandom(mixSeed(seed, 2, ++this.#posts));
    return { ...this.#trouble(posts, random), chatter: this.#chatter(random) };
  }

  #trouble(shares: Record<Trouble, number>, random: () => number): { fault?: ActiveFault } {
    let left = random();
    for (const [trouble, size] of Object.entries(shares) as [Trouble, number][]) {
      left -= size;
      if (left < 0) return { fault: readFault(this.#fault(trouble, random)) };
    }
    return {};
  }

  #fault(trouble: Trouble, random: () => number): object {
    const { commitWithinMs, delayMs, retryAfterSeconds } = this.#options;
    const fate = (): object =>
      pick<() => object>(random, [
        () => ({}),
        () => ({ commit: true }),
        () => ({ commit: true, commitAfterMs: wholeBetween(random, 1, commitWithinMs) }),
      ])();
    const tooMany = (headers: Record<string, string>) => ({ kind: 'status', status: 429, headers });
    const waitSeconds = wholeBetween(random, 1, retryAfterSeconds);
    switch (trouble) {
      case 'serverError':
        return { kind: 'status', status: pick(random, [500, 502, 503, 504]), ...fate() };
      case 'tooManyRequests':
        return tooMany({});
      case 'retryAfterSeconds':
        return tooMany({ 'retry-after': String(waitSeconds) });
      case 'retryAfterDate':
        return tooMany({ 'retry-after': new Date(this.now() + waitSeconds * 1000).toUTCString() });
      case 'delay':
        return { kind: trouble, ms: wholeBetween(random, 0, delayMs) };
      case 'slowDrip':
        return { kind: trouble, ms: wholeBetween(random, 0, Math.ceil(delayMs / 100)) };
      case 'cutBeforeBody':
      case 'cutInAnswer':
        return { kind: trouble };
      case 'cutAfterBody':
      case 'hang':
      case 'html':
      case 'emptyBody':
      case 'garbage':
        return { kind: trouble, ...fate() };
    }
  }

  #chatter(random: () => number): Chatter[] {
    const { chatter } = this.#options;
    return (['customer', 'agent', 'tech'] as const).filter((who) => random() < chatter[who]);
  }
}

function isSearch(path: string): boolean {
  return /\/search(?:\?|$)/.test(path);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
