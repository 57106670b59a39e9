import type { Chat, ChatEntry, EntryPage } from '../../../../src/core/chat';
import { HandoffError } from '../../../../src/core/failure';
import { type AgentId, type ChatId, toChatId } from '../../../../src/core/ids';
import { Allowance } from '../../../../src/delivery/chats/allowance';
import { ChatsFeed, type FeedParts } from '../../../../src/delivery/chats/chatsFeed';
import { EscalationStore } from '../../../../src/delivery/chats/escalationStore';
import type { ChatReader, FeedSession } from '../../../../src/delivery/chats/feedContent';
import { PinStore } from '../../../../src/delivery/chats/pin';
import { SentLog } from '../../../../src/delivery/sentLog';
import { FakeClock, settled } from '../../fakes/fakeClock';
import { MemoryFolder } from '../../fakes/memoryFolder';
import { MemoryKeyValue } from '../../fakes/memoryKeyValue';
import { agentId, chatId, toChat, toEntry } from '../../messages';
import { say } from '../../outboxMessages';
import { acme } from './owners';

/** A server of a few chats, which notes every request with its time. */
export class FeedServer implements ChatReader {
  readonly requests: { readonly name: string; readonly atMs: number }[] = [];
  readonly chats = new Map<number, Chat>();
  readonly entries = new Map<number, readonly ChatEntry[]>();
  recent: number[] = [];
  assigned: number[] = [];
  /** What a request fails with, by its name. */
  readonly errors = new Map<string, Error>();
  #gate: Promise<void> = Promise.resolve();

  constructor(private readonly clock: FakeClock) {}

  /** The requests since the last call. */
  take(): string[] {
    return this.requests.splice(0).map(({ name }) => name);
  }

  /** Answers nothing until the result is called. */
  hold(): () => void {
    let release = (): void => undefined;
    this.#gate = new Promise((resolve) => (release = resolve));
    return release;
  }

  put(changes: Partial<Chat> & { readonly id: ChatId }): void {
    this.chats.set(changes.id, toChat({ ...this.chats.get(changes.id), ...changes }));
  }

  getChat(id: ChatId): Promise<Chat> {
    return this.#answer(`chat ${id}`, () => this.#chat(id));
  }

  listRecentChats(): Promise<Chat[]> {
    return this.#answer('recent', () => this.recent.map((id) => this.#chat(id)));
  }

  listAssignedChats(agent: AgentId): Promise<Chat[]> {
    return this.#answer(`assigned ${agent}`, () => this.assigned.map((id) => this.#chat(id)));
  }

  listEntryPage(chat: ChatId): Promise<EntryPage> {
    return this.#answer(`page ${chat}`, () => {
      const entries = this.entries.get(chat) ?? [];
      return { entries, length: entries.length };
    });
  }

  #chat(id: number): Chat {
    const chat = this.chats.get(id);
    if (!chat) throw new HandoffError({ code: 'chatNotFound', chat: id });
    return chat;
  }

  async #answer<T>(name: string, toAnswer: () => T): Promise<T> {
    this.requests.push({ name, atMs: this.clock.now() });
    await this.#gate;
    const error = this.errors.get(name);
    if (error) throw error;
    return toAnswer();
  }
}

/** A window with a feed: focused, and the view visible, until a test says otherwise. */
export class FeedWorld {
  readonly clock = new FakeClock();
  readonly server = new FeedServer(this.clock);
  readonly pins = new PinStore(new MemoryKeyValue(), this.clock);
  readonly sentLog = new SentLog(new MemoryFolder());
  readonly notes = new EscalationStore(new MemoryFolder());
  readonly allowance = new Allowance(this.clock);
  readonly gone: string[] = [];
  readonly faults: unknown[] = [];
  isFocused = true;
  isVisible = true;
  refreshMs = 30_000;
  owner = acme;
  agent: AgentId | undefined = agentId(7);
  hasKey = true;
  sessionError: Error | undefined;
  sessions = 0;
  readonly feed: ChatsFeed;

  constructor(changes: Partial<FeedParts> = {}) {
    const { clock, pins, sentLog, notes, allowance } = this;
    this.feed = new ChatsFeed({
      ...{ clock, pins, sentLog, notes, allowance },
      circumstances: {
        isWatched: () => this.isFocused && (this.isVisible || this.pins.peek() !== undefined),
        isVisible: () => this.isVisible,
        refreshMs: () => this.refreshMs,
        toSession: () => this.#toSession(),
      },
      onPinGone: (pin, why) => this.gone.push(`${pin.chat} ${why}`),
      onFault: (error) => this.faults.push(error),
      ...changes,
    });
    for (const id of [1, 2, 3]) this.server.put({ id: chatId(id) });
    this.server.recent = [1, 2];
    this.server.assigned = [2, 3];
    this.server.entries.set(1, [toEntry({ id: 20 })]);
  }

  /** Wakes the feed, and lets everything happen that needs no time. */
  async wake(): Promise<string[]> {
    this.feed.wake();
    return this.settle();
  }

  async settle(): Promise<string[]> {
    for (let turn = 0; turn < 5; turn++) await settled();
    return this.server.take();
  }

  async pass(ms: number): Promise<string[]> {
    await this.clock.pass(ms);
    return this.settle();
  }

  pin(id: number): Promise<unknown> {
    return this.pins.pin(this.owner, toChat({ id: chatId(id) }));
  }

  /** Records a message to a chat. */
  async sent(id: number, agoMs = 0, messageId = 20): Promise<void> {
    const message = say(id, { chat: toChatId(id) ?? chatId(1) });
    await this.sentLog.add(message, messageId, this.clock.now() - agoMs, false);
  }

  async #toSession(): Promise<FeedSession | undefined> {
    this.sessions++;
    await Promise.resolve();
    if (this.sessionError) throw this.sessionError;
    const { owner, agent, server } = this;
    return this.hasKey ? { owner, agent, client: server } : undefined;
  }
}

/** The ids of chats. */
export function toIds(chats: readonly Chat[]): number[] {
  return chats.map(({ id }) => id);
}
