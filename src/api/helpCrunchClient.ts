import type * as v from 'valibot';
import type { ApiRoot } from '../core/apiRoot';
import type {
  Agent,
  Chat,
  ChatEntry,
  Customer,
  Department,
  EntryPage,
  Organization,
  SettableStatus,
} from '../core/chat';
import { type Failure, HandoffError } from '../core/failure';
import type { AgentId, ChatId, DepartmentId } from '../core/ids';
import { customersSearched, pageSize, recentChatsOffered } from '../core/limits';
import type { Sendable } from '../core/message';
import { type Nameless, englishNameless } from '../core/nameless';
import type { Log } from '../core/ports';
import { ApiCalls, type Credential } from './apiCalls';
import { AttemptError } from './attempt';
import { toMessageBody } from './messageBody';
import { readPages } from './readPages';
import { Names } from './names';
import * as schemas from './schemas';
import type { Transport } from './transport';

/** HelpCrunch's REST API v1, as far as this extension speaks it. Every method sends each of its requests once. */
export class HelpCrunchClient {
  readonly #calls: ApiCalls;
  readonly #names: Names;

  /** Refuses a key that was entered for another origin than that of `root`. */
  constructor(
    root: ApiRoot,
    credential: Credential,
    transport: Transport,
    log: Log,
    nameless: Nameless = englishNameless,
  ) {
    this.#calls = new ApiCalls(root, credential, transport, log);
    this.#names = new Names(nameless);
  }

  /** `GET /organization`: the organization the key belongs to. */
  getOrganization(signal?: AbortSignal): Promise<Organization> {
    return this.#calls.get('/organization', schemas.organizationAnswer, signal);
  }

  /** `GET /agents`, all pages, each agent once. */
  async listAgents(signal?: AbortSignal): Promise<Agent[]> {
    return (await this.#listAll('/agents', schemas.agentsAnswer, signal)).map(this.#names.agent);
  }

  /** `GET /departments`, all pages, each department once. */
  async listDepartments(signal?: AbortSignal): Promise<Department[]> {
    const departments = await this.#listAll('/departments', schemas.departmentsAnswer, signal);
    return departments.map(this.#names.department);
  }

  /** `GET /chats`, the newest first. */
  async listRecentChats(signal?: AbortSignal): Promise<Chat[]> {
    const path = `/chats?sort=chats.lastMessageAt&order=desc&limit=${recentChatsOffered}`;
    return (await this.#calls.get(path, schemas.chatsAnswer, signal)).data.map(this.#names.chat);
  }

  /** `POST /chats/search`: the chats that are assigned to an agent, the newest first. */
  listAssignedChats(agent: AgentId, signal?: AbortSignal): Promise<Chat[]> {
    return this.#searchChats([{ field: 'chats.assignee', operator: '=', value: agent }], signal);
  }

  /**
   * `POST /customers/search`: those whose name or e-mail contains the words, the one seen last first. Whether capitals
   * matter is not known (helpcrunch-api.md 10.11).
   */
  async findCustomers(words: string, signal?: AbortSignal): Promise<Customer[]> {
    const filter = ['customers.name', 'customers.email'].map((field) => ({
      field,
      operator: '~',
      value: words,
    }));
    const order = { sort: 'customers.lastSeen', order: 'desc', limit: customersSearched, offset: 0 };
    const body = { comparison: 'OR', filter, ...order };
    const { data } = await this.#calls.post('/customers/search', body, schemas.customersAnswer, signal);
    return data.map(this.#names.customer);
  }

  /** `POST /chats/search`: the chats of any of these customers, the newest first; none of nobody, without a request. */
  async listChatsOf(customers: readonly number[], signal?: AbortSignal): Promise<Chat[]> {
    if (customers.length === 0) return [];
    const filter = customers.map((value) => ({ field: 'chats.customer', operator: '=', value }));
    return this.#searchChats(filter, signal);
  }

  /** `GET /chats/{id}`; an answer with another id is refused. */
  async getChat(id: ChatId, signal?: AbortSignal): Promise<Chat> {
    const read = this.#calls.get(`/chats/${id}`, schemas.chatAnswer, signal);
    return this.#names.chat(toAsked(id, await read.catch(toChatFault(id))));
  }

  /** `GET /chats/{id}/messages`: one page, the newest first; `offset` counts from the newest. */
  listEntryPage(chat: ChatId, offset: number, limit: number, signal?: AbortSignal): Promise<EntryPage> {
    const path = `/chats/${chat}/messages?limit=${limit}&offset=${offset}`;
    return this.#calls.get(path, schemas.entriesAnswer, signal).catch(toChatFault(chat));
  }

  /** `GET /chats/{id}/messages`: the entries with an id above `afterId`, the newest first, each once. */
  listEntries(chat: ChatId, afterId: number, signal?: AbortSignal): Promise<ChatEntry[]> {
    return readPages(async (offset) => {
      const { entries, length } = await this.listEntryPage(chat, offset, pageSize, signal);
      return { elements: entries, length };
    }, afterId);
  }

  /** The id of a chat's newest entry; 0 where there is none. */
  async getNewestEntryId(chat: ChatId, signal?: AbortSignal): Promise<number> {
    const { entries } = await this.listEntryPage(chat, 0, 1, signal);
    return entries[0]?.id ?? 0;
  }

  /**
   * `PUT /chats/status`; gives the chat as it is then. A status that has two spellings is written as the current
   * pages spell it, and as others do where that is refused (helpcrunch-api.md 9, row 2).
   */
  async setChatStatus(chat: ChatId, status: SettableStatus, signal?: AbortSignal): Promise<Chat> {
    const [spelling, older] = statusSpellings[status];
    const put = (spelled: string): Promise<Chat> =>
      this.#change('/chats/status', chat, { status: spelled }, signal).catch(toChatFault(chat));
    try {
      return await put(spelling);
    } catch (error) {
      if (older === undefined || !isFailure(error, 'requestRejected')) throw error;
      return put(older);
    }
  }

  /** `PUT /chats/assignee`; gives the chat as it is then. `notFound` is about the chat or the agent. */
  assignAgent(chat: ChatId, agent: AgentId, signal?: AbortSignal): Promise<Chat> {
    return this.#change('/chats/assignee', chat, { assignee: agent }, signal);
  }

  /** `PUT /chats/department`; gives the chat as it is then. `notFound` is about the chat or the department. */
  assignDepartment(chat: ChatId, department: DepartmentId, signal?: AbortSignal): Promise<Chat> {
    return this.#change('/chats/department', chat, { department }, signal);
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

  #listAll<T extends { readonly id: number }>(
    path: string,
    schema: v.GenericSchema<unknown, { data: T[] }>,
    signal: AbortSignal | undefined,
  ): Promise<T[]> {
    return readPages(async (offset) => {
      const page = `${path}?limit=${pageSize}&offset=${offset}`;
      const { data } = await this.#calls.get(page, schema, signal);
      return { elements: data, length: data.length };
    });
  }

  async #searchChats(filter: readonly object[], signal: AbortSignal | undefined): Promise<Chat[]> {
    const order = { sort: 'chats.lastMessageAt', order: 'desc', limit: recentChatsOffered, offset: 0 };
    const body = { comparison: 'OR', filter, ...order };
    const { data } = await this.#calls.post('/chats/search', body, schemas.chatsAnswer, signal);
    return data.map(this.#names.chat);
  }

  async #change(path: string, id: ChatId, change: object, signal: AbortSignal | undefined): Promise<Chat> {
    const call = { method: 'PUT', path, body: { id, ...change } } as const;
    return this.#names.chat(toAsked(id, await this.#calls.run(call, schemas.chatAnswer, signal)));
  }
}

/** The spellings of a status, the one that is tried first in front (helpcrunch-api.md 3.6). */
const statusSpellings: Readonly<Record<SettableStatus, readonly [string, string?]>> = {
  new: ['new'],
  opened: ['opened', 'open'],
  pending: ['pending'],
  onHold: ['on hold', 'on-hold'],
  noCommunication: ['no communication'],
  closed: ['closed'],
};

/** A 404 on a chat's own path means the chat. */
function toChatFault(chat: ChatId): (error: unknown) => never {
  return (error) => {
    throw isFailure(error, 'notFound') ? new HandoffError({ code: 'chatNotFound', chat }) : error;
  };
}

function toAsked(id: ChatId, chat: Chat): Chat {
  if (chat.id !== id) throw new HandoffError({ code: 'wrongChatAnswered', chat: id });
  return chat;
}

function isFailure(error: unknown, ...codes: Failure['code'][]): error is HandoffError {
  return error instanceof HandoffError && codes.includes(error.failure.code);
}

function wasHandedOver(error: unknown): boolean {
  return error instanceof Error && error.cause instanceof AttemptError && error.cause.handedOver;
}
