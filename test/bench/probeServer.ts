import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { ActivationTimes } from './activationTimes';

/** The other end of the probe, which runs inside VS Code. */
export interface ProbeServer {
  readonly origin: string;
  /** Has the next probe activate these extensions in this order as soon as `ready` is. */
  activate(ids: readonly string[], ready: Promise<unknown>): Promise<readonly ActivationTimes[]>;
  close(): void;
}

const limitMs = 60_000;

/** Waits on loopback for one probe after another. */
export async function startProbeServer(): Promise<ProbeServer> {
  let next: Promise<readonly string[]> = Promise.resolve([]);
  const server = createServer((request, response) => {
    void Promise.all([text(request), next]).then(([body, ids]) => {
      response.end(JSON.stringify(ids));
      if (request.method === 'POST') server.emit('probed', JSON.parse(body));
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');

  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async activate(ids, ready) {
      next = ready.then(() => ids);
      const probed = once(server, 'probed', { signal: AbortSignal.timeout(limitMs) });
      const [[times]] = (await Promise.all([probed, ready])) as [
        [readonly ActivationTimes[] | string],
        unknown,
      ];
      if (typeof times === 'string') throw new Error(`The probe failed in VS Code: ${times}`);
      return times;
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
