import type { Chat } from '../../core/chat';
import { HandoffError } from '../../core/failure';
import type { ChatId } from '../../core/ids';
import { isSameOwner } from '../../core/memoryOwner';
import type { Allowance } from '../../delivery/chats/allowance';
import type { Transcript } from '../../delivery/chats/transcript';
import type { TranscriptChange } from '../../delivery/chats/transcriptEntries';
import type { Session } from '../../delivery/sessions';
import type { PanelState } from './conversationPage';
import { toOwner } from './targets';

/** What a conversation is read with. */
export interface ReaderParts {
  readonly openSession: () => Promise<Session>;
  readonly toTranscript: (
    session: Session,
    chat: ChatId,
    onChange: (change: TranscriptChange) => void,
    signal: AbortSignal,
  ) => Transcript;
  readonly allowance: Allowance;
}

/** What is to be drawn anew. */
export interface ReaderEvents {
  readonly onChat: () => void;
  readonly onEntries: (change: TranscriptChange) => void;
}

/** A conversation as far as it was read. */
export interface ReadConversation {
  readonly session: Session;
  readonly chat: Chat;
  readonly transcript: Transcript;
}

/** Reads a chat and its entries with the key of the organization that the panel belongs to. */
export class ConversationReader {
  #stop = new AbortController();
  #read: ReadConversation | undefined;

  constructor(
    private readonly state: PanelState,
    private readonly parts: ReaderParts,
    private readonly events: ReaderEvents,
  ) {}

  /** Undefined until the chat was read. */
  get current(): ReadConversation | undefined {
    return this.#read;
  }

  /** Aborted when what is being read is no longer wanted. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** How many requests the next reading takes: the chat itself is read once. */
  get cost(): number {
    return this.#read ? 1 : 2;
  }

  /** Forgets everything, and gives up what is being read. */
  forget(): void {
    this.#stop.abort();
    this.#stop = new AbortController();
    this.#read = undefined;
  }

  /** Takes a chat that was read elsewhere, such as with another status. */
  update(chat: Chat): void {
    if (!this.#read) return;
    this.#read = { ...this.#read, chat };
    this.events.onChat();
  }

  /** Reads what is new, or everything at first. @throws {HandoffError} `otherOrganizationsChat`, `chatNotFound`, … @throws {Cancelled} */
  async read(): Promise<void> {
    this.parts.allowance.note(this.cost);
    if (this.#read) await this.#follow(this.#read);
    else await this.#begin(this.signal);
  }

  async #begin(signal: AbortSignal): Promise<void> {
    const session = await this.parts.openSession();
    if (!isSameOwner(this.state, toOwner(session)))
      throw new HandoffError({ code: 'otherOrganizationsChat' });
    const chat = await session.client.getChat(this.state.chat, signal);
    signal.throwIfAborted();
    const transcript = this.parts.toTranscript(session, chat.id, this.events.onEntries, signal);
    this.#read = { session, chat, transcript };
    this.events.onChat();
    await transcript.readNewest();
  }

  /** A change of status leaves an entry too, so the chat is read again only when there is a new one. */
  async #follow({ session, chat, transcript }: ReadConversation): Promise<void> {
    const { signal, parts } = this;
    const before = transcript.entries.at(-1)?.id;
    const { requests } = transcript;
    await transcript.follow();
    // The first was counted before.
    parts.allowance.note(Math.max(0, transcript.requests - requests - 1));
    if (transcript.entries.at(-1)?.id === before) return;
    parts.allowance.note();
    const now = await session.client.getChat(chat.id, signal);
    if (!signal.aborted) this.update(now);
  }
}
