import * as v from 'valibot';
import type { ApiRoot } from '../core/apiRoot';
import type { Agent, Chat, Organization } from '../core/chat';
import { Cancelled, type Failure, HandoffError } from '../core/failure';
import type { ChatId } from '../core/ids';
import { maxPages, pageSize, recentChatsOffered } from '../core/limits';
import type { Sendable } from '../core/message';
import type { Log } from '../core/ports';
import { type Answer, AttemptError, type Request } from './attempt';
import { toMessageBody } from './messageBody';
import { parseJson } from './parseJson';
import * as schemas from './schemas';
import { toStatusFailure } from './statusFailure';
import type { Transport } from './transport';

/** An API key and the only origin it may be sent to. */
export interface Credential {
  readonly key: string;
  readonly origin: string;
}

/** HelpCrunch's REST API v1, as far as this extension speaks it. Every method sends each of its requests once. */
export class HelpCrunchClient {
  /** Refuses a key that was entered for another origin than that of `root`. */
  constructor(
    private readonly root: ApiRoot,
    private readonly credential: Credential,
    private readonly transport: Transport,
    private readonly log: Log,
  ) {
    if (credential.origin !== root.origin) throw new HandoffError({ code: 'noKey', host: root.host });
  }

  /** `GET /organization`: the organization the key belongs to. */
  getOrganization(signal?: AbortSignal): Promise<Organization> {
    return this.#get('/organization', schemas.organizationAnswer, signal);
  }

  /** `GET /agents`, all pages, each agent once. */
  async listAgents(signal?: AbortSignal): Promise<Agent[]> {
    const agents = new Map<number, Agent>();
    for (let page = 0; page < maxPages; page++) {
      const path = `/agents?limit=${pageSize}&offset=${page * pageSize}`;
      const { data } = await this.#get(path, schemas.agentsAnswer, signal);
      const before = agents.size;
      for (const agent of data) agents.set(agent.id, agent);
      // Nothing new: a server that ignores the offset would answer with the same page for ever.
      if (data.length < pageSize || agents.size === before) break;
    }
    return [...agents.values()];
  }

  /** `GET /chats`, the newest first. */
  async listRecentChats(signal?: AbortSignal): Promise<Chat[]> {
    const path = `/chats?sort=chats.lastMessageAt&order=desc&limit=${recentChatsOffered}`;
    return (await this.#get(path, schemas.chatsAnswer, signal)).data;
  }

  /** `GET /chats/{id}`; an answer with another id is refused. */
  async getChat(id: ChatId, signal?: AbortSignal): Promise<Chat> {
    const chat = await this.#get(`/chats/${id}`, schemas.chatAnswer, signal).catch((error: unknown) => {
      throw isFailure(error, 'notFound') ? new HandoffError({ code: 'chatNotFound', chat: id }) : error;
    });
    if (chat.id !== id) throw new HandoffError({ code: 'wrongChatAnswered', chat: id });
    return chat;
  }

  /**
   * `POST /messages`; answers with the new message's id.
   *
   * Fails with `unconfirmed` whenever the message was handed over and no clear answer came back: it may have arrived.
   * Every other failure means that HelpCrunch has not taken it.
   */
  async createMessage(message: Sendable, signal?: AbortSignal): Promise<number> {
    try {
      return await this.#request(
        'POST',
        '/messages',
        schemas.createdMessageAnswer,
        signal,
        toMessageBody(message),
      );
    } catch (error) {
      if (isFailure(error, 'serverError', 'unexpectedStatus', 'unreadableAnswer') || wasHandedOver(error)) {
        throw new HandoffError({ code: 'unconfirmed' }, { cause: error });
      }
      throw error;
    }
  }

  #get<S extends v.GenericSchema>(path: string, schema: S, signal?: AbortSignal): Promise<v.InferOutput<S>> {
    return this.#request('GET', path, schema, signal);
  }

  async #request<S extends v.GenericSchema>(
    method: Request['method'],
    path: string,
    schema: S,
    signal?: AbortSignal,
    body?: object,
  ): Promise<v.InferOutput<S>> {
    const answer = await this.#exchange(this.#build(method, path, body), signal);
    if (answer.status < 200 || answer.status > 299) {
      throw new HandoffError(toStatusFailure(answer, this.root.host, Date.now()));
    }
    // The first fault is enough: a million of them, each with its path, would hold us for seconds.
    const parsed = v.safeParse(schema, parseJson(answer.body), { abortEarly: true });
    if (parsed.success) return parsed.output;
    // Only where and what was expected: valibot's own message quotes what was received.
    const [{ expected, type }] = parsed.issues;
    const place = v.getDotPath(parsed.issues[0]) ?? 'body';
    this.log.warn(`${method} ${toLogPath(path)}: unreadable answer (${place}: ${expected ?? type})`);
    throw new HandoffError({ code: 'unreadableAnswer' });
  }

  #build(method: Request['method'], path: string, body: object | undefined): Request {
    const url = new URL(this.root.url + path);
    const headers = { accept: 'application/json', authorization: `Bearer ${this.credential.key}` };
    const request = { method, origin: this.root.origin, path: url.pathname + url.search, headers };
    if (body === undefined) return request;
    return {
      ...request,
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    };
  }

  async #exchange(request: Request, signal: AbortSignal | undefined): Promise<Answer> {
    const line = `${request.method} ${toLogPath(request.path)}`;
    const startedMs = performance.now();
    try {
      const answer = await this.transport(request, signal);
      this.log.info(`${line} -> ${answer.status} (${Math.round(performance.now() - startedMs)} ms)`);
      return answer;
    } catch (error) {
      if (!(error instanceof AttemptError)) throw error;
      const handed = error.handedOver ? 'handed over' : 'not handed over';
      this.log.warn(`${line} -> ${error.fault}, ${handed}${toErrorName(error.cause)}`);
      const cause = { cause: error };
      throw error.fault === 'cancelled'
        ? new Cancelled(line, cause)
        : new HandoffError(this.#toFailure(error), cause);
    }
  }

  #toFailure({ fault, cause }: AttemptError): Failure {
    const { host } = this.root;
    switch (fault) {
      case 'timedOut':
        return { code: 'timedOut', host };
      case 'tooLarge':
        return { code: 'unreadableAnswer' };
      case 'notReachable':
      case 'cut':
      case 'cancelled':
        return { code: 'notReachable', host, detail: toErrorName(cause).trim() };
    }
  }
}

function isFailure(error: unknown, ...codes: Failure['code'][]): error is HandoffError {
  return error instanceof HandoffError && codes.includes(error.failure.code);
}

function wasHandedOver(error: unknown): boolean {
  return error instanceof Error && error.cause instanceof AttemptError && error.cause.handedOver;
}

/** The path as it may stand in the log: ids stay, queries with words would not. */
function toLogPath(path: string): string {
  return path.replace(/\?.*$/s, '');
}

/** The machine's own name for a network error, such as ` ECONNREFUSED`, else its class; its message is left out. */
function toErrorName(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const code: unknown = 'code' in error ? error.code : undefined;
  return ` ${typeof code === 'string' && /^[\w-]{1,60}$/.test(code) ? code : error.name}`;
}
