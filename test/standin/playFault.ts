import { STATUS_CODES, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { errorBody, type Refusal } from './apiError';
import type { Answer } from './call';
import type { ActiveFault } from './faults';
import { jsonReply, sendReply, type Reply } from './reply';
import type { State } from './state';
import type { Generation } from './wire';

/** Answers as the fault wants it, once the request has been read; `answer` lets the request take effect and gives the right answer. */
export async function playFault(
  fault: ActiveFault,
  response: ServerResponse,
  answer: () => Answer,
  { later, settings }: State,
): Promise<void> {
  if ('commit' in fault && fault.commit) later.after(fault.commitAfterMs, answer);
  switch (fault.kind) {
    case 'delay':
      await pause(fault.ms, response);
      if (!response.destroyed) sendReply(response, jsonReply(answer()));
      return;
    case 'status':
      sendReply(response, statusReply(fault, settings.generation));
      return;
    case 'cutBeforeBody':
    case 'cutAfterBody':
      response.destroy();
      return;
    case 'cutInAnswer':
      cutInAnswer(response, jsonReply(answer()));
      return;
    case 'hang':
      return;
    case 'slowDrip':
      return drip(response, jsonReply(answer()), fault.ms);
    case 'garbage':
      response.socket?.end('This is no HTTP.\r\n\r\n');
      return;
    case 'html':
      sendReply(response, htmlReply);
      return;
    case 'wrongId':
      sendReply(response, jsonReply(withWrongId(answer())));
      return;
    case 'emptyBody':
      sendReply(response, { status: 204, headers: {}, body: '' });
      return;
    case 'hugeBody':
      streamForEver(response);
      return;
    case 'deepBody':
      sendReply(response, deepReply(fault.depth));
      return;
  }
}

const htmlReply: Reply = {
  status: 200,
  headers: { 'content-type': 'text/html' },
  body: '<!doctype html><title>Sign in</title><p>Sign in to the network</p>',
};

function statusReply(fault: Extract<ActiveFault, { kind: 'status' }>, generation: Generation): Reply {
  const { status, body = documentedBody(status, generation), headers } = fault;
  const isText = typeof body === 'string';
  return {
    status,
    headers: { 'content-type': isText ? 'text/plain' : 'application/json', ...headers },
    body: isText ? body : JSON.stringify(body),
  };
}

function documentedBody(status: number, generation: Generation): unknown {
  const refusals: Record<number, Refusal> = {
    400: { status: 400, fields: [{ field: 'chat', message: 'This value should be of type numeric.' }] },
    401: { status: 401 },
    404: { status: 404, what: 'Chat' },
    429: { status: 429 },
  };
  const refusal = refusals[status];
  return refusal ? errorBody(refusal, generation) : `${status} ${STATUS_CODES[status] ?? ''}`;
}

function cutInAnswer(response: ServerResponse, reply: Reply): void {
  const bytes = Buffer.from(reply.body);
  response.writeHead(reply.status, { ...reply.headers, 'content-length': bytes.length });
  response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
}

async function drip(response: ServerResponse, reply: Reply, ms: number): Promise<void> {
  const bytes = Buffer.from(reply.body);
  response.writeHead(reply.status, { ...reply.headers, 'content-length': bytes.length });
  for (const byte of bytes) {
    if (response.destroyed) return;
    response.write(Buffer.of(byte));
    await pause(ms, response);
  }
  response.end();
}

function streamForEver(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  Readable.from(endlessJson()).pipe(response);
}

function* endlessJson(): Generator<string> {
  yield '{"data":["';
  for (;;) yield 'a'.repeat(65_536);
}

function deepReply(depth: number): Reply {
  const body = `${'{"data":'.repeat(depth)}null${'}'.repeat(depth)}`;
  return { status: 200, headers: { 'content-type': 'application/json' }, body };
}

function withWrongId({ status, body }: Answer): Answer {
  const other = (value: unknown): unknown =>
    isObject(value) && typeof value['id'] === 'number' ? { ...value, id: value['id'] + 1 } : value;
  const data: unknown = 'data' in body ? body.data : undefined;
  const changed = Array.isArray(data) ? data.map(other) : other(data);
  return { status, body: data === undefined ? (other(body) as object) : { ...body, data: changed } };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Ends early when the client goes away, so that closing the server never waits for it. */
async function pause(ms: number, response: ServerResponse): Promise<void> {
  const gone = new AbortController();
  const stop = () => gone.abort();
  response.once('close', stop);
  await delay(ms, undefined, { signal: gone.signal }).catch((error: unknown) => {
    if (!gone.signal.aborted) throw error;
  });
  response.off('close', stop);
}
