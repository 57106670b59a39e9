import type { Chat } from '../../core/chat';
import { type DisplayText, toDisplayText } from '../../core/displayText';
import { type ChatId, toChatId } from '../../core/ids';
import { pinAskedAfterMs } from '../../core/limits';
import { type MemoryOwner, isSameOwner, parseOwner } from '../../core/memoryOwner';
import type { Clock, KeyValue } from '../../core/ports';
import { toLoose } from '../parseStored';

/** Where a workspace's memory holds its pin. */
export const pinEntry = 'helpcrunch.pin';

/** The chat that a workspace's notes go to. Times are in milliseconds since 1970. */
export interface PinnedChat {
  readonly chat: ChatId;
  readonly customer: DisplayText;
  readonly pinnedMs: number;
  /** When the user last said that this is the chat. */
  readonly confirmedMs: number;
}

type Stored = PinnedChat & MemoryOwner;

/** The one pin of a workspace, in the workspace's own memory, so that no other workspace has it. */
export class PinStore {
  constructor(
    private readonly store: KeyValue,
    private readonly clock: Clock,
  ) {}

  /** The organization's pin; another's is none. */
  get(owner: MemoryOwner): PinnedChat | undefined {
    const pin = this.peek();
    return pin && isSameOwner(pin, owner) ? toPinned(pin) : undefined;
  }

  /** The pin with whom it belongs to, for the status bar before a session is open: not to be sent to. */
  peek(): Stored | undefined {
    return parsePin(this.store.get(pinEntry));
  }

  /** Pins a chat, and gives the other one that it replaces, if any. */
  async pin(owner: MemoryOwner, chat: Pick<Chat, 'id' | 'customer'>): Promise<PinnedChat | undefined> {
    const before = this.get(owner);
    const nowMs = this.clock.now();
    const pin = { chat: chat.id, customer: chat.customer, pinnedMs: nowMs, confirmedMs: nowMs };
    await this.#write({ ...pin, ...toOwner(owner) });
    return before?.chat === chat.id ? undefined : before;
  }

  /** Notes that the user has said that this is the chat; a chat that is given must still be the pinned one. */
  async confirm(owner: MemoryOwner, chat?: ChatId): Promise<void> {
    const pin = this.get(owner);
    if (pin && isMeant(pin, chat))
      await this.#write({ ...pin, ...toOwner(owner), confirmedMs: this.clock.now() });
  }

  /** Takes over a changed name of the pinned customer. */
  async rename(owner: MemoryOwner, chat: Pick<Chat, 'id' | 'customer'>): Promise<void> {
    const pin = this.get(owner);
    if (pin?.chat !== chat.id || pin.customer === chat.customer) return;
    await this.#write({ ...pin, ...toOwner(owner), customer: chat.customer });
  }

  /** Removes the pin, whoever it belongs to, and gives it; where another chat is pinned than a given one, nothing happens. */
  async unpin(chat?: ChatId): Promise<PinnedChat | undefined> {
    const before = this.peek();
    if (before && !isMeant(before, chat)) return undefined;
    await this.store.update(pinEntry, undefined);
    return before && toPinned(before);
  }

  /** Whether the user is to be asked first: it was long ago, or nobody knows how long since the clock was set back. */
  needsQuestion({ confirmedMs }: PinnedChat): boolean {
    const ageMs = this.clock.now() - confirmedMs;
    return ageMs < 0 || ageMs > pinAskedAfterMs;
  }

  async #write(pin: Stored): Promise<void> {
    await this.store.update(pinEntry, { version: 1, ...pin });
  }
}

/** Another window, or the user meanwhile, may have pinned another chat. */
function isMeant(pin: PinnedChat, chat: ChatId | undefined): boolean {
  return chat === undefined || pin.chat === chat;
}

function toPinned({ chat, customer, pinnedMs, confirmedMs }: PinnedChat): PinnedChat {
  return { chat, customer, pinnedMs, confirmedMs };
}

function toOwner({ origin, organization }: MemoryOwner): MemoryOwner {
  return { origin, organization };
}

function parsePin(stored: unknown): Stored | undefined {
  const value = toLoose(stored);
  const { version, customer, pinnedMs, confirmedMs } = value;
  const owner = parseOwner(value);
  const chat = toChatId(value['chat']);
  if (version !== 1 || !owner || chat === undefined || typeof customer !== 'string') return undefined;
  if (!Number.isFinite(pinnedMs) || !Number.isFinite(confirmedMs)) return undefined;
  return {
    ...owner,
    chat,
    customer: toDisplayText(customer),
    pinnedMs: pinnedMs as number,
    confirmedMs: confirmedMs as number,
  };
}
