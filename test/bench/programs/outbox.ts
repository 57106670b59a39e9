import { performance } from 'node:perf_hooks';
import path from 'node:path';
import { argv, memoryUsage } from 'node:process';
import { UndiciTransport } from '../../../src/api/transport';
import type { Organization } from '../../../src/core/chat';
import { deliveryTimes } from '../../../src/core/deliveryTimes';
import { toDisplayText } from '../../../src/core/displayText';
import { toAddress, toSendables } from '../../../src/core/message';
import { withState } from '../../../src/core/outbox';
import { requestBudget } from '../../../src/core/requestBudget';
import { createDelivery } from '../../../src/createDelivery';
import { PrivateFolder } from '../../../src/platform/privateFolder';
import { systemClock } from '../../../src/platform/systemClock';
import { WindowOwners } from '../../../src/platform/windowOwners';
import { OutboxView } from '../../../src/ui/outboxView';
import { agentId, chatId } from '../../unit/messages';
import type { OutboxCosts } from '../outboxCosts';

// node outbox.js prepare <folder> <messages> <records>   fills an outbox and a record of what was sent
// node --expose-gc outbox.js open <folder>               opens both, as a window does, and prints what that costs

const organization: Organization = { id: 77, domain: 'acme' };
const origin = 'https://api.helpcrunch.com';
const sealKey = '5a'.repeat(32);
const machine = 'bench';

function open(folder: string, onListing: () => void) {
  const files = (name: string): PrivateFolder => new PrivateFolder(path.join(folder, name));
  return createDelivery({
    folders: { outbox: files('outbox'), sent: files('sent'), budget: files('budget') },
    secrets: {
      get: () => Promise.resolve(sealKey),
      store: () => Promise.resolve(),
      delete: () => Promise.resolve(),
    },
    memory: { get: () => undefined, update: () => Promise.resolve() },
    environment: { key: undefined, origin: undefined },
    ...{ owners: new WindowOwners(), clock: systemClock, random: Math.random, machine },
    ...{ transport: new UndiciTransport().send, times: deliveryTimes, budget: requestBudget },
    log: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
    settings: {
      apiRoot: { url: `${origin}/v1`, origin, host: 'api.helpcrunch.com' },
      allowsPostingAsCustomer: false,
      keepsSentText: false,
    },
    removeDraft: () => Promise.resolve(),
    onState: () => undefined,
    onChange: onListing,
    onFault: (error) => {
      throw error;
    },
  });
}

/** Messages that wait for a key, each for a chat of its own, and records of the last months. */
async function prepare(folder: string, messages: number, records: number): Promise<void> {
  const { store, sentLog } = open(folder, () => undefined);
  const agent = { id: agentId(7), name: toDisplayText('Sam'), email: toDisplayText('') };
  const text = `The cause of it:\n\n${'const rows = await read(table); // 40 of 4,000\n'.repeat(25)}`;
  const nowMs = Date.now();
  for (let number = 1; number <= Math.max(messages, records); number++) {
    const address = toAddress(chatId(number), 'private', { kind: 'agent', agent });
    const agreed = address && (await toSendables(address, [{ text }], () => Promise.resolve('send'), false));
    if (typeof agreed !== 'object') throw new Error('a note needs no confirmation');
    const agreement = { origin, organization, customer: toDisplayText(`Customer ${number}`) };
    const [message] = await store.prepare(
      agreed.map((sendable) => ({ sendable, source: { text, form: 'markdown' } })),
      { ...agreement, seenMessage: 1, nowMs, holdMs: 0 },
    );
    if (!message) throw new Error('one message was prepared');
    if (number <= records) {
      const month = 30 * 24 * 60 * 60_000;
      await sentLog.add(message, number, nowMs - (number % 12) * month, false);
    }
    if (number <= messages) {
      const failure = { code: 'noKey', host: 'api.helpcrunch.com' } as const;
      await store.write(withState(message, { kind: 'waiting', why: 'key', failure }));
      await store.release(message.id);
    }
  }
}

/** From nothing to the rows of the view, and the memory that outbox and records then hold. */
async function measure(folder: string): Promise<OutboxCosts> {
  gc?.();
  const before = memoryUsage().heapUsed;
  const startedMs = performance.now();
  const { delivery, rows } = await new Promise<{ delivery: ReturnType<typeof open>; rows: unknown[] }>(
    (resolve) => {
      const opened = open(folder, () => {
        const view = new OutboxView(opened.outbox, systemClock);
        resolve({
          delivery: opened,
          rows: view.getChildren().map((entry) => view.getTreeItem(entry)),
        });
      });
      opened.outbox.start();
    },
  );
  const viewMs = performance.now() - startedMs;
  const records = await delivery.sentLog.read();
  gc?.();
  const memoryMb = (memoryUsage().heapUsed - before) / 1_000_000;
  await delivery.outbox.stop(0);
  return { viewMs, memoryMb, rows: rows.length, records: records.length };
}

const [, , mode, folder = '', messages, records] = argv;
if (mode === 'prepare') void prepare(folder, Number(messages), Number(records));
else void measure(folder).then((costs) => process.stdout.write(JSON.stringify(costs)));
