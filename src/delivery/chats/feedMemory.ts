import type { Chat, ChatEntry } from '../../core/chat';
import type { Failure } from '../../core/failure';
import type { ChatId } from '../../core/ids';
import { escalationMs, newsMs } from '../../core/limits';
import type { MemoryOwner } from '../../core/memoryOwner';
import type { SentLog, SentRecord } from '../sentLog';
import type { EscalationNote } from './escalationNote';
import type { EscalationStore } from './escalationStore';
import { type Escalation, toEscalations } from './escalations';
import type { FeedContent, FeedPart } from './feedContent';
import type { PinnedChat } from './pin';
import { type Asked, ReadChats } from './readChats';
import { type Look, toWatchOrder } from './watchOrder';

/** Everything that was read for one organization. Each chat is held once, as the last answer had it. */
export class FeedMemory {
  readonly #lists: Record<'recent' | 'assigned', readonly ChatId[]> = { recent: [], assigned: [] };
  readonly #chats = new ReadChats();
  readonly #newest = new Map<ChatId, readonly ChatEntry[]>();
  readonly #looks = new Map<ChatId, Look>();
  readonly #faults = new Map<FeedPart, Failure>();
  #records: readonly SentRecord[] = [];
  #notes: readonly EscalationNote[] = [];
  #readMs: number | undefined;
  #isTidy = false;
  #turn: 'looks' | 'lists' = 'lists';

  constructor(readonly owner: MemoryOwner) {}

  /** Whose turn it is where there is room for one only; the other comes next. */
  takeTurn(): 'looks' | 'lists' {
    this.#turn = this.#turn === 'looks' ? 'lists' : 'looks';
    return this.#turn;
  }

  /** Reads what this machine knows; no request. */
  async load(
    sentLog: Pick<SentLog, 'read'>,
    notes: Pick<EscalationStore, 'list' | 'removeOld'>,
    nowMs: number,
  ): Promise<void> {
    if (!this.#isTidy) await notes.removeOld(nowMs);
    this.#isTidy = true;
    this.#records = await sentLog.read(nowMs - escalationMs);
    this.#notes = await notes.list(this.owner);
  }

  /** To be called before a request whose answer is then taken. */
  ask(nowMs: number): Asked {
    return this.#chats.ask(nowMs);
  }

  takeList(part: 'recent' | 'assigned', chats: readonly Chat[], asked: Asked): void {
    for (const chat of chats) this.takeChat(chat, asked);
    this.#lists[part] = [...new Set(chats.map(({ id }) => id))];
    this.#readMs = asked.atMs;
  }

  /** Without an agent no chat is the agent's. */
  dropAssigned(): void {
    this.#lists.assigned = [];
    this.#faults.delete('assigned');
  }

  takeChat(chat: Chat, asked: Asked): void {
    this.#chats.take(chat, asked);
  }

  getChat(id: ChatId): Chat | undefined {
    return this.#chats.all.get(id);
  }

  /** Notes that a conversation is looked into, also where that then fails: the others must have their turn. */
  beginLook(id: ChatId, nowMs: number): void {
    this.#looks.set(id, { atMs: nowMs, chat: this.getChat(id) });
  }

  takeNewest(id: ChatId, entries: readonly ChatEntry[]): void {
    this.#newest.set(id, entries);
  }

  setFault(part: FeedPart, fault: Failure | undefined): void {
    if (fault) this.#faults.set(part, fault);
    else this.#faults.delete(part);
  }

  /** The conversations to look into beside the pinned one, the most urgent first. */
  toWatched(pinned: ChatId | undefined, nowMs: number): ChatId[] {
    const watched = this.#toEscalations(nowMs)
      .filter(({ chat, lastSentMs }) => chat !== pinned && lastSentMs > nowMs - newsMs)
      .map(({ chat }) => chat);
    return toWatchOrder(watched, this.#chats.all, this.#looks);
  }

  /** What is to be shown now, without what is no longer listed or watched. */
  toContent(pin: PinnedChat | undefined, nowMs: number): FeedContent {
    const { recent, assigned } = this.#lists;
    const escalations = this.#toEscalations(nowMs);
    const pinned = pin ? [pin.chat] : [];
    const watched = [...pinned, ...escalations.map(({ chat }) => chat)];
    this.#chats.forgetOld(new Set([...recent, ...assigned, ...pinned]), nowMs);
    keepOnly(this.#newest, watched);
    keepOnly(this.#looks, watched);
    if (!pin) this.#faults.delete('pinned');
    return {
      owner: this.owner,
      recent: this.#toChats(recent),
      assigned: this.#toChats(assigned),
      pinned: pin && { pin, chat: this.getChat(pin.chat) },
      escalations,
      chats: new Map(this.#toChats([...recent, ...assigned, ...watched]).map((chat) => [chat.id, chat])),
      fresh: this.#chats.takeFresh(),
      newest: new Map(this.#newest),
      faults: Object.fromEntries(this.#faults),
      readMs: this.#readMs,
    };
  }

  #toEscalations(nowMs: number): Escalation[] {
    return toEscalations(this.owner, this.#records, this.#notes, this.#newest, nowMs);
  }

  #toChats(ids: readonly ChatId[]): Chat[] {
    return ids.flatMap((id) => this.getChat(id) ?? []);
  }
}

function keepOnly(map: Map<ChatId, unknown>, ids: readonly ChatId[]): void {
  const kept = new Set(ids);
  for (const id of map.keys()) if (!kept.has(id)) map.delete(id);
}
