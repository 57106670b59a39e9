import undiciRequest from 'undici/lib/api/api-request.js';
import { HelpCrunchClient } from '../../../src/api/helpCrunchClient';
import { toMessageBody } from '../../../src/api/messageBody';
import { UndiciTransport } from '../../../src/api/transport';
import { Agent } from '../../../src/api/undici';
import type { ApiRoot } from '../../../src/core/apiRoot';
import type { Sendable } from '../../../src/core/message';

const key = 'bench-key-0123456789abcdef';
const noLog = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** Three ways to send the same note and read the answer; each turns the note into JSON and the answer into an object. */
export function toSenders(root: ApiRoot, note: Sendable) {
  const transport = new UndiciTransport();
  const client = new HelpCrunchClient(root, { key, origin: root.origin }, transport.send, noLog);
  // As in UndiciTransport.
  const agent = new Agent({ connections: 4, pipelining: 1 });
  const { origin, pathname } = new URL(`${root.url}/messages`);
  const headers = {
    accept: 'application/json',
    authorization: `Bearer ${key}`,
    'content-type': 'application/json',
  };
  const method = 'POST';
  const toBody = (): string => JSON.stringify(toMessageBody(note));

  const senders = {
    ours: async () => {
      await client.createMessage(note);
    },
    'slim undici': async () => {
      const options = { origin, path: pathname, method, headers, body: toBody() } as const;
      const { statusCode, body } = await undiciRequest.call(agent, options);
      requireMessage(statusCode, await body.json());
    },
    fetch: async () => {
      const answer = await fetch(origin + pathname, { method, headers, body: toBody() });
      requireMessage(answer.status, await answer.json());
    },
  };
  const close = async (): Promise<void> => {
    await Promise.all([transport.close(), agent.destroy()]);
  };
  return { senders, close };
}

function requireMessage(status: number, message: unknown): void {
  if (status !== 201 || typeof message !== 'object') throw new Error(`answered with status ${status}`);
}
