import type { Chat } from '../../core/chat';
import type { ChatId } from '../../core/ids';

/** When a conversation was last looked into, and how its chat was then known. */
export interface Look {
  /** In milliseconds since 1970. */
  readonly atMs: number;
  readonly chat: Chat | undefined;
}

/**
 * The order in which conversations are looked into: those with another last message than at the last look, then those
 * whose last look is longest ago. A note may leave the last message as it was (helpcrunch-api.md 10.12), so nothing is
 * ever left out.
 */
export function toWatchOrder(
  watched: readonly ChatId[],
  chats: ReadonlyMap<ChatId, Chat>,
  looks: ReadonlyMap<ChatId, Look>,
): ChatId[] {
  const toRank = (id: ChatId): number => (isChanged(chats.get(id), looks.get(id)) ? 0 : 1);
  const toAtMs = (id: ChatId): number => looks.get(id)?.atMs ?? 0;
  return [...watched].sort((a, b) => toRank(a) - toRank(b) || toAtMs(a) - toAtMs(b));
}

function isChanged(chat: Chat | undefined, look: Look | undefined): boolean {
  if (!chat || !look?.chat) return false;
  return chat.lastMessageId !== look.chat.lastMessageId || chat.lastMessageAtMs !== look.chat.lastMessageAtMs;
}
