import { execFile } from 'node:child_process';
import path from 'node:path';
import { env } from 'node:process';
import { promisify } from 'node:util';
import { typingPauseMs } from '../../src/core/limits';
import { startGroup } from '../host/processGroup';
import { temporaryFolder } from '../host/temporaryFolder';
import { largeTeam } from '../standin/settings';
import { programs } from './buildPrograms';
import { type Figure, toMedian } from './figure';

const run = promisify(execFile);
const startMs = 10_000;
const limitMs = 120_000;

/** One search, or one reading of a conversation. */
export interface Cost {
  readonly ms: number;
  readonly requests: number;
}

/** What finding and reading chats has cost, among 10,000 of 5,000 customers. */
export interface ChatCosts {
  readonly searches: readonly Cost[];
  /** The newest page of 5,000 messages. */
  readonly newest: readonly Cost[];
  /** All of them, from the newest page on. */
  readonly whole: readonly Cost[];
  /** Entries that were there in the end. */
  readonly entries: number;
}

/** Searches and reads through the product's transport and rate gate, from the large stand-in in another process. */
export async function measureChats(node: string): Promise<Figure[]> {
  const server = startGroup(node, [path.join(programs, 'standin.js')], env);
  try {
    const [, url = '', key = ''] = await server.waitFor(/listening on (\S+) with (\S+)/, startMs);
    const program = [path.join(programs, 'chats.js'), url, key, temporaryFolder('chats')];
    const { stdout } = await run(node, program, { timeout: limitMs });
    const { searches, newest, whole, entries } = JSON.parse(stdout) as ChatCosts;
    if (entries !== largeTeam.longConversation) throw new Error(`read ${entries} messages`);
    return [
      toFigure('first results of a search', searches, 400, ({ ms }) => typingPauseMs + ms),
      toFigure('newest of 5,000 messages', newest, 1000),
      toFigure('back to the first of them', whole),
      toFigure('search, requests', searches, 4, toRequests),
      toFigure('5,000 messages, requests', whole, undefined, toRequests),
    ];
  } finally {
    await server.stop();
  }
}

/** The median, and whoever waited longest. */
function toFigure(
  name: string,
  costs: readonly Cost[],
  goal?: number,
  toValue: (cost: Cost) => number = ({ ms }) => ms,
): Figure {
  const found = costs.map(toValue);
  const values = { median: toMedian(found), most: Math.max(...found) };
  const unit = toValue === toRequests ? 'times' : 'ms';
  return { name, unit, values, ...(goal === undefined ? {} : { goal }) };
}

function toRequests({ requests }: Cost): number {
  return requests;
}
