import type { ChatEntry } from '../../core/chat';
import type { DisplayText } from '../../core/displayText';
import { toEntryKind } from '../../core/entryKind';
import type { AgentId, ChatId } from '../../core/ids';

/** The newest entries of a chat that is watched. */
export interface WatchedChat {
  readonly chat: ChatId;
  readonly customer: DisplayText;
  readonly entries: readonly ChatEntry[];
}

/** What somebody else wrote in one chat since it was last told; kind, author and id are those of the newest. */
export interface News {
  readonly chat: ChatId;
  readonly customer: DisplayText;
  readonly kind: 'customer' | 'note' | 'agent';
  /** Empty where the API names nobody. */
  readonly author: DisplayText;
  readonly entryId: number;
  readonly count: number;
}

/** What tells own entries and known ones from news. */
export interface Known {
  /** After which entry something is news in a chat; undefined where nobody knows, and nothing is. */
  readonly after: (chat: ChatId) => number | undefined;
  /** Up to which entry the conversation was shown, if it was. */
  readonly seen: (chat: ChatId) => number | undefined;
  readonly agent: AgentId | undefined;
  /** Messages of this extension, from the sent record and the outbox. */
  readonly ownIds: ReadonlySet<number>;
}

/** Finds what is new in each chat. */
export function toNews(watched: readonly WatchedChat[], known: Known): readonly News[] {
  return watched.flatMap((each) => {
    const after = known.after(each.chat);
    if (after === undefined) return [];
    return toNewsOf(each, Math.max(after, known.seen(each.chat) ?? 0), known) ?? [];
  });
}

function toNewsOf({ chat, customer, entries }: WatchedChat, after: number, known: Known): News | undefined {
  const fresh = entries
    .filter((entry) => entry.id > after && !isOwn(entry, known))
    .flatMap((entry) => {
      const kind = toEntryKind(entry);
      return kind === 'system' ? [] : { kind, entry };
    })
    .sort((a, b) => b.entry.id - a.entry.id);
  const [newest] = fresh;
  if (!newest) return undefined;
  const { kind, entry } = newest;
  const author = kind === 'customer' ? customer : entry.agentName;
  return { chat, customer, kind, author, entryId: entry.id, count: fresh.length };
}

/** A message as the customer has no agent, so it is known by its id only. */
function isOwn({ id, agent }: ChatEntry, known: Known): boolean {
  return known.ownIds.has(id) || (agent !== undefined && agent === known.agent);
}
