import type { Credential } from '../api/apiCalls';
import type { HelpCrunchClient } from '../api/helpCrunchClient';
import { cleanApiKey } from '../core/apiKey';
import type { ApiRoot } from '../core/apiRoot';
import type { Organization } from '../core/chat';
import { HandoffError } from '../core/failure';
import type { MemoryOwner } from '../core/memoryOwner';
import type { Account, StoredAccount } from './account';
import type { OrganizationMemories, OrganizationMemory } from './organizationMemory';

/** The client's methods; tests bring their own. */
export type Client = Pick<
  HelpCrunchClient,
  | 'getOrganization'
  | 'listAgents'
  | 'listDepartments'
  | 'listRecentChats'
  | 'listAssignedChats'
  | 'findCustomers'
  | 'listChatsOf'
  | 'getChat'
  | 'listEntryPage'
  | 'listEntries'
  | 'getNewestEntryId'
  | 'createMessage'
  | 'setChatStatus'
  | 'assignAgent'
  | 'assignDepartment'
>;

/** A key whose organization is known: the only thing that messages are sent with. */
export interface Session {
  readonly root: ApiRoot;
  readonly organization: Organization;
  readonly client: Client;
  /** What is remembered of this organization, as long as it is the one in use. */
  readonly memory: OrganizationMemory;
}

/** Makes the client for an API root and the key that may go there. */
export type ToClient = (root: ApiRoot, credential: Credential) => Client;

/** Opens sessions. The key is read from SecretStorage every time, since another window may have changed it. */
export class Sessions {
  /** The organization read last: that of the environment's key has no place in SecretStorage, and is read once per window. */
  #lastRead: { account: StoredAccount; organization: Organization } | undefined;

  constructor(
    private readonly account: Account,
    private readonly memories: OrganizationMemories,
    private readonly toClient: ToClient,
  ) {}

  /**
   * Gives a session for the root's key; its organization is asked from the API if it is not known yet.
   *
   * @throws {HandoffError} `noKey`, `secretsUnavailable`, or what `getOrganization` fails with
   */
  async open(root: ApiRoot, signal?: AbortSignal): Promise<Session> {
    const account = await this.account.find(root);
    if (!account) throw new HandoffError({ code: 'noKey', host: root.host });
    const client = this.toClient(root, account);
    const organization =
      account.organization ?? this.#known(account) ?? (await this.#readOrganization(account, client, signal));
    const memory = await this.memories.use(root.origin, organization);
    return { root, organization, client, memory };
  }

  /** Whom the root's key belongs to, as far as that is known without a request. */
  async peekOwner(root: ApiRoot): Promise<MemoryOwner | undefined> {
    const account = await this.account.find(root);
    const organization = account && (account.organization ?? this.#known(account));
    return organization && { origin: root.origin, organization: organization.id };
  }

  /**
   * Opens the session again right before a send.
   *
   * @throws {HandoffError} `organizationChanged` when the key now belongs to another organization or origin
   */
  async reopen(
    bound: { origin: string; organization: number },
    root: ApiRoot,
    signal?: AbortSignal,
  ): Promise<Session> {
    if (bound.origin !== root.origin) throw new HandoffError({ code: 'organizationChanged' });
    const session = await this.open(root, signal);
    if (session.organization.id !== bound.organization)
      throw new HandoffError({ code: 'organizationChanged' });
    return session;
  }

  /**
   * Checks a pasted key and stores it. Without an answer it is stored unchecked, and undefined is the organization.
   *
   * @throws {HandoffError} `keyMalformed`, `keyRejected`, `secretsUnavailable`, …; nothing is then stored
   */
  async setKey(root: ApiRoot, pasted: string, signal?: AbortSignal): Promise<Organization | undefined> {
    const key = cleanApiKey(pasted);
    if (key === undefined) throw new HandoffError({ code: 'keyMalformed' });
    const account = { key, origin: root.origin };
    const organization = await this.toClient(root, account).getOrganization(signal).catch(toUnchecked);
    await this.account.save(organization ? { ...account, organization } : account);
    if (organization) await this.memories.use(root.origin, organization);
    return organization;
  }

  /** Removes the stored key and what was remembered with it. */
  async removeKey(): Promise<void> {
    await this.account.remove();
    await this.memories.forget();
  }

  #known({ key, origin }: StoredAccount): Organization | undefined {
    const known = this.#lastRead;
    return known?.account.key === key && known.account.origin === origin ? known.organization : undefined;
  }

  async #readOrganization(
    account: StoredAccount,
    client: Client,
    signal?: AbortSignal,
  ): Promise<Organization> {
    const organization = await client.getOrganization(signal);
    await this.account.saveOrganization(account, organization);
    this.#lastRead = { account, organization };
    return organization;
  }
}

/** A key that could not be checked may be right; one that was refused is not. */
function toUnchecked(error: unknown): undefined {
  const unchecked = ['notReachable', 'timedOut', 'serverError', 'tooManyRequests'];
  if (error instanceof HandoffError && unchecked.includes(error.failure.code)) return undefined;
  throw error;
}
