import { writeFileSync } from 'node:fs';
import type { LookupFunction } from 'node:net';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { createServer as createTlsServer } from 'node:tls';
import { AttemptError } from '../../src/api/attempt';
import type { Environment } from '../../src/api/route';
import { UndiciTransport } from '../../src/api/transport';
import { type Failure, HandoffError } from '../../src/core/failure';
import { type NetworkSettings, defaultNetworkSettings } from '../../src/core/networkSettings';
import { temporaryFolder } from '../host/temporaryFolder';
import { apiHost, authority, goodCertificate } from './certificates';
import type { Certificate } from './scriptedProxy';
import { type Script, type ScriptedServer, answer, startScriptedServer } from './scriptedServer';

/** An API behind https that answers 201 to everything, unless its script says otherwise. */
export function startApi(
  t: TestContext,
  certificate: Certificate = goodCertificate,
  script: Script = { onRequest: (socket) => answer(socket, 201, '{"id":42}') },
): Promise<ScriptedServer> {
  return startScriptedServer(t, script, (onSocket) => createTlsServer(certificate, onSocket));
}

/** Finds this machine by every name. */
export const lookUpLoopback: LookupFunction = (_, { all }, found) => {
  if (all === true) found(null, [{ address: '127.0.0.1', family: 4 }]);
  else found(null, '127.0.0.1', 4);
};

/** Where a transport of the tests stands. */
export interface Surroundings {
  readonly settings?: Partial<NetworkSettings> | (() => Partial<NetworkSettings>);
  readonly environment?: Environment;
  readonly deadlineMs?: number;
  /** By default every name is this machine. */
  readonly lookup?: LookupFunction;
}

/** A transport that trusts the tests' own authority, and ends with the test. */
export function startTransport(
  t: TestContext,
  { settings = {}, environment = {}, deadlineMs = 10_000, lookup = lookUpLoopback }: Surroundings,
): UndiciTransport {
  const transport = new UndiciTransport({
    limits: { deadlineMs, maxBytes: 100_000 },
    settings: () => ({
      ...defaultNetworkSettings,
      ...(typeof settings === 'function' ? settings() : settings),
    }),
    environment: { NODE_EXTRA_CA_CERTS: authorityFile, ...environment },
    lookup,
  });
  t.after(() => transport.close());
  return transport;
}

/** A file with certificates. */
export function writeCertificates(certificates: string): string {
  const file = path.join(temporaryFolder('certificates'), 'trusted.pem');
  writeFileSync(file, certificates);
  return file;
}

const authorityFile = writeCertificates(authority);

/** An address of the API that is not loopback by its name. */
export function toOrigin({ port }: { readonly port: number }): string {
  return `https://${apiHost}:${port}`;
}

/** Why a request failed before it was handed over; throws when it did not. */
export async function failureOf(sending: Promise<unknown>): Promise<Failure> {
  try {
    await sending;
  } catch (error) {
    if (!(error instanceof AttemptError) || error.handedOver) throw error;
    if (error.cause instanceof HandoffError) return error.cause.failure;
    throw error;
  }
  throw new Error('it was sent');
}
