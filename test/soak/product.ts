import path from 'node:path';
import { UndiciTransport } from '../../src/api/transport';
import { parseApiRoot, type ApiRoot } from '../../src/core/apiRoot';
import { type DeliveryTimes, deliveryTimes } from '../../src/core/deliveryTimes';
import { maxAnswerBytes } from '../../src/core/limits';
import { type RequestBudget, requestBudget } from '../../src/core/requestBudget';
import { createDelivery, type Delivery } from '../../src/createDelivery';
import { accountSecret } from '../../src/delivery/account';
import { sealSecret } from '../../src/delivery/seal';
import { PrivateFolder } from '../../src/platform/privateFolder';
import { systemClock } from '../../src/platform/systemClock';
import { WindowOwners } from '../../src/platform/windowOwners';
import { MemoryKeyValue } from '../unit/fakes/memoryKeyValue';
import { MemoryLog } from '../unit/fakes/memoryLog';
import { MemorySecrets } from '../unit/fakes/memorySecrets';
import type { OpenOutbox, OutboxOptions, Pace } from './outboxUnderTest';
import { addTold, answerFor, machine, organization, toListed } from './productMessages';

const deadlineMs = 400;

/** The product's own outbox, api and files, put together as `src/app.ts` does it. */
export const openOutbox: OpenOutbox = (options) => {
  const root = parseApiRoot(options.apiUrl);
  if (!root) throw new Error(`${options.apiUrl} is no API root`);
  const transport = new UndiciTransport({ limits: { deadlineMs, maxBytes: maxAnswerBytes } });
  const owners = new WindowOwners();
  const delivery = toDelivery(options, root, transport, owners);
  delivery.outbox.start();
  return Promise.resolve({
    add: (told) => addTold(delivery, root.origin, told),
    list: async () => toListed((await delivery.store.list()).entries),
    answer: (id, choice) => answerFor(delivery, id, choice),
    stop: async () => {
      await delivery.outbox.stop(0);
      await transport.close();
      await owners.close();
    },
  });
};

function toDelivery(
  { folder, key, pace, wrapTransport }: OutboxOptions,
  apiRoot: ApiRoot,
  transport: UndiciTransport,
  owners: WindowOwners,
): Delivery {
  const open = (name: string) => new PrivateFolder(path.join(folder, name));
  const secrets = new MemorySecrets();
  secrets.values.set(sealSecret, '5a'.repeat(32));
  const account = { version: 1, origin: apiRoot.origin, key, organization };
  secrets.values.set(accountSecret, JSON.stringify(account));
  return createDelivery({
    folders: { outbox: open('outbox'), sent: open('sent'), budget: open('budget') },
    secrets,
    memory: new MemoryKeyValue(),
    environment: { key: undefined, origin: undefined },
    owners,
    clock: systemClock,
    transport: wrapTransport(transport.send),
    log: new MemoryLog(),
    machine,
    times: toTimes(pace),
    budget: toBudget(pace),
    settings: { apiRoot, allowsPostingAsCustomer: false, keepsSentText: false },
    random: Math.random,
    removeDraft: () => Promise.resolve(),
    onState: () => undefined,
    onChange: () => undefined,
    // Nothing may fail here but the network; this ends the window, and the soak with it.
    onFault: (error) => void Promise.reject(toError(error)),
  });
}

/** The product's own times, as much shorter as the minute is; read-back goes on past the last moment of a late commit. */
function toTimes({ minuteMs, commitWithinMs }: Pace): DeliveryTimes {
  const scaled = (ms: number) => (ms * minuteMs) / 60_000;
  return {
    firstRetryMs: scaled(deliveryTimes.firstRetryMs),
    maxRetryMs: scaled(deliveryTimes.maxRetryMs),
    minRetryMs: scaled(deliveryTimes.minRetryMs),
    readBackMs: [0.1, 0.2, 0.4, 0.8, 1.5].map((share) => share * commitWithinMs),
    customerPatienceMs: scaled(deliveryTimes.customerPatienceMs),
    patienceMs: scaled(deliveryTimes.patienceMs),
    rescanMs: scaled(deliveryTimes.rescanMs),
  };
}

function toBudget({ minuteMs }: Pace): RequestBudget {
  const scaled = (ms: number) => (ms * minuteMs) / 60_000;
  const { firstPauseMs, maxPauseMs, patienceMs } = requestBudget;
  return {
    ...requestBudget,
    windowMs: minuteMs,
    firstPauseMs: scaled(firstPauseMs),
    maxPauseMs: scaled(maxPauseMs),
    patienceMs: scaled(patienceMs),
    turnMs: 5,
  };
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
