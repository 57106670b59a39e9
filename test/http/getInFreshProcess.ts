import { AttemptError } from '../../src/api/attempt';
import { UndiciTransport } from '../../src/api/transport';
import { HandoffError } from '../../src/core/failure';
import { defaultNetworkSettings } from '../../src/core/networkSettings';

/** Reads the organization of the origin and with the key it is given, and prints the status or the failure. */
async function read(origin: string, key: string, system: string): Promise<void> {
  const settings = { ...defaultNetworkSettings, usesSystemCertificates: system !== 'without' };
  const transport = new UndiciTransport({ settings: () => settings });
  const headers = { authorization: `Bearer ${key}` };
  const request = { method: 'GET', origin, path: '/v1/organization', headers } as const;
  const said = await transport.send(request).then(({ status }) => ({ status }), toFailure);
  await transport.close();
  process.stdout.write(JSON.stringify(said));
}

function toFailure(error: unknown): object {
  if (!(error instanceof AttemptError && error.cause instanceof HandoffError)) throw error;
  const { failure } = error.cause;
  return { code: failure.code, detail: 'detail' in failure ? failure.detail : '' };
}

const [, , origin = '', key = '', system = ''] = process.argv;
void read(origin, key, system);
