import type { Credential } from '../../../src/api/apiCalls';
import type { ApiRoot } from '../../../src/core/apiRoot';
import type { Organization } from '../../../src/core/chat';
import { Cancelled, HandoffError } from '../../../src/core/failure';
import { Account, type KeyEnvironment } from '../../../src/delivery/account';
import { OrganizationMemories } from '../../../src/delivery/organizationMemory';
import { type Client, Sessions } from '../../../src/delivery/sessions';
import { toFakeClient } from '../fakes/fakeClient';
import { MemoryKeyValue } from '../fakes/memoryKeyValue';
import { MemorySecrets } from '../fakes/memorySecrets';

/** The organization of the key `key-a`. */
export const acme: Organization = { id: 77, domain: 'acme' };

/** The organization of the key `key-u`. */
export const umbrella: Organization = { id: 78, domain: 'umbrella' };

/** A window with its sessions, and a HelpCrunch that knows two keys and writes down who asks. */
export class Window {
  readonly asked: string[] = [];
  fault: Error | undefined;
  readonly account: Account;
  readonly memories = new OrganizationMemories(new MemoryKeyValue());
  readonly sessions: Sessions;

  constructor(
    readonly secrets = new MemorySecrets(),
    environment: KeyEnvironment = { key: undefined, origin: undefined },
  ) {
    this.account = new Account(secrets, environment);
    this.sessions = new Sessions(this.account, this.memories, (root, credential) =>
      this.#toClient(root, credential),
    );
  }

  #toClient(root: ApiRoot, { key, origin }: Credential): Client {
    const getOrganization = (signal?: AbortSignal): Promise<Organization> => {
      this.asked.push(`${key} at ${root.host}, entered for ${origin}`);
      if (this.fault) return Promise.reject(this.fault);
      if (signal?.aborted === true) return Promise.reject(new Cancelled());
      const organization = { 'key-a': acme, 'key-u': umbrella }[key];
      return organization
        ? Promise.resolve(organization)
        : Promise.reject(new HandoffError({ code: 'keyRejected', host: root.host }));
    };
    return toFakeClient({ getOrganization });
  }
}
