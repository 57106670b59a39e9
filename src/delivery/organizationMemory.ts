import type { Agent, Organization } from '../core/chat';
import { type ChatId, toChatId } from '../core/ids';
import { usedChatsRemembered } from '../core/limits';
import { type MemoryOwner, isSameOwner, parseOwner } from '../core/memoryOwner';
import type { KeyValue } from '../core/ports';
import { parseAgent, toLoose } from './parseStored';

const entry = 'helpcrunch.organization';

interface Remembered extends MemoryOwner {
  readonly agent?: Agent;
  readonly usedChats: readonly ChatId[];
  readonly trustedLinkHosts: readonly string[];
}

/** The place where the one organization in use is remembered; everything goes when another takes it. */
export class OrganizationMemories {
  constructor(
    private readonly store: KeyValue,
    private readonly onAgent: () => void = () => undefined,
  ) {}

  /** Gives the organization's memory, and forgets that of every other. */
  async use(origin: string, organization: Organization): Promise<OrganizationMemory> {
    const owner = { origin, organization: organization.id };
    const current = parseRemembered(this.store.get(entry));
    if (!current || !isSameOwner(current, owner)) {
      await this.store.update(entry, { ...owner, usedChats: [], trustedLinkHosts: [] } satisfies Remembered);
    }
    return new OrganizationMemory(this.store, owner, this.onAgent);
  }

  async forget(): Promise<void> {
    await this.store.update(entry, undefined);
  }
}

/**
 * What is remembered of one organization. When another window has put another in its place, nothing is read and nothing
 * written: an agent of the one must never become the author in the other.
 */
export class OrganizationMemory {
  constructor(
    private readonly store: KeyValue,
    private readonly owner: MemoryOwner,
    private readonly onAgent: () => void = () => undefined,
  ) {}

  /** The agent chosen to post as. */
  get agent(): Agent | undefined {
    return this.#read()?.agent;
  }

  async setAgent(agent: Agent): Promise<void> {
    await this.#change(() => ({ agent }));
    this.onAgent();
  }

  /** Forgets an agent that the organization no longer has. */
  async forgetAgent(id: number): Promise<void> {
    const current = this.#read();
    if (current?.agent?.id !== id) return;
    await this.store.update(entry, { ...current, agent: undefined });
  }

  /** The chats written to last, the latest first. */
  get usedChats(): readonly ChatId[] {
    return this.#read()?.usedChats ?? [];
  }

  async addUsedChat(chat: ChatId): Promise<void> {
    await this.#change(({ usedChats }) => ({
      usedChats: [chat, ...usedChats.filter((used) => used !== chat)].slice(0, usedChatsRemembered),
    }));
  }

  /** Whether the user has said that chat links of this host belong to this organization. */
  trustsLinkHost(host: string): boolean {
    return this.#read()?.trustedLinkHosts.includes(host) ?? false;
  }

  async trustLinkHost(host: string): Promise<void> {
    await this.#change(({ trustedLinkHosts }) => ({ trustedLinkHosts: [...trustedLinkHosts, host] }));
  }

  async #change(toChange: (current: Remembered) => Partial<Remembered>): Promise<void> {
    const current = this.#read();
    if (current) await this.store.update(entry, { ...current, ...toChange(current) });
  }

  #read(): Remembered | undefined {
    const current = parseRemembered(this.store.get(entry));
    return current && isSameOwner(current, this.owner) ? current : undefined;
  }
}

function parseRemembered(stored: unknown): Remembered | undefined {
  const value = toLoose(stored);
  const owner = parseOwner(value);
  if (!owner) return undefined;
  const agent = parseAgent(value['agent']);
  return {
    ...owner,
    ...(agent ? { agent } : {}),
    usedChats: toList(value['usedChats']).flatMap((id) => toChatId(id) ?? []),
    trustedLinkHosts: toList(value['trustedLinkHosts']).filter((host) => typeof host === 'string'),
  };
}

function toList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
