import type { Agent, Organization } from '../core/chat';
import { toDisplayText } from '../core/displayText';
import { type ChatId, toAgentId, toChatId } from '../core/ids';
import { usedChatsRemembered } from '../core/limits';
import type { KeyValue } from '../core/ports';

const entry = 'helpcrunch.organization';

interface Remembered {
  readonly origin: string;
  readonly organization: number;
  readonly agent?: Agent;
  readonly usedChats: readonly ChatId[];
  readonly trustedLinkHosts: readonly string[];
}

/** What is remembered of the one organization in use; everything goes when another takes its place. */
export class OrganizationMemory {
  constructor(private readonly store: KeyValue) {}

  /** Makes sure that what is remembered belongs to this organization. */
  async use(origin: string, organization: Organization): Promise<void> {
    const current = this.#read();
    if (current?.origin === origin && current.organization === organization.id) return;
    await this.#write({ origin, organization: organization.id, usedChats: [], trustedLinkHosts: [] });
  }

  async forget(): Promise<void> {
    await this.store.update(entry, undefined);
  }

  /** The agent chosen to post as. */
  get agent(): Agent | undefined {
    return this.#read()?.agent;
  }

  async setAgent(agent: Agent): Promise<void> {
    await this.#change(() => ({ agent }));
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
    if (current) await this.#write({ ...current, ...toChange(current) });
  }

  #write(remembered: Remembered): PromiseLike<void> {
    return this.store.update(entry, remembered);
  }

  #read(): Remembered | undefined {
    const value = this.store.get(entry) as Partial<Record<keyof Remembered, unknown>> | undefined;
    if (typeof value?.origin !== 'string' || typeof value.organization !== 'number') return undefined;
    const agent = parseAgent(value.agent);
    return {
      origin: value.origin,
      organization: value.organization,
      ...(agent ? { agent } : {}),
      usedChats: toList(value.usedChats).flatMap((id) => toChatId(id) ?? []),
      trustedLinkHosts: toList(value.trustedLinkHosts).filter((host) => typeof host === 'string'),
    };
  }
}

/** Reads an agent that was stored; undefined where it is none. */
export function parseAgent(value: unknown): Agent | undefined {
  const { id, name, email } = (value ?? {}) as Partial<Record<string, unknown>>;
  const agentId = toAgentId(id);
  if (agentId === undefined || typeof name !== 'string' || typeof email !== 'string') return undefined;
  return { id: agentId, name: toDisplayText(name), email: toDisplayText(email) };
}

function toList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
