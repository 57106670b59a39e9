import { performance } from 'node:perf_hooks';
import path from 'node:path';
import { argv } from 'node:process';
import { gateTransport } from '../../../src/api/gatedTransport';
import { HelpCrunchClient } from '../../../src/api/helpCrunchClient';
import { RateGate } from '../../../src/api/rateGate';
import { type Transport, UndiciTransport } from '../../../src/api/transport';
import { type ApiRoot, parseApiRoot } from '../../../src/core/apiRoot';
import { requestBudget } from '../../../src/core/requestBudget';
import { Transcript } from '../../../src/delivery/chats/transcript';
import { PrivateFolder } from '../../../src/platform/privateFolder';
import { systemClock } from '../../../src/platform/systemClock';
import { WindowOwners } from '../../../src/platform/windowOwners';
import { sampleChats } from '../../standin/sampleChats';
import { chatId } from '../../unit/messages';
import type { ChatCosts, Cost } from '../chatCosts';

// node chats.js <API root> <key> <folder>   searches and reads as the product does, and prints what that costs

/** What somebody types: parts of names and e-mails, some of many people and some of nobody. */
const typed = [
  'garcia',
  'ann',
  'olga k',
  'smith1',
  'søren',
  'коваль',
  'example.org',
  'maria garcia',
  'נועה',
  'zzz',
];
/** As many as the budget of a minute takes at two requests each. */
const rounds = 3;
const readings = 5;

/** Searches and reads with the product's client, transport and rate gate, and counts the requests. */
class Reader {
  readonly #transport = new UndiciTransport();
  #clients = 0;
  #requests = 0;

  constructor(
    private readonly root: ApiRoot,
    private readonly key: string,
    private readonly folder: string,
  ) {}

  /** A client whose minute has just begun. */
  toClient(): HelpCrunchClient {
    const files = new PrivateFolder(path.join(this.folder, String(++this.#clients)));
    const gate = new RateGate(files, new WindowOwners(), systemClock, requestBudget);
    const counted: Transport = (...sent) => {
      this.#requests += 1;
      return this.#transport.send(...sent);
    };
    const send = gateTransport(counted, gate, () => undefined, false);
    const log = {
      debug: () => undefined,
      info: () => undefined,
      warn: () => undefined,
      error: () => undefined,
    };
    return new HelpCrunchClient(this.root, { key: this.key, origin: this.root.origin }, send, log);
  }

  async cost(act: () => Promise<unknown>): Promise<Cost> {
    const before = this.#requests;
    const startedMs = performance.now();
    await act();
    return { ms: performance.now() - startedMs, requests: this.#requests - before };
  }

  close(): Promise<void> {
    return this.#transport.close();
  }
}

async function timeSearches(reader: Reader): Promise<Cost[]> {
  const client = reader.toClient();
  const costs: Cost[] = [];
  for (const words of Array.from({ length: rounds }, () => typed).flat()) {
    const search = async (): Promise<void> => {
      const customers = await client.findCustomers(words);
      await client.listChatsOf(customers.map(({ id }) => id));
    };
    costs.push(await reader.cost(search));
  }
  return costs;
}

async function main(url: string, key: string, folder: string): Promise<ChatCosts> {
  const root = parseApiRoot(url);
  if (!root) throw new Error(`${url} is no API root`);
  const reader = new Reader(root, key, folder);
  const searches = await timeSearches(reader);
  const [newest, whole]: [Cost[], Cost[]] = [[], []];
  let entries = 0;
  for (let reading = 0; reading < readings; reading++) {
    const chat = chatId(sampleChats.longConversation);
    const transcript = new Transcript(reader.toClient(), chat, () => undefined);
    const readBack = async (): Promise<void> => {
      while (transcript.hasOlder) await transcript.readOlder();
    };
    const first = await reader.cost(() => transcript.readNewest());
    const rest = await reader.cost(readBack);
    newest.push(first);
    whole.push({ ms: first.ms + rest.ms, requests: first.requests + rest.requests });
    entries = transcript.entries.length;
  }
  await reader.close();
  return { searches, newest, whole, entries };
}

const [, , url = '', key = '', folder = ''] = argv;
void main(url, key, folder).then((costs) => process.stdout.write(JSON.stringify(costs)));
