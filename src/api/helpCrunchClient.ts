import * as v from 'valibot';
import type { ApiRoot } from '../core/apiRoot';
import type { Agent, Chat, ChatEntry, Organization } from '../core/chat';
import { Cancelled, type Failure, HandoffError } from '../core/failure';
import type { ChatId } from '../core/ids';
import { maxPages, pageSize, recentChatsOffered } from '../core/limits';
import type { Sendable } from '../core/message';
import type { Log } from '../core/ports';
import { type Answer, AttemptError, type Request } from './attempt';
import { toErrorCode } from './errorCode';
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

  /** `GET /chats/{id}/messages`: the entries with an id above `afterId`, the newest first, each once. */
  async listEntries(chat: ChatId, afterId: number, signal?: AbortSignal): Promise<ChatEntry[]> {
    const found = new Map<number, ChatEntry>();
    for (let page = 0; page < maxPages; page++) {
      const path = `/chats/${chat}/messages?limit=${pageSize}&offset=${page * pageSize}`;
      const { entries, length } = await this.#get(path, schemas.entriesAnswer, signal);
      const before = found.size;
      for (const entry of entries) if (entry.id > afterId) found.set(entry.id, entry);
      const isOld = entries.some(({ id }) => id <= afterId);
      // Nothing new: a server that ignores the offset would answer with the same page for ever.
      if (length < pageSize || isOld || found.size === before) break;
    }
    return [...found.values()];
  }

  /** The id of a chat's newest entry; 0 where there is none. */
  async getNewestEntryId(chat: ChatId, signal?: AbortSignal): Promise<number> {
    const { entries } = await this.#get(`/chats/${chat}/messages?limit=1`, schemas.entriesAnswer, signal);
    return entries[0]?.id ?? 0;
  }

  /**
   * `POST /messages`; answers with the new message's id. `onReady` runs when nothing stands between the message and the
   * network any more; what it throws ends the attempt before the hand-over.
   *
   * Fails with `unconfirmed` whenever the message was handed over and no clear answer came back: it may have arrived.
   * Every other failure means that HelpCrunch has not taken it.
   */
  async createMessage(
    message: Sendable,
    signal?: AbortSignal,
    onReady?: () => Promise<void>,
  ): Promise<number> {
    try {
      const request = this.#build('POST', '/messages', toMessageBody(message));
      const answer = await this.#exchange(request, signal, onReady);
      return this.#parse(request, answer, schemas.createdMessageAnswer);
    } catch (error) {
      if (isFailure(error, 'serverError', 'unexpectedStatus', 'unreadableAnswer') || wasHandedOver(error)) {
        throw new HandoffError({ code: 'unconfirmed' }, { cause: error });
      }
      throw error;
    }
  }

  async #get<S extends v.GenericSchema>(
    path: string,
    schema: S,
    signal?: AbortSignal,
  ): Promise<v.InferOutput<S>> {
    const request = this.#build('GET', path, undefined);
    return this.#parse(request, await this.#exchange(request, signal), schema);
  }

  #parse<S extends v.GenericSchema>({ method, path }: Request, answer: Answer, schema: S): v.InferOutput<S> {
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

  async #exchange(
    request: Request,
    signal: AbortSignal | undefined,
    onReady?: () => Promise<void>,
  ): Promise<Answer> {
    const line = `${request.method} ${toLogPath(request.path)}`;
    const startedMs = performance.now();
    try {
      const answer = await this.transport(request, signal, onReady);
      this.log.info(`${line} -> ${answer.status} (${Math.round(performance.now() - startedMs)} ms)`);
      return answer;
    } catch (error) {
      if (!(error instanceof AttemptError)) throw error;
      this.log.warn(`${line} -> ${toLogFault(error)}`);
      const cause = { cause: error };
      throw error.fault === 'cancelled'
        ? new Cancelled(line, cause)
        : new HandoffError(this.#toFailure(error), cause);
    }
  }

  #toFailure({ fault, cause }: AttemptError): Failure {
    const { host } = this.root;
    // The connection was never made, and whoever tried knows why.
    if (cause instanceof HandoffError) return cause.failure;
    switch (fault) {
      case 'timedOut':
        return { code: 'timedOut', host };
      case 'tooLarge':
        return { code: 'unreadableAnswer' };
      case 'notReachable':
      case 'cut':
      case 'cancelled':
        return { code: 'notReachable', host, detail: toErrorCode(cause) };
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

/** Such as `cut, handed over ECONNRESET`; no error's message, and nothing of a proxy but what it did. */
function toLogFault({ fault, handedOver, cause }: AttemptError): string {
  const [what, error] = cause instanceof HandoffError ? [cause.failure.code, cause.cause] : [fault, cause];
  return `${what}, ${handedOver ? '' : 'not '}handed over ${toErrorCode(error)}`.trimEnd();
}
