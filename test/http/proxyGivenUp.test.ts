import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { AttemptError } from '../../src/api/attempt';
import type { UndiciTransport } from '../../src/api/transport';
import { Moment, toGet, toPost } from './attempting';
import { lookUpLoopback, startApi, startTransport, toOrigin } from './proxying';
import { passOnTo, join, startProxy } from './scriptedProxy';
import type { ScriptedServer } from './scriptedServer';

/** Where a request stands before it has a connection, and what lets it go on. */
interface Standing {
  readonly transport: UndiciTransport;
  readonly reached: Promise<unknown>;
  readonly goOn: () => void;
}

const open = 'HTTP/1.1 200 OK\r\n\r\n';

async function startHolding(
  t: TestContext,
  hold: (socket: Socket, reached: () => void, goneOn: Promise<void>) => void,
): Promise<Standing> {
  const [stands, goes] = [new Moment(), new Moment()];
  const proxy = await startProxy(t, { onRequest: (socket) => hold(socket, stands.reach, goes.reached) });
  const transport = startTransport(t, { settings: { proxy: proxy.origin } });
  return { transport, reached: stands.reached, goOn: goes.reach };
}

const phases: Readonly<Record<string, (t: TestContext, api: ScriptedServer) => Promise<Standing>>> = {
  'while the proxy is looked up': async (t, api) => {
    const [stands, goes] = [new Moment(), new Moment()];
    const proxy = await startProxy(t, passOnTo(api));
    const transport = startTransport(t, {
      settings: { proxy: `http://proxy.test:${proxy.port}` },
      lookup: (...asked) => {
        stands.reach();
        void goes.reached.then(() => lookUpLoopback(...asked));
      },
    });
    return { transport, reached: stands.reached, goOn: goes.reach };
  },
  'before the proxy answers': (t, api) =>
    startHolding(t, (socket, reached, goneOn) => {
      reached();
      void goneOn.then(() => {
        socket.write(open);
        join(socket, api.port);
      });
    }),
  'in the handshake behind the proxy': (t, api) =>
    startHolding(t, (socket, reached, goneOn) => {
      socket.once('readable', reached).write(open);
      socket.removeAllListeners('data').pause();
      void goneOn.then(() => join(socket, api.port));
    }),
};

for (const [where, stand] of Object.entries(phases)) {
  test(`cancel acts at once ${where}, and nothing is sent afterwards`, { timeout: 5_000 }, async (t) => {
    const api = await startApi(t);
    const { transport, reached, goOn } = await stand(t, api);
    const cancel = new AbortController();
    let error: unknown;
    transport.send(toPost(toOrigin(api)), cancel.signal).catch((reason: unknown) => (error = reason));
    await reached;
    cancel.abort();
    await setImmediate();
    assert.ok(error instanceof AttemptError);
    assert.deepEqual([error.fault, error.handedOver], ['cancelled', false]);
    goOn();
    // It takes the connection that was held, so whatever was written before it would be seen before it.
    await transport.send(toGet(toOrigin(api)));
    assert.equal(api.connections, 1);
    assert.deepEqual(
      api.requests.map(({ method }) => method),
      ['GET'],
    );
    assert.equal(api.heads, 1);
  });
}
