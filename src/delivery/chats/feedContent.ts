import type { Chat, EntryPage } from '../../core/chat';
import type { Failure } from '../../core/failure';
import type { AgentId, ChatId } from '../../core/ids';
import type { MemoryOwner } from '../../core/memoryOwner';
import type { Escalation, NewestEntries } from './escalations';
import type { PinnedChat } from './pin';

/** The requests that chats are read with; `HelpCrunchClient` has them. */
export interface ChatReader {
  getChat(id: ChatId, signal?: AbortSignal): Promise<Chat>;
  listRecentChats(signal?: AbortSignal): Promise<Chat[]>;
  listAssignedChats(agent: AgentId, signal?: AbortSignal): Promise<Chat[]>;
  listEntryPage(chat: ChatId, offset: number, limit: number, signal?: AbortSignal): Promise<EntryPage>;
}

/** What one reading is made with. */
export interface FeedSession {
  readonly owner: MemoryOwner;
  /** The remembered agent, whose chats are read too. */
  readonly agent: AgentId | undefined;
  readonly client: ChatReader;
}

/** What can fail by itself; the rows of the others still come. */
export type FeedPart = 'session' | 'recent' | 'assigned' | 'pinned' | 'escalations';

/** What the Chats view shows. A part that failed keeps its old rows. */
export interface FeedContent {
  /** Undefined without a key, and before the first reading. */
  readonly owner: MemoryOwner | undefined;
  readonly recent: readonly Chat[];
  readonly assigned: readonly Chat[];
  /** `chat` is undefined until it was read. */
  readonly pinned: { readonly pin: PinnedChat; readonly chat: Chat | undefined } | undefined;
  readonly escalations: readonly Escalation[];
  /** All chats as the API last answered, by id; those of escalations only where they were read some minutes ago at most. */
  readonly chats: ReadonlyMap<ChatId, Chat>;
  /** The chats that were read since the change before this one: newer than what was known of them anywhere. */
  readonly fresh: readonly Chat[];
  /** Newest entries of the pinned chat and of escalations, as far as they were read: what news are made of. */
  readonly newest: NewestEntries;
  readonly faults: Readonly<Partial<Record<FeedPart, Failure>>>;
  /** When a list was last read, in milliseconds since 1970. */
  readonly readMs: number | undefined;
}

/** What there is to show without a session. */
export const noContent: FeedContent = {
  ...{ owner: undefined, recent: [], assigned: [], pinned: undefined, escalations: [] },
  ...{ chats: new Map(), fresh: [], newest: new Map(), faults: {}, readMs: undefined },
};
