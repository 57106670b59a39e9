import type { Agent, Chat, ChatEntry, Organization } from '../../../src/core/chat';
import type { ChatId } from '../../../src/core/ids';
import type { Sendable } from '../../../src/core/message';
import type { Client } from '../../../src/delivery/sessions';

/** A client that answers what a test says and fails for everything else. */
export class FakeClient implements Client {
  constructor(private readonly answers: Partial<Client>) {}

  getOrganization(signal?: AbortSignal): Promise<Organization> {
    return this.answers.getOrganization?.(signal) ?? unexpected('getOrganization');
  }

  listAgents(signal?: AbortSignal): Promise<Agent[]> {
    return this.answers.listAgents?.(signal) ?? unexpected('listAgents');
  }

  listRecentChats(signal?: AbortSignal): Promise<Chat[]> {
    return this.answers.listRecentChats?.(signal) ?? unexpected('listRecentChats');
  }

  getChat(id: ChatId, signal?: AbortSignal): Promise<Chat> {
    return this.answers.getChat?.(id, signal) ?? unexpected('getChat');
  }

  listEntries(chat: ChatId, afterId: number, signal?: AbortSignal): Promise<ChatEntry[]> {
    return this.answers.listEntries?.(chat, afterId, signal) ?? unexpected('listEntries');
  }

  getNewestEntryId(chat: ChatId, signal?: AbortSignal): Promise<number> {
    return this.answers.getNewestEntryId?.(chat, signal) ?? unexpected('getNewestEntryId');
  }

  createMessage(message: Sendable, signal?: AbortSignal, onReady?: () => Promise<void>): Promise<number> {
    return this.answers.createMessage?.(message, signal, onReady) ?? unexpected('createMessage');
  }
}

function unexpected(method: string): Promise<never> {
  return Promise.reject(new Error(`${method} was not expected`));
}
