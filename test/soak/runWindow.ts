import { Boundaries } from './boundaries';
import type { OpenOutbox, OutboxOptions, OutboxUnderTest } from './outboxUnderTest';

/** What a window is started with, as JSON in its first argument. */
export type WindowOptions = Omit<OutboxOptions, 'wrapTransport'> & {
  /** It kills itself at this boundary; 0 = at none. */
  readonly dieAt: number;
};

type Method = keyof OutboxUnderTest;

/** What the driver asks of a window. */
export type Call = { [M in Method]: { id: number; method: M; args: Parameters<OutboxUnderTest[M]> } }[Method];

/** What the window answers; without `error` it went well. */
export interface Reply {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

/** One window: opens an outbox and does what the driver asks, until it is stopped or killed. */
export function runWindow(open: OpenOutbox): void {
  const { dieAt, ...options } = JSON.parse(process.argv[2] ?? '') as WindowOptions;
  const boundaries = new Boundaries(dieAt);
  boundaries.watchDisk();
  const outbox = open({ ...options, wrapTransport: (transport) => boundaries.wrapTransport(transport) });
  // That fails as well when opening does, which ends the window.
  void outbox.then(() => process.send?.('open'));
  process.on('message', (call: Call) => {
    void answer(outbox, call).then((reply) => {
      if (process.connected) process.send?.(reply, () => call.method === 'stop' && process.disconnect());
    });
  });
  // A window must not outlive the driver; after a stop nothing may keep it alive but the product itself.
  process.on('disconnect', () => setTimeout(() => process.exit(1), 5000).unref());
}

async function answer(opening: Promise<OutboxUnderTest>, call: Call): Promise<Reply> {
  const { id } = call;
  try {
    return { id, value: await perform(await opening, call) };
  } catch (error) {
    return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function perform(outbox: OutboxUnderTest, call: Call): Promise<unknown> {
  switch (call.method) {
    case 'add':
      return outbox.add(...call.args);
    case 'list':
      return outbox.list();
    case 'answer':
      return outbox.answer(...call.args);
    case 'stop':
      return outbox.stop();
  }
}
