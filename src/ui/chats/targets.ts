import type { Chat } from '../../core/chat';
import type { ChatId } from '../../core/ids';
import type { MemoryOwner } from '../../core/memoryOwner';
import type { OutboxMessage } from '../../core/outbox';
import type { Clock } from '../../core/ports';
import type { PinStore } from '../../delivery/chats/pin';
import type { SeenStore } from '../../delivery/chats/seenStore';
import type { Session } from '../../delivery/sessions';
import { type TargetWarning, toWarnings } from './targetCard';

/** Whom what is remembered of a session's chats belongs to. */
export function toOwner({ root, organization }: Session): MemoryOwner {
  return { origin: root.origin, organization: organization.id };
}

/** What this window knows about chats that one is about to write to. */
export class Targets {
  constructor(
    private readonly seen: SeenStore,
    private readonly pins: Pick<PinStore, 'get'>,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  /** What speaks against writing to a chat, as it was just read. */
  warn(session: Session, chat: Chat): TargetWarning[] {
    const seen = this.seen.seen(toOwner(session), chat.id);
    return toWarnings(chat, { agent: session.memory.agent?.id, seen }, this.clock.now());
  }

  /** The chat that is pinned to this workspace. */
  pinned(session: Session): ChatId | undefined {
    return this.pinnedOf(toOwner(session));
  }

  /** An organization's chat that is pinned to this workspace. */
  pinnedOf(owner: MemoryOwner): ChatId | undefined {
    return this.pins.get(owner)?.chat;
  }

  /** Notes that the user's own message is now the chat's newest: it is no news to them, if they had seen what was before it. */
  async noteSent(
    { origin, organization, chat, seenMessage }: OutboxMessage,
    messageId: number,
  ): Promise<void> {
    const owner = { origin, organization: organization.id };
    const seen = this.seen.seen(owner, chat);
    if (seen !== undefined && seen >= seenMessage) await this.seen.mark(owner, chat, messageId);
  }

  /** Notes that the conversation was shown up to an entry. */
  async noteShown(session: Session, chat: ChatId, entryId: number): Promise<void> {
    await this.seen.mark(toOwner(session), chat, entryId);
  }
}
