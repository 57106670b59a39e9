import { availableParallelism } from 'node:os';
import path from 'node:path';
import { temporaryFolder } from '../host/temporaryFolder';
import { sampleAgents } from '../standin/sampleTeam';
import type { Standin } from '../standin/standin';
import { withStandin } from '../standin/withStandin';
import type { Message, Verdict } from './judge';
import { Ledger } from './ledger';
import type { Told } from './outboxUnderTest';
import { playUser } from './playUser';
import { restIn } from './restIn';
import { WindowProcess } from './windowProcess';
import { Windows } from './windows';

const pace = { commitWithinMs: 100, minuteMs: 600 };

/** Not every run takes as many steps as another: timers and the disk are faster or slower. */
const runsAtTheEnd = 4;

/** What an enumeration has brought. */
export interface CrashResult {
  readonly verdicts: readonly Verdict[];
  /** How many boundaries there are. */
  readonly boundaries: number;
}

/**
 * Runs the scenario again and again, and each time the window dies at the next boundary (or every so many) and another
 * recovers, until runs end without having come so far. `onVerdict` hears of each run.
 */
export async function crash(
  script: string,
  every: number,
  onVerdict: (boundary: number, verdict: Verdict) => void = () => undefined,
): Promise<CrashResult> {
  const verdicts: Verdict[] = [];
  let next = 1;
  let reached = 0;
  let missed = 0;
  const folder = temporaryFolder('crash');
  const enumerate = async (): Promise<void> => {
    while (missed < runsAtTheEnd) {
      const boundary = next;
      next += every;
      const { verdict, died } = await crashAt(boundary, script, path.join(folder, String(boundary)));
      verdicts.push(verdict);
      onVerdict(boundary, verdict);
      if (died) reached = Math.max(reached, boundary);
      missed = died ? 0 : missed + 1;
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, enumerate));
  return { verdicts, boundaries: reached };
}

/** One run: the first window dies at that boundary, those after it do not. */
async function crashAt(
  boundary: number,
  script: string,
  folder: string,
): Promise<{ verdict: Verdict; died: boolean }> {
  let result: { verdict: Verdict; died: boolean } | undefined;
  await withStandin({}, async (standin) => {
    const messages = scenario(standin);
    let dieAt = boundary;
    const open = () => {
      const options = { folder, apiUrl: standin.apiUrl, key: standin.key, pace, dieAt };
      dieAt = 0;
      return new WindowProcess(script, options);
    };
    const windows = new Windows(1, open, () => 0);
    const ledger = new Ledger(() => standin.posted);
    const running = (async () => {
      for (const message of messages) ledger.hand({ ...message, accepted: await windows.add(message.told) });
      await playUser(windows, ledger, messages, () => true);
      await windows.stop();
    })();
    try {
      await Promise.race([running, windows.failed]);
      result = { verdict: ledger.judge(await restIn(open, standin)), died: windows.killed > 0 };
    } finally {
      await windows.kill();
      await running.catch(() => undefined);
    }
  });
  if (!result) throw new Error('the run has brought nothing');
  return result;
}

/** A note, a message whose answer is lost, one that is refused, and one that is lost with its answer, which the user sends again. */
function scenario(standin: Standin): readonly Message[] {
  const agent = sampleAgents.first;
  const tell = (index: number, chat: number, type: Told['type']): Message => {
    const token = `m1x${index}z`;
    return { token, told: { chat, type, agent, text: token, markdownText: `**${token}**` } };
  };
  const [note, answerLost, refused, lost] = [
    tell(1, 12401, 'private'),
    tell(2, 12401, 'message'),
    tell(3, 12402, 'private'),
    tell(4, 12402, 'private'),
  ] as const;
  standin.inject({ kind: 'cutAfterBody', commit: true, containing: answerLost.token });
  standin.inject({ kind: 'status', status: 400, containing: refused.token, times: 9 });
  standin.inject({ kind: 'cutAfterBody', containing: lost.token });
  return [note, answerLost, refused, lost];
}
