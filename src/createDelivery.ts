import { gateTransport } from './api/gatedTransport';
import { HelpCrunchClient } from './api/helpCrunchClient';
import { RateGate } from './api/rateGate';
import type { Transport } from './api/transport';
import { cleanApiKey } from './core/apiKey';
import type { DeliveryTimes } from './core/deliveryTimes';
import type { Nameless } from './core/nameless';
import { waitsFor } from './core/outbox';
import type { Clock, KeyValue, Log, Owners, Secrets, SharedFiles } from './core/ports';
import type { RequestBudget } from './core/requestBudget';
import { Account, type KeyEnvironment } from './delivery/account';
import { MessageWork, type WorkParts } from './delivery/messageWork';
import { OrganizationMemories } from './delivery/organizationMemory';
import { Outbox, type OutboxParts } from './delivery/outbox';
import { OutboxStore } from './delivery/outboxStore';
import { Seal } from './delivery/seal';
import { SentLog } from './delivery/sentLog';
import { Sessions } from './delivery/sessions';

/** The folders that all windows share. */
export interface DeliveryFolders {
  readonly outbox: SharedFiles;
  readonly sent: SharedFiles;
  readonly budget: SharedFiles;
}

/** What delivery stands on; nothing of it is VS Code's own. */
export interface DeliveryGround
  extends
    Pick<WorkParts, 'settings' | 'random' | 'removeDraft'>,
    Pick<OutboxParts, 'onState' | 'onChange' | 'onFault' | 'whenAnswering'> {
  readonly folders: DeliveryFolders;
  readonly secrets: Secrets;
  readonly memory: KeyValue;
  readonly environment: KeyEnvironment;
  /** To be called when another agent was chosen. */
  readonly onAgent?: () => void;
  readonly owners: Owners;
  readonly clock: Clock;
  readonly transport: Transport;
  readonly log: Log;
  /** In English where it is left out. */
  readonly nameless?: Nameless;
  /** The machine that this is. */
  readonly machine: string;
  readonly times: DeliveryTimes;
  readonly budget: RequestBudget;
}

/** Delivery, put together. */
export interface Delivery {
  readonly account: Account;
  readonly sessions: Sessions;
  readonly outbox: Outbox;
  readonly store: OutboxStore;
  readonly sentLog: SentLog;
  readonly seal: Seal;
}

/** Puts delivery together; the editor and the soak use the same. No request is made, and no folder is read, before `outbox.start`. */
export function createDelivery(ground: DeliveryGround): Delivery {
  const { folders, secrets, memory, environment, owners, clock, log, machine, times } = ground;
  const gate = new RateGate(folders.budget, owners, clock, ground.budget);
  const onAnswer = (): void => outbox.hurry(waitsFor('network'));
  const account = new Account(secrets, environment);
  const toSessions = (isForMessages: boolean): Sessions => {
    const transport = gateTransport(ground.transport, gate, onAnswer, isForMessages);
    const memories = new OrganizationMemories(memory, ground.onAgent);
    return new Sessions(
      account,
      memories,
      (root, credential) => new HelpCrunchClient(root, credential, transport, log, ground.nameless),
    );
  };
  const sessions = toSessions(false);
  const sentLog = new SentLog(folders.sent);
  const seal = new Seal(secrets, cleanApiKey(environment.key ?? ''));
  const store = new OutboxStore(folders.outbox, owners, seal, machine);
  const work = new MessageWork({ ...ground, sessions: toSessions(true), sentLog, times });
  const outbox = new Outbox({ ...ground, files: folders.outbox, store, work });
  return { account, sessions, outbox, store, sentLog, seal };
}
