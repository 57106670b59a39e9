import { gateTransport } from '../../../src/api/gatedTransport';
import { HelpCrunchClient } from '../../../src/api/helpCrunchClient';
import { RateGate } from '../../../src/api/rateGate';
import { type DeliveryTimes, deliveryTimes } from '../../../src/core/deliveryTimes';
import { type OutboxMessage, type OutboxState, type SealedMessage, waitsFor } from '../../../src/core/outbox';
import type { SharedFiles } from '../../../src/core/ports';
import { requestBudget } from '../../../src/core/requestBudget';
import { Account } from '../../../src/delivery/account';
import { Arrivals } from '../../../src/delivery/arrivals';
import { MessageWork } from '../../../src/delivery/messageWork';
import { OrganizationMemories } from '../../../src/delivery/organizationMemory';
import { Outbox } from '../../../src/delivery/outbox';
import { parseFile } from '../../../src/delivery/outboxFile';
import { OutboxStore } from '../../../src/delivery/outboxStore';
import { SentLog } from '../../../src/delivery/sentLog';
import { Sessions } from '../../../src/delivery/sessions';
import { FakeClock } from '../fakes/fakeClock';
import { FakeHelpCrunch } from '../fakes/fakeHelpCrunch';
import { FakeOwners } from '../fakes/fakeOwners';
import { FakeSeal } from '../fakes/fakeSeal';
import { MemoryFolder } from '../fakes/memoryFolder';
import { MemoryKeyValue } from '../fakes/memoryKeyValue';
import { MemoryLog } from '../fakes/memoryLog';
import { MemorySecrets } from '../fakes/memorySecrets';
import { machine } from '../outboxMessages';
import { vendor } from './roots';

/** What all windows of a machine share, and the HelpCrunch they speak with. Without a file or a thread of its own, it comes to rest by itself. */
export class OutboxWorld {
  readonly clock = new FakeClock();
  readonly helpCrunch = new FakeHelpCrunch(this.clock);
  readonly folders = { outbox: new MemoryFolder(), sent: new MemoryFolder(), budget: new MemoryFolder() };
  readonly secrets = new MemorySecrets();
  readonly living = new Set<string>();
  readonly seal = new FakeSeal();
  readonly account = new Account(this.secrets, { key: undefined, origin: undefined });
  times: DeliveryTimes = deliveryTimes;
  #windows = 0;

  /** A world with a key. */
  static async make(): Promise<OutboxWorld> {
    const world = new OutboxWorld();
    await world.setKey('key-a');
    return world;
  }

  async setKey(key: string): Promise<void> {
    await this.account.save({ key, origin: vendor.origin, organization: { id: 77, domain: 'acme' } });
  }

  open(): OutboxWindow {
    return new OutboxWindow(this, `${++this.#windows}-1-00000000`);
  }

  /** The messages that lie on the disk, in their order. */
  get stored(): OutboxMessage[] {
    return this.folders.outbox.names
      .filter((name) => name.endsWith('.json'))
      .flatMap((name) => {
        const read = parseFile(this.folders.outbox.peek(name) ?? '');
        return read.kind === 'message' ? [read.message] : [];
      })
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** The kinds of state in which the messages lie on the disk. */
  get kinds(): OutboxState['kind'][] {
    return this.stored.map(({ state }) => state.kind);
  }

  /** The texts that were handed over, in their order. */
  get handedOver(): string[] {
    return this.helpCrunch.handedOver.map(({ text }) => text);
  }
}

/** One window: the real outbox on the world's ground. */
export class OutboxWindow {
  readonly settings = { apiRoot: vendor, allowsPostingAsCustomer: false, keepsSentText: false };
  readonly states: string[] = [];
  readonly faults: unknown[] = [];
  readonly setAside: string[] = [];
  readonly removedDrafts: string[] = [];
  readonly arrivals = new Arrivals();
  readonly store: OutboxStore;
  readonly outbox: Outbox;
  readonly sentLog: SentLog;
  readonly sessions: Sessions;
  readonly #owners: FakeOwners;
  #isAlive = true;
  #callsLeft = 0;

  constructor(
    world: OutboxWorld,
    readonly name: string,
  ) {
    const { clock, helpCrunch, folders, living, seal, times, account } = world;
    const files = this.#mortal(folders.outbox);
    this.#owners = new FakeOwners(name, living);
    const gate = new RateGate(this.#mortal(folders.budget), this.#owners, clock, requestBudget);
    const onAnswer = (): void => this.outbox.hurry(waitsFor('network', 'server'));
    const transport = gateTransport(helpCrunch.transport, gate, onAnswer, true);
    this.sessions = new Sessions(
      account,
      new OrganizationMemories(new MemoryKeyValue()),
      (root, credential) => new HelpCrunchClient(root, credential, transport, new MemoryLog()),
    );
    this.sentLog = new SentLog(this.#mortal(folders.sent));
    this.store = new OutboxStore(files, this.#owners, seal, machine);
    const { sessions, sentLog, settings } = this;
    const random = (): number => 0.5;
    const removeDraft = (id: string): Promise<void> => {
      this.removedDrafts.push(id);
      return Promise.resolve();
    };
    const work = new MessageWork({ sessions, settings, sentLog, clock, random, times, removeDraft });
    this.outbox = new Outbox({
      ...{ files, store: this.store, work, clock, times },
      onState: (id, message) => {
        this.states.push(`${id} ${message?.state.kind ?? 'gone'}`);
        this.arrivals.onState(id, message);
      },
      onChange: ({ setAside }) => {
        this.setAside.push(...setAside);
        this.arrivals.onChange();
      },
      onFault: (error) => this.faults.push(error),
    });
  }

  get isAlive(): boolean {
    return this.#isAlive;
  }

  /** Ends like a process that is killed: nothing it had begun goes on. */
  die(): void {
    this.#isAlive = false;
    this.#owners.die();
  }

  /** Loses its name, and all that it owned with it. */
  becomes(name: string): void {
    this.#owners.becomes(name);
  }

  /** What the user does with a message in the outbox. */
  async change(
    id: string,
    to: (message: SealedMessage) => SealedMessage | 'leave' | undefined,
  ): Promise<boolean> {
    return this.outbox.act(id, ({ message }) => Promise.resolve(to(message as SealedMessage)));
  }

  /** Dies at that many calls to the disk from now on: the last one takes effect, and nobody knows. */
  dieAtCall(calls: number): void {
    this.#callsLeft = calls;
  }

  /** Of the folder, as long as this window lives; then no call ever comes back. */
  #mortal(folder: MemoryFolder): SharedFiles {
    const never = (): Promise<never> => new Promise(() => undefined);
    return new Proxy<SharedFiles>(folder, {
      get: (_, name: keyof SharedFiles) => {
        if (!this.#isAlive) return never;
        const call = folder[name].bind(folder) as (...values: unknown[]) => unknown;
        return (...values: unknown[]) => {
          if (!this.#isAlive) return never();
          const result = call(...values);
          if (--this.#callsLeft !== 0) return result;
          this.die();
          return never();
        };
      },
    });
  }
}
