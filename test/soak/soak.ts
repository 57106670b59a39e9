import { randomInt } from 'node:crypto';
import { temporaryFolder } from '../host/temporaryFolder';
import { mixSeed, pick, seededRandom } from '../standin/random';
import { type Standin, startStandin } from '../standin/standin';
import { disturb } from './disturb';
import { feed } from './feed';
import type { Message, Verdict } from './judge';
import { Ledger } from './ledger';
import type { Pace } from './outboxUnderTest';
import { playUser } from './playUser';
import { restIn } from './restIn';
import { soakTrouble } from './trouble';
import { WindowProcess } from './windowProcess';
import { Windows } from './windows';

/** What one run of the soak is made of. */
export interface SoakOptions {
  readonly messages: number;
  readonly seed: number;
  readonly windows: number;
  readonly pace: Pace;
  /** The program of a window, bundled. */
  readonly script: string;
}

/** What one run has brought, and how much happened to it. */
export interface SoakResult {
  readonly verdict: Verdict;
  readonly seconds: number;
  readonly killed: number;
  readonly requests: number;
  /** Requests that met a fault. */
  readonly faults: number;
}

/** Drives windows over one folder through every trouble there is until nothing moves any more, and lets the stand-in's record judge. */
export async function soak(options: SoakOptions): Promise<SoakResult> {
  const { seed, pace, script } = options;
  const start = performance.now();
  const random = seededRandom(mixSeed(seed, 3));
  const standin = await startSoakStandin(seed, pace, random);
  const folder = temporaryFolder('soak');
  const open = () =>
    new WindowProcess(script, { folder, apiUrl: standin.apiUrl, key: standin.key, pace, dieAt: 0 });
  const windows = new Windows(options.windows, open, random);
  const ledger = new Ledger(() => standin.posted);
  const running = run(options, standin, windows, ledger, random);
  try {
    await Promise.race([running, windows.failed]);
    const left = await restIn(open, standin);
    return {
      verdict: ledger.judge(left),
      seconds: (performance.now() - start) / 1000,
      killed: windows.killed,
      requests: standin.requests.length,
      faults: standin.requests.filter(({ fault }) => fault).length,
    };
  } finally {
    await windows.kill();
    await running.catch(() => undefined);
    await standin.close();
  }
}

async function run(
  { messages: count, seed }: SoakOptions,
  standin: Standin,
  windows: Windows,
  ledger: Ledger,
  random: () => number,
): Promise<void> {
  const messages: Message[] = [];
  const onMessage = (message: Message) => void messages.push(message);
  let fed = false;
  let calm = false;
  const feeding = feed({ count, seed, random, onMessage }, windows, ledger, standin).finally(
    () => (fed = true),
  );
  const disturbing = disturb(windows, standin, random, () => fed || windows.ending).finally(
    () => (calm = true),
  );
  await Promise.all([feeding, disturbing, playUser(windows, ledger, messages, () => calm)]);
  await windows.stop();
}

/** Everything that the vendor leaves open differs from seed to seed. */
async function startSoakStandin(seed: number, pace: Pace, random: () => number): Promise<Standin> {
  const standin = await startStandin({
    // Not one of those that the system gives out by itself: while unplugged nobody else gets it.
    port: randomInt(15_000, 32_000),
    requestsPerMinute: 120,
    rateWindowMs: pace.minuteMs,
    countRefused: random() < 0.5,
    createdStatus: pick(random, [200, 201]),
    generation: pick(random, ['current', 'old']),
    tidiesText: random() < 0.5,
  });
  standin.setChaos(soakTrouble(seed, pace.commitWithinMs));
  return standin;
}
