import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import type { TestContext } from 'node:test';
import type { AttemptLimits } from '../../src/api/attempt';
import { UndiciTransport } from '../../src/api/transport';
import { type ApiRoot, parseApiRoot } from '../../src/core/apiRoot';
import { type DeliveryTimes, deliveryTimes } from '../../src/core/deliveryTimes';
import { toDisplayText } from '../../src/core/displayText';
import type { Address, Content } from '../../src/core/message';
import { type OutboxState, type SealedMessage, waitsFor } from '../../src/core/outbox';
import type { Clock } from '../../src/core/ports';
import { requestBudget } from '../../src/core/requestBudget';
import { type Delivery, createDelivery } from '../../src/createDelivery';
import { PrivateFolder } from '../../src/platform/privateFolder';
import { systemClock } from '../../src/platform/systemClock';
import { temporaryFolder } from '../host/temporaryFolder';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import type { Standin } from '../standin/standin';
import { FakeOwners } from '../unit/fakes/fakeOwners';
import { MemoryKeyValue } from '../unit/fakes/memoryKeyValue';
import { MemoryLog } from '../unit/fakes/memoryLog';
import { MemorySecrets } from '../unit/fakes/memorySecrets';
import { agentId, chatId, toSendable } from '../unit/messages';

const folders = temporaryFolder('delivery');

/** No answer takes so long, unless a test wants it. */
const patient: AttemptLimits = { deadlineMs: 20_000, maxBytes: 100_000 };

/** Soon gives up, but not before a busy machine has handed over a request. */
export const impatient: AttemptLimits = { ...patient, deadlineMs: 1_000 };

/** The product's times, a thousand times shorter where something is waited for. */
export const shortTimes: DeliveryTimes = {
  ...deliveryTimes,
  ...{ firstRetryMs: 20, maxRetryMs: 60, minRetryMs: 0, rescanMs: 100 },
  readBackMs: [10, 20, 40, 80, 160],
};

/** What a message is, besides its text. */
export interface Said {
  readonly type?: 'message' | 'private';
  readonly chat?: number;
  readonly agent?: number;
  readonly seenMessage?: number;
  readonly agreedMs?: number;
}

/** What the windows of a machine share. */
export class Machine {
  readonly folders: Record<'outbox' | 'sent' | 'budget', PrivateFolder>;
  readonly secrets = new MemorySecrets();
  readonly #living = new Set<string>();
  #windows = 0;
  /** How far its clock is ahead, in milliseconds. */
  aheadMs = 0;
  /** Every state that a window has brought a message to, by its text. */
  readonly seen: (readonly [string, OutboxState | undefined])[] = [];
  readonly #texts = new Map<string, string>();
  readonly #waiting = new Set<() => void>();

  constructor(
    private readonly t: TestContext,
    readonly standin: Standin,
    readonly root: ApiRoot = toRoot(standin.apiUrl),
  ) {
    const folder = mkdtempSync(path.join(folders, 'machine-'));
    const toFolder = (name: string): PrivateFolder => new PrivateFolder(path.join(folder, name));
    this.folders = { outbox: toFolder('outbox'), sent: toFolder('sent'), budget: toFolder('budget') };
  }

  /** A machine with a window, and the key of the stand-in. */
  static async start(
    t: TestContext,
    standin: Standin,
    { root, limits }: { root?: ApiRoot; limits?: AttemptLimits } = {},
  ): Promise<DeliveringWindow> {
    const window = new Machine(t, standin, root).open(limits);
    await window.saveKey(standin.key);
    return window;
  }

  /** Opens a window; it ends with the test. */
  open(limits = patient): DeliveringWindow {
    const name = `${++this.#windows}-1-00000000`;
    const clock: Clock = { ...systemClock, now: () => Date.now() + this.aheadMs };
    return new DeliveringWindow(this, this.t, new FakeOwners(name, this.#living), clock, limits);
  }

  /** Waits until a message has come to a state; it may have been before. */
  async reaches<K extends OutboxState['kind']>(
    text: string,
    kind: K,
    fits: (state: Extract<OutboxState, { kind: K }>) => boolean = () => true,
  ): Promise<Extract<OutboxState, { kind: K }>> {
    for (;;) {
      const told = new Promise<void>((resolve) => this.#waiting.add(resolve));
      for (const [each, state] of this.seen) {
        if (each === text && isOf(state, kind) && fits(state)) return state;
      }
      await told;
    }
  }

  /** The kinds of state a message went through. */
  kindsOf(text: string): string[] {
    return this.seen.filter(([each]) => each === text).map(([, state]) => state?.kind ?? 'gone');
  }

  /** To be called with every state of a message. */
  note(id: string, message: SealedMessage | undefined): void {
    if (message) this.#texts.set(id, message.content.text);
    this.seen.push([this.#texts.get(id) ?? id, message?.state]);
    for (const tell of this.#waiting) tell();
    this.#waiting.clear();
  }
}

/** A window that delivers on real sockets and a real disk. */
export class DeliveringWindow {
  readonly delivery: Delivery;

  constructor(
    readonly machine: Machine,
    t: TestContext,
    readonly owners: FakeOwners,
    readonly clock: Clock,
    limits: AttemptLimits,
  ) {
    const { folders, secrets, root } = machine;
    const lookup = (
      _: string,
      __: unknown,
      answer: (error: NodeJS.ErrnoException, address: string) => void,
    ): void => answer(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }), '');
    const transport = new UndiciTransport({ limits, environment: {}, lookup });
    this.delivery = createDelivery({
      ...{ folders, secrets, owners, clock, transport: transport.send, log: new MemoryLog() },
      ...{
        memory: new MemoryKeyValue(),
        environment: { key: undefined, origin: undefined },
        machine: 'machine-1',
      },
      settings: { apiRoot: root, allowsPostingAsCustomer: false, keepsSentText: false },
      ...{ times: shortTimes, budget: { ...requestBudget, firstPauseMs: 100, turnMs: 5 }, random: () => 1 },
      removeDraft: () => Promise.resolve(),
      onState: (id, message) => machine.note(id, message),
      onChange: () => undefined,
      onFault: (error) => {
        throw error;
      },
    });
    t.after(async () => {
      await this.delivery.outbox.stop(0);
      await transport.close();
    });
    this.delivery.outbox.start();
  }

  async saveKey(key: string): Promise<void> {
    const { origin } = this.machine.root;
    await this.delivery.account.save({ key, origin, organization: { id: 77, domain: 'acme' } });
    this.delivery.outbox.hurry(waitsFor('key', 'organization'), true);
  }

  /** Puts a message in the outbox, and gives it as it was put there. */
  async say(text: string, said: Said = {}, ...more: string[]): Promise<SealedMessage> {
    const { type = 'private', chat = sampleChats.opened, agent = sampleAgents.first } = said;
    const author = { id: agentId(agent), name: toDisplayText('Sam'), email: toDisplayText('') };
    const address = { type, chat: chatId(chat), author: { kind: 'agent', agent: author } } as Address;
    const toAgreed = async (content: Content) => ({
      sendable: await toSendable(address, content),
      source: { text: content.text, form: 'markdown' },
    });
    const agreed = await Promise.all([text, ...more].map((each) => toAgreed({ text: each })));
    const messages = await this.delivery.store.prepare(agreed, {
      ...{ origin: this.machine.root.origin, organization: { id: 77, domain: 'acme' } },
      ...{ customer: toDisplayText('Ann'), seenMessage: said.seenMessage ?? 0, holdMs: 0 },
      nowMs: said.agreedMs ?? this.clock.now(),
    });
    await this.delivery.outbox.add(messages);
    const [first] = messages;
    if (!first) throw new Error('nothing was said');
    return first;
  }

  /** Waits until nothing is done with a message any more. */
  async lets(id: string): Promise<void> {
    while (this.delivery.outbox.isWorking(id)) await this.delivery.store.list();
  }
}

/** The bodies that reached the server as messages, whatever became of them. */
export function postsTo({ requests }: Standin): number {
  return requests.filter(({ method }) => method === 'POST').length;
}

/** The texts that the server has accepted. */
export function acceptedBy({ posted }: Standin): string[] {
  return posted.map(({ text }) => text);
}

function isOf<K extends OutboxState['kind']>(
  state: OutboxState | undefined,
  kind: K,
): state is Extract<OutboxState, { kind: K }> {
  return state?.kind === kind;
}

/** An API root for tests; throws for an address that is none. */
export function toRoot(url: string): ApiRoot {
  const root = parseApiRoot(url);
  if (!root) throw new TypeError(`${url} is no API root`);
  return root;
}
