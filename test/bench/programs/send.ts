import { toChatId, toAgentId } from '../../../src/core/ids';
import { parseApiRoot, type ApiRoot } from '../../../src/core/apiRoot';
import { toDisplayText } from '../../../src/core/displayText';
import { type Sendable, toSendables } from '../../../src/core/message';
import { toMessageBody } from '../../../src/api/messageBody';
import type { Run } from '../figure';
import { type SendTimes, bodyBytes, coldPath } from '../sendTerms';
import { toSenders } from './senders';

const warmSends = { before: 300, inRun: 500 };
const coldSends = { before: 20, inRun: 120 };
const runCount = 3;

async function main(origin: string): Promise<void> {
  const note = await makeNote();
  const times: SendTimes = {
    warm: await timeSends(toRoot(`${origin}/v1`), note, warmSends),
    cold: await timeSends(toRoot(`${origin}${coldPath}/v1`), note, coldSends),
  };
  console.log(JSON.stringify(times));
}

/** Every contestant sends once in each round, in another order each time, so that whatever disturbs one disturbs all. */
async function timeSends(root: ApiRoot, note: Sendable, sends: typeof warmSends): Promise<Run[]> {
  const { senders, close } = toSenders(root, note);
  await takeTurns(senders, sends.before);
  const runs: Run[] = [];
  for (let run = 0; run < runCount; run++) runs.push(await takeTurns(senders, sends.inRun));
  await close();
  return runs;
}

async function takeTurns(
  senders: Readonly<Record<string, () => Promise<void>>>,
  rounds: number,
): Promise<Run> {
  const contestants = Object.entries(senders).map(([name, send]) => ({ name, send, times: [] as number[] }));
  for (let round = 0; round < rounds; round++) {
    const first = round % contestants.length;
    for (const { send, times } of [...contestants.slice(first), ...contestants.slice(0, first)]) {
      const start = performance.now();
      await send();
      times.push(performance.now() - start);
    }
  }
  return Object.fromEntries(contestants.map(({ name, times }) => [name, times]));
}

/** A note with code in it, in both fields, just as long as agreed. */
async function makeNote(): Promise<Sendable> {
  const chat = toChatId(12345);
  const id = toAgentId(7);
  if (chat === undefined || id === undefined) throw new Error('no ids');
  const agent = { id, name: toDisplayText('Ada'), email: toDisplayText('ada@example.com') };
  const address = { type: 'private', chat, author: { kind: 'agent', agent } } as const;
  const write = async (code: string): Promise<Sendable> => {
    const content = { text: 'The cause is the null check below.', markdownText: `\`\`\`ts\n${code}\n\`\`\`` };
    const sendables = await toSendables(address, [content], () => Promise.resolve(undefined), false);
    const [note] = sendables ?? [];
    if (typeof note !== 'object') throw new Error('no note');
    return note;
  };
  const bare = JSON.stringify(toMessageBody(await write(''))).length;
  return write('x'.repeat(bodyBytes - bare));
}

function toRoot(url: string): ApiRoot {
  const root = parseApiRoot(url);
  if (!root) throw new Error(`${url} is no API root`);
  return root;
}

main(process.argv[2] ?? '').catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
