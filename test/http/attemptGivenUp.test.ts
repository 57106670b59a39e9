import assert from 'node:assert/strict';
import { type Socket, connect } from 'node:net';
import { type TestContext, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import type { Dispatcher } from '../../src/api/undici';
import { AttemptError } from '../../src/api/attempt';
import { Moment, attemptOn, makeAgent, toGet, toPost } from './attempting';
import { type ScriptedServer, answer, startScriptedServer, toHead } from './scriptedServer';

/** A place where a request can stand when it is given up. */
interface Phase {
  readonly what: string;
  readonly handedOver: boolean;
  /** Prepares an agent and an origin; `reached` resolves when a request stands there. */
  readonly prepare: (t: TestContext) => Promise<Standing>;
}

interface Standing {
  readonly dispatcher: Dispatcher;
  readonly origin: string;
  readonly reached: Promise<unknown>;
  readonly server: ScriptedServer;
}

const phases: Phase[] = [
  {
    what: 'before the socket is there',
    handedOver: false,
    prepare: async (t) => {
      const server = await startScriptedServer(t, {});
      const { dispatcher, asked } = makeHeldAgent(t);
      return { dispatcher, origin: server.origin, reached: asked, server };
    },
  },
  {
    what: 'in the handshake of TLS',
    handedOver: false,
    prepare: async (t) => {
      const server = await startScriptedServer(t, {});
      const origin = `https://127.0.0.1:${server.port}`;
      return { dispatcher: makeAgent(t), origin, reached: server.connected(1), server };
    },
  },
  {
    what: 'in the queue behind another request',
    handedOver: false,
    prepare: async (t) => {
      const server = await startScriptedServer(t, {});
      const dispatcher = makeAgent(t, { connections: 1 });
      attemptOn(dispatcher, toGet(server.origin)).catch(() => undefined);
      return { dispatcher, origin: server.origin, reached: server.received(1), server };
    },
  },
  {
    what: 'before the headers',
    handedOver: true,
    prepare: async (t) => {
      const server = await startScriptedServer(t, {});
      return { dispatcher: makeAgent(t), origin: server.origin, reached: server.received(1), server };
    },
  },
  {
    what: 'in the body',
    handedOver: true,
    prepare: async (t) => {
      const server = await startScriptedServer(t, {
        onRequest: (socket) => socket.write(`${toHead(200, { 'content-length': '100' })}{"id":`),
      });
      const { dispatcher, reading } = whenReading(makeAgent(t), 1);
      return { dispatcher, origin: server.origin, reached: reading, server };
    },
  },
  {
    what: 'in a body that drips without an end',
    handedOver: true,
    prepare: async (t) => {
      const server = await startScriptedServer(t, {
        onRequest: (socket) => {
          socket.write(toHead(200, { 'content-length': '100000' }));
          const drip = setInterval(() => socket.write(' '), 1);
          socket.on('close', () => clearInterval(drip));
        },
      });
      const { dispatcher, reading } = whenReading(makeAgent(t), 5);
      return { dispatcher, origin: server.origin, reached: reading, server };
    },
  },
];

for (const { what, handedOver, prepare } of phases) {
  test(`cancel acts at once ${what}`, async (t) => {
    const { dispatcher, origin, reached, server } = await prepare(t);
    const cancel = new AbortController();
    let error: unknown;
    attemptOn(dispatcher, toPost(origin), {}, cancel.signal).catch((reason: unknown) => (error = reason));
    await reached;
    cancel.abort();
    await setImmediate();
    assert.ok(error instanceof AttemptError);
    assert.deepEqual([error.fault, error.handedOver], ['cancelled', handedOver]);
    assert.equal(countPosts(server), handedOver ? 1 : 0);
  });

  test(`the deadline acts ${what}`, async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const { dispatcher, origin, reached, server } = await prepare(t);
    const late = attemptOn(dispatcher, toPost(origin), { deadlineMs: 1000 });
    await reached;
    t.mock.timers.tick(1000);
    await assert.rejects(late, { fault: 'timedOut', handedOver });
    assert.equal(countPosts(server), handedOver ? 1 : 0);
  });
}

test('what was cancelled before it began is not even connected', async (t) => {
  const server = await startScriptedServer(t, {});
  const failed = attemptOn(makeAgent(t), toPost(server.origin), {}, AbortSignal.abort());
  await assert.rejects(failed, { fault: 'cancelled', handedOver: false });
  assert.equal(server.connections, 0);
});

for (const fault of ['cancelled', 'timedOut'] as const) {
  test(`a request that was ${fault} before its socket came is never written to it`, async (t) => {
    const server = await startScriptedServer(t, { onRequest: (socket) => answer(socket, 200) });
    const { dispatcher, asked, release } = makeHeldAgent(t);
    const cancel = new AbortController();
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const givenUp = attemptOn(dispatcher, toPost(server.origin), { deadlineMs: 1000 }, cancel.signal);
    await asked;
    if (fault === 'cancelled') cancel.abort();
    else t.mock.timers.tick(1000);
    await assert.rejects(givenUp, { fault, handedOver: false });
    // On the same connection, so whatever was written before it would be seen before it.
    const next = attemptOn(dispatcher, toGet(server.origin));
    release();
    assert.equal((await next).status, 200);
    assert.deepEqual(
      server.requests.map(({ method }) => method),
      ['GET'],
    );
    assert.equal(server.heads, 1);
  });
}

test('an answer after the request was given up changes nothing', async (t) => {
  let socket: Socket | undefined;
  const server = await startScriptedServer(t, { onRequest: (from) => (socket = from) });
  const cancel = new AbortController();
  const givenUp = attemptOn(makeAgent(t), toPost(server.origin), {}, cancel.signal);
  await server.received(1);
  cancel.abort();
  if (socket !== undefined) answer(socket, 201, '{"id":1}');
  await assert.rejects(givenUp, { fault: 'cancelled', handedOver: true });
});

test('to cancel after the answer changes nothing', async (t) => {
  const server = await startScriptedServer(t, { onRequest: (socket) => answer(socket, 200, 'whole') });
  const cancel = new AbortController();
  const agent = makeAgent(t);
  const { body } = await attemptOn(agent, toGet(server.origin), {}, cancel.signal);
  cancel.abort();
  assert.equal(body, 'whole');
  assert.equal((await attemptOn(agent, toGet(server.origin))).body, 'whole');
});

/** An agent of one connection that asks for its socket and gets it when `release` is called. */
function makeHeldAgent(t: TestContext): {
  dispatcher: Dispatcher;
  asked: Promise<void>;
  release: () => void;
} {
  const held = new Moment();
  const asked = new Moment();
  const dispatcher = makeAgent(t, {
    connections: 1,
    connect: ({ hostname, port }, callback) => {
      asked.reach();
      void held.reached.then(() => {
        const socket = connect(Number(port), hostname, () => callback(null, socket));
      });
    },
  });
  return { dispatcher, asked: asked.reached, release: () => held.reach() };
}

/** Tells when so many pieces of a body have been read. */
function whenReading(agent: Dispatcher, pieces: number): { dispatcher: Dispatcher; reading: Promise<void> } {
  const read = new Moment();
  let left = pieces;
  const dispatcher = agent.compose(
    (dispatch) => (options, handler) =>
      dispatch(options, {
        onRequestStart: (...given) => handler.onRequestStart?.(...given),
        onResponseStart: (...given) => handler.onResponseStart?.(...given),
        onResponseData: (...given) => {
          handler.onResponseData?.(...given);
          if (--left === 0) read.reach();
        },
        onResponseEnd: (...given) => handler.onResponseEnd?.(...given),
        onResponseError: (...given) => handler.onResponseError?.(...given),
      }),
  );
  return { dispatcher, reading: read.reached };
}

function countPosts(server: ScriptedServer): number {
  return server.requests.filter(({ method }) => method === 'POST').length;
}
