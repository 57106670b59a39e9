import type { Credential } from '../api/apiCalls';
import { cleanApiKey } from '../core/apiKey';
import { type ApiRoot, vendorOrigin } from '../core/apiRoot';
import type { Organization } from '../core/chat';
import { HandoffError } from '../core/failure';
import type { Secrets } from '../core/ports';
import { parseLoose, toLoose } from './parseStored';

/** The secret that holds the API key; the other one signs what lies on the disk. */
export const accountSecret = 'helpcrunch.account';

/** A key, the only origin it goes to, and the organization it belongs to once that has been read. */
export interface StoredAccount extends Credential {
  readonly organization?: Organization;
}

/** `HELPCRUNCH_API_KEY` and `HELPCRUNCH_API_ORIGIN` in the environment of VS Code's own machine. */
export interface KeyEnvironment {
  readonly key: string | undefined;
  /** The only origin the key goes to; the vendor's own if it is not given. */
  readonly origin: string | undefined;
}

/** The API key in SecretStorage, read again at every call, with the environment as its fallback. */
export class Account {
  constructor(
    private readonly secrets: Secrets,
    private readonly environment: KeyEnvironment,
  ) {}

  /** The account for an API root: the stored one, else the environment's, and never one of another origin. */
  async find(root: ApiRoot): Promise<StoredAccount | undefined> {
    const fallback = this.#fromEnvironment(root.origin);
    const stored = await this.#read().catch((error: unknown) => {
      if (fallback) return undefined;
      throw error;
    });
    return stored?.origin === root.origin ? stored : fallback;
  }

  /** Whether there is a key at all, for any origin. */
  async hasKey(): Promise<boolean> {
    if (this.hasEnvironmentKey) return true;
    return (await this.#read()) !== undefined;
  }

  /** Every key there is, for whatever origin, so that none of them is sent as text; without a keyring the environment's. */
  async allKeys(): Promise<readonly string[]> {
    const stored = await this.#read().catch(() => undefined);
    const fallback = cleanApiKey(this.environment.key ?? '');
    return [stored?.key, fallback].filter((key) => key !== undefined);
  }

  /** Whether the environment holds a key, which cannot be removed from here. */
  get hasEnvironmentKey(): boolean {
    return cleanApiKey(this.environment.key ?? '') !== undefined;
  }

  /** @throws {HandoffError} `secretsUnavailable`; nothing is then kept anywhere. */
  async save(account: StoredAccount): Promise<void> {
    const { key, origin, organization } = account;
    const json = JSON.stringify({ version: 1, origin, key, organization });
    await orUnavailable(async () => this.secrets.store(accountSecret, json));
  }

  /** Keeps the organization that was read with a key, unless the key has been changed meanwhile. */
  async saveOrganization(account: StoredAccount, organization: Organization): Promise<void> {
    const stored = await this.#read().catch(() => undefined);
    if (stored?.key === account.key && stored.origin === account.origin)
      await this.save({ ...stored, organization });
  }

  /** @throws {HandoffError} `secretsUnavailable` */
  async remove(): Promise<void> {
    await orUnavailable(async () => this.secrets.delete(accountSecret));
  }

  async #read(): Promise<StoredAccount | undefined> {
    return parseAccount(await orUnavailable(async () => this.secrets.get(accountSecret)));
  }

  #fromEnvironment(origin: string): StoredAccount | undefined {
    const key = cleanApiKey(this.environment.key ?? '');
    const allowed = this.environment.origin?.trim().replace(/\/+$/, '') ?? '';
    return key !== undefined && origin === (allowed === '' ? vendorOrigin : allowed)
      ? { key, origin }
      : undefined;
  }
}

async function orUnavailable<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (cause) {
    throw new HandoffError({ code: 'secretsUnavailable' }, { cause });
  }
}

/** What cannot be read counts as no key; the user is asked for one. */
function parseAccount(json: string | undefined): StoredAccount | undefined {
  const { key, origin, organization } = parseLoose(json);
  if (typeof key !== 'string' || cleanApiKey(key) !== key || typeof origin !== 'string') return undefined;
  return isOrganization(organization) ? { key, origin, organization } : { key, origin };
}

function isOrganization(value: unknown): value is Organization {
  const { id, domain } = toLoose(value);
  return Number.isSafeInteger(id) && typeof domain === 'string';
}
