import { HelpCrunchClient } from '../../src/api/helpCrunchClient';
import { UndiciTransport } from '../../src/api/transport';
import { parseApiRoot } from '../../src/core/apiRoot';
import { HandoffError } from '../../src/core/failure';
import { maxAnswerBytes } from '../../src/core/limits';
import { LogLines } from '../unit/api/clientOn';
import { chatId } from '../unit/messages';

/** What is read of which server, and how long one waits for it. */
export interface Reading {
  readonly what: string;
  readonly origin: string;
  readonly call: keyof typeof calls;
  readonly deadlineMs: number;
}

/** What came of a reading: a figure, or the code of its failure. */
export type Outcome = readonly [what: string, came: unknown];

const calls = {
  agents: async (client: HelpCrunchClient) => (await client.listAgents()).length,
  customer: async (client: HelpCrunchClient) => (await client.getChat(chatId(5))).customer,
  entries: async (client: HelpCrunchClient) => (await client.listEntries(chatId(5), 0)).length,
  organization: async (client: HelpCrunchClient) => (await client.getOrganization()).domain,
} as const;

/** Does the readings it is given, one after the other, and prints what came of each, and the most memory that was used, in MB. */
async function readAll(readings: readonly Reading[]): Promise<void> {
  const outcomes: Outcome[] = [];
  for (const reading of readings) outcomes.push([reading.what, await read(reading)]);
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  const isPolluted = 'polluted' in {};
  process.stdout.write(JSON.stringify({ outcomes, megabytes, isPolluted }));
}

async function read({ origin, call, deadlineMs }: Reading): Promise<unknown> {
  const root = parseApiRoot(`${origin}/v1`);
  if (!root) throw new Error('no address');
  const transport = new UndiciTransport({ limits: { deadlineMs, maxBytes: maxAnswerBytes } });
  const client = new HelpCrunchClient(root, { key: 'KEY-0123', origin }, transport.send, new LogLines());
  try {
    return await calls[call](client);
  } catch (error) {
    if (!(error instanceof HandoffError)) throw error;
    return error.failure.code;
  } finally {
    await transport.close();
  }
}

void readAll(JSON.parse(process.argv[2] ?? '') as readonly Reading[]);
