import type { ApiRoot } from '../core/apiRoot';
import type { Agent, Chat, ChatEntry, Organization } from '../core/chat';
import { type Failure, HandoffError } from '../core/failure';
import type { ChatId } from '../core/ids';
import { maxPages, pageSize, recentChatsOffered } from '../core/limits';
import type { Sendable } from '../core/message';
import type { Log } from '../core/ports';
import { ApiCalls, type Credential } from './apiCalls';
import { AttemptError } from './attempt';
import { toMessageBody } from './messageBody';
import * as schemas from './schemas';
import type { Transport } from './transport';

/** HelpCrunch's REST API v1, as far as this extension speaks it. Every method sends each of its requests once. */
export class HelpCrunchClient {
  readonly #calls: ApiCalls;

  /** Refuses a key that was entered for another origin than that of `root`. */
  constructor(root: ApiRoot, credential: Credential, transport: Transport, log: Log) {
    this.#calls = new ApiCalls(root, credential, transport, log);
  }

  /** `GET /organization`: the organization the key belongs to. */
  getOrganization(signal?: AbortSignal): Promise<Organization> {
    return this.#calls.get('/organization', schemas.organizationAnswer, signal);
  }

  /** `GET /agents`, all pages, each agent once. */
  async listAgents(signal?: AbortSignal): Promise<Agent[]> {
    const agents = new Map<number, Agent>();
    for (let page = 0; page < maxPages; page++) {
      const path = `/agents?limit=${pageSize}&offset=${page * pageSize}`;
      const { data } = await this.#calls.get(path, schemas.agentsAnswer, signal);
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
    return (await this.#calls.get(path, schemas.chatsAnswer, signal)).data;
  }

  /** `GET /chats/{id}`; an answer with another id is refused. */
  async getChat(id: ChatId, signal?: AbortSignal): Promise<Chat> {
    const chat = await this.#calls.get(`/chats/${id}`, schemas.chatAnswer, signal).catch((error: unknown) => {
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
      const { entries, length } = await this.#calls.get(path, schemas.entriesAnswer, signal);
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
    const { entries } = await this.#calls.get(
      `/chats/${chat}/messages?limit=1`,
      schemas.entriesAnswer,
      signal,
    );
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
      const call = { method: 'POST', path: '/messages', body: toMessageBody(message) } as const;
      return await this.#calls.run(call, schemas.createdMessageAnswer, signal, onReady);
    } catch (error) {
      if (isFailure(error, 'serverError', 'unexpectedStatus', 'unreadableAnswer') || wasHandedOver(error)) {
        throw new HandoffError({ code: 'unconfirmed' }, { cause: error });
      }
      throw error;
    }
  }
}

function isFailure(error: unknown, ...codes: Failure['code'][]): error is HandoffError {
  return error instanceof HandoffError && codes.includes(error.failure.code);
}

function wasHandedOver(error: unknown): boolean {
  return error instanceof Error && error.cause instanceof AttemptError && error.cause.handedOver;
}
