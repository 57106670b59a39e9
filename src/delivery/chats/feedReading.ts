import type { EntryPage } from '../../core/chat';
import { Cancelled, type Failure, HandoffError } from '../../core/failure';
import type { ChatId } from '../../core/ids';
import { watchedEntries, watchedPagesPerReading } from '../../core/limits';
import { orCancelled } from '../../core/orCancelled';
import type { Clock } from '../../core/ports';
import type { SentLog } from '../sentLog';
import type { Allowance } from './allowance';
import type { EscalationStore } from './escalationStore';
import type { FeedPart, FeedSession } from './feedContent';
import type { FeedMemory } from './feedMemory';
import type { PinStore, PinnedChat } from './pin';

/** Whose doing a reading is; the user's is never refused because of the allowance. */
export type RefreshReason = 'hand' | 'focus' | 'interval';

/** What a reading works with. */
export interface ReadingParts {
  readonly clock: Clock;
  readonly allowance: Allowance;
  readonly pins: Pick<PinStore, 'get' | 'peek' | 'unpin' | 'rename'>;
  readonly sentLog: Pick<SentLog, 'read'>;
  readonly notes: Pick<EscalationStore, 'list' | 'removeOld'>;
  readonly circumstances: {
    /** The view is visible or a chat is pinned, and the window is focused. */
    isWatched(): boolean;
    isVisible(): boolean;
  };
  /** The pinned chat was closed or does not exist any more; it is no longer pinned. */
  readonly onPinGone: (pin: PinnedChat, why: 'closed' | 'gone') => void;
  /** For the log: errors that are no failures of the API. */
  readonly onFault: (error: unknown) => void;
}

/** One reading of everything that is due, request after request, as far as circumstances and allowance let it. */
export class FeedReading {
  readonly #failed = new Set<FeedPart>();
  /** Chats that this reading has read. */
  readonly #read = new Set<ChatId>();
  #looks = 0;
  /** The lists leave what little is left of the minute to the conversations. */
  #leavesLists = false;

  constructor(
    private readonly parts: ReadingParts,
    private readonly session: FeedSession,
    private readonly memory: FeedMemory,
    private readonly reason: RefreshReason,
    private readonly signal: AbortSignal,
    private readonly publish: () => void,
  ) {}

  /** @throws {Cancelled} */
  async run(): Promise<void> {
    await this.#part('escalations', () => this.#load());
    this.#leavesLists = this.#isLooksTurn();
    await this.#readList('recent', () => this.session.client.listRecentChats(this.signal));
    // Where the minute is almost used up, the pinned chat comes before the longer list.
    if (this.parts.allowance.left >= 3) {
      await this.#readAssigned();
      await this.#readPinned();
    } else {
      await this.#readPinned();
      await this.#readAssigned();
    }
    this.publish();
    await this.#lookAround();
    this.publish();
  }

  #load(): Promise<void> {
    return this.memory.load(this.parts.sentLog, this.parts.notes, this.parts.clock.now());
  }

  async #readAssigned(): Promise<void> {
    const { agent, client } = this.session;
    if (agent !== undefined)
      return this.#readList('assigned', () => client.listAssignedChats(agent, this.signal));
    this.memory.dropAssigned();
  }

  async #readList(
    part: 'recent' | 'assigned',
    read: () => ReturnType<FeedSession['client']['listRecentChats']>,
  ): Promise<void> {
    if (!this.#mayList()) return;
    const asked = this.memory.ask(this.parts.clock.now());
    const chats = await this.#part(part, read);
    if (!chats) return;
    this.memory.takeList(part, chats, asked);
    for (const { id } of chats) this.#read.add(id);
  }

  async #readPinned(): Promise<void> {
    const pin = this.#getPin();
    if (!pin) return;
    if (!this.#read.has(pin.chat)) {
      if (!this.#mayLook()) return;
      await this.#readChat(pin);
    }
    // What an earlier reading knew may be long over.
    const chat = this.#read.has(pin.chat) ? this.memory.getChat(pin.chat) : undefined;
    if (chat) await this.parts.pins.rename(this.memory.owner, chat);
    if (chat?.status === 'closed') await this.#unpin(pin, 'closed');
    if (this.#getPin()?.chat === pin.chat) await this.#look(pin.chat, 'pinned');
  }

  async #readChat(pin: PinnedChat): Promise<void> {
    const { client } = this.session;
    const asked = this.memory.ask(this.parts.clock.now());
    const chat = await this.#part('pinned', () => this.#orGone(pin, client.getChat(pin.chat, this.signal)));
    if (!chat) return;
    this.memory.takeChat(chat, asked);
    this.#read.add(chat.id);
  }

  async #lookAround(): Promise<void> {
    const watched = this.memory.toWatched(this.#getPin()?.chat, this.parts.clock.now());
    for (const chat of watched) {
      if (this.#looks >= watchedPagesPerReading) return;
      await this.#look(chat, 'escalations');
    }
  }

  async #look(chat: ChatId, part: 'pinned' | 'escalations'): Promise<void> {
    if (!this.#mayLook()) return;
    this.#looks++;
    this.memory.beginLook(chat, this.parts.clock.now());
    const { client } = this.session;
    const page = await this.#part(part, () =>
      client.listEntryPage(chat, 0, watchedEntries, this.signal).catch(toEmptyIfGone),
    );
    if (page) this.memory.takeNewest(chat, page.entries);
  }

  #getPin(): PinnedChat | undefined {
    return this.parts.pins.get(this.memory.owner);
  }

  async #orGone<T>(pin: PinnedChat, read: Promise<T>): Promise<T | undefined> {
    try {
      return await read;
    } catch (error) {
      if (toFailure(error)?.code !== 'chatNotFound' || this.signal.aborted) throw error;
      await this.#unpin(pin, 'gone');
      return undefined;
    }
  }

  async #unpin(pin: PinnedChat, why: 'closed' | 'gone'): Promise<void> {
    // The user may have pinned another meanwhile.
    if (this.#getPin()?.chat !== pin.chat) return;
    await this.parts.pins.unpin();
    this.parts.onPinGone(pin, why);
  }

  /** Where the minute is almost used up, lists and conversations take turns, so that neither is never read. */
  #isLooksTurn(): boolean {
    const { allowance, clock } = this.parts;
    if (this.reason === 'hand' || allowance.left >= 3) return false;
    const watched = this.memory.toWatched(undefined, clock.now());
    return watched.length > 0 && this.memory.takeTurn() === 'looks';
  }

  #mayList(): boolean {
    if (this.#leavesLists) return false;
    if (this.reason !== 'hand') return this.parts.circumstances.isVisible() && this.#mayLook();
    this.parts.allowance.note();
    return true;
  }

  #mayLook(): boolean {
    const { allowance, circumstances } = this.parts;
    if (!circumstances.isWatched()) return false;
    if (this.reason !== 'hand') return allowance.take();
    allowance.note();
    return true;
  }

  /** Reads a part; one that fails says why and holds up no other. @throws {Cancelled} */
  async #part<T>(part: FeedPart, read: () => Promise<T>): Promise<T | undefined> {
    try {
      const answer = await orCancelled(read(), this.signal);
      if (!this.#failed.has(part)) this.memory.setFault(part, undefined);
      return answer;
    } catch (error) {
      if (this.signal.aborted || error instanceof Cancelled)
        throw new Cancelled('while reading chats', { cause: error });
      const failure = toFailure(error);
      if (!failure) this.parts.onFault(error);
      this.#failed.add(part);
      this.memory.setFault(part, failure ?? { code: 'unexpected' });
      return undefined;
    }
  }
}

/** A chat that is gone has nothing new, and must not spoil the rows of the others. */
function toEmptyIfGone(error: unknown): EntryPage {
  if (toFailure(error)?.code !== 'chatNotFound') throw error;
  return { entries: [], length: 0 };
}

/** The failure that an error stands for; undefined for one that nobody has foreseen. */
export function toFailure(error: unknown): Failure | undefined {
  return error instanceof HandoffError ? error.failure : undefined;
}
