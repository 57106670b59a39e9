import { readFileSync } from 'node:fs';
import * as tls from 'node:tls';
import type { Environment } from './route';

/** Certificates that are trusted, and what TLS makes of them once. */
export interface Trusted {
  readonly ca: string[];
  readonly secureContext: tls.SecureContext;
}

/**
 * The certificates that connections trust: Node's own, the system's, and those of NODE_EXTRA_CA_CERTS.
 *
 * Reading the system's takes tens of milliseconds, so it is done by the first connection that needs them. Never by
 * `tls.setDefaultCACertificates`, which would change whom the whole process trusts.
 */
export class Trust {
  readonly #loaded = new Map<boolean, Trusted>();

  constructor(private readonly environment: Environment) {}

  load(withSystem: boolean): Trusted {
    const loaded = this.#loaded.get(withSystem) ?? this.#read(withSystem);
    this.#loaded.set(withSystem, loaded);
    return loaded;
  }

  #read(withSystem: boolean): Trusted {
    const ca = [
      ...tls.rootCertificates,
      ...(withSystem ? readSystem() : []),
      ...readFile(this.environment['NODE_EXTRA_CA_CERTS'] ?? ''),
    ];
    const unique = [...new Set(ca.map((certificate) => certificate.trim()))];
    return { ca: unique, secureContext: tls.createSecureContext({ ca: unique }) };
  }
}

/** Node can do so since 22.15: in every VS Code that this extension runs in, but not in every Node of its tests. */
function readSystem(): string[] {
  try {
    return 'getCACertificates' in tls ? tls.getCACertificates('system') : [];
  } catch {
    // A store that cannot be read says nothing against the servers that Node itself knows.
    return [];
  }
}

function readFile(name: string): string[] {
  if (name === '') return [];
  try {
    return (
      readFileSync(name, 'utf8').match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
    );
  } catch {
    // Node itself has warned of it when the process began, and goes on without.
    return [];
  }
}
