import type { IncomingMessage, ServerResponse } from 'node:http';
import { TLSSocket } from 'node:tls';
import { answerCall } from './answerCall';
import type { Answer, Call } from './call';
import { writeChatter } from './chatter';
import { answerControl } from './control';
import { answerForm } from './inboxForms';
import { answerPerson } from './pages';
import { playFault } from './playFault';
import { jsonReply, sendReply, type Reply } from './reply';
import type { RecordedRequest, State } from './state';

const maxKeptBytes = 20_000_000;

/** Serves one request: the controls and the pages for a person, else the API with its record and faults. */
export async function serve(request: IncomingMessage, response: ServerResponse, state: State): Promise<void> {
  try {
    const { path } = splitUrl(request);
    if (path.startsWith('/standin/')) sendReply(response, await controlReply(request, path, state));
    else if (path === '/' || path.startsWith('/inbox/'))
      sendReply(response, await personReply(request, path, state));
    else await serveApi(request, response, state);
  } catch (error) {
    // A client that went away is its own affair; anything else is a mistake in the stand-in and must be seen.
    if (request.destroyed && !request.complete) return;
    response.destroy();
    throw error;
  }
}

async function personReply(request: IncomingMessage, path: string, state: State): Promise<Reply> {
  if (request.method !== 'POST') return answerPerson(path, request.headers.host ?? '', state);
  return answerForm(path, (await readBody(request)).text, state);
}

async function controlReply(request: IncomingMessage, path: string, state: State): Promise<Reply> {
  const { text } = await readBody(request);
  return jsonReply(answerControl(request.method ?? '', path, text, state));
}

async function serveApi(request: IncomingMessage, response: ServerResponse, state: State): Promise<void> {
  const record = startRecord(request, response, state);
  state.requests.push(record);
  const { method, path: target } = record;
  const chance = state.chaos?.next(method, target);
  const early = state.faults.take(method, target) ?? chance?.fault;
  if (early) record.fault = early;
  if (early?.kind === 'cutBeforeBody') {
    request.destroy();
    return;
  }
  const { text, bytes } = await readBody(request);
  const json = text === undefined ? undefined : parseJson(text);
  record.body = json ?? (text === '' ? undefined : text);
  const fault = early ?? state.faults.take(method, target, text);
  if (fault) record.fault = fault;
  const chatter = chance?.chatter ?? [];
  writeChatter(
    chatter.filter((who) => who !== 'tech'),
    json,
    state,
  );
  const answer = answerer(request, { method, json, bytes }, state);
  if (fault) await playFault(fault, response, answer, state);
  else sendReply(response, jsonReply(answer()));
  writeChatter(
    chatter.filter((who) => who === 'tech'),
    json,
    state,
  );
  if (response.writableEnded && !response.destroyed) record.status = response.statusCode;
}

/** Lets a request take effect, once it is asked to, and gives the right answer. */
function answerer(
  request: IncomingMessage,
  read: Pick<Call, 'method' | 'json' | 'bytes'>,
  state: State,
): () => Answer {
  const { authorization, 'content-type': contentType = '' } = request.headers;
  return () => answerCall({ ...splitUrl(request), ...read, authorization, contentType }, state);
}

function startRecord(request: IncomingMessage, response: ServerResponse, { now }: State): RecordedRequest {
  const scheme = request.socket instanceof TLSSocket ? 'https' : 'http';
  const record: RecordedRequest = {
    method: request.method ?? '',
    path: request.url ?? '/',
    headers: request.headers,
    body: undefined,
    status: 'pending',
    origin: `${scheme}://${request.headers.host ?? ''}`,
    at: now(),
  };
  response.once('close', () => {
    record.status = response.writableFinished ? response.statusCode : 'cut';
  });
  return record;
}

function splitUrl({ url = '/' }: IncomingMessage): { path: string; query: URLSearchParams } {
  const [path = '/', ...query] = url.split('?');
  return { path, query: new URLSearchParams(query.join('?')) };
}

/** Reads to the end also what is too large, so that the client reads the answer and not a broken pipe. */
async function readBody(request: IncomingMessage): Promise<{ text: string | undefined; bytes: number }> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= maxKeptBytes) chunks.push(chunk);
  }
  return { text: bytes <= maxKeptBytes ? decodeUtf8(Buffer.concat(chunks)) : undefined, bytes };
}

function decodeUtf8(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // One Latin-1 character a byte: no JSON any more, but still readable in the record.
    return `not UTF-8: ${bytes.toString('latin1')}`;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
