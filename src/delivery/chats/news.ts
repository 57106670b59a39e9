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

/** Up to which entry everything is told now: to be noted with `SeenStore.tell`. */
export interface ToldMark {
  readonly chat: ChatId;
  readonly entryId: number;
}

/** What tells own entries and known ones from news. */
export interface Known {
  /** Up to which entry a chat's news were told; undefined for one that was never looked into. */
  readonly told: (chat: ChatId) => number | undefined;
  /** After which entry a chat counts as watched that was never looked into, as our message there; undefined for none. */
  readonly since: (chat: ChatId) => number | undefined;
  /** Up to which entry the conversation was shown, if it was. */
  readonly seen: (chat: ChatId) => number | undefined;
  readonly agent: AgentId | undefined;
  /** Messages of this extension, from the sent record and the outbox. */
  readonly ownIds: ReadonlySet<number>;
}

/** Finds what is new, and what is to be noted as told; the first look at a chat only notes what is there. */
export function toNews(
  watched: readonly WatchedChat[],
  known: Known,
): { readonly news: readonly News[]; readonly marks: readonly ToldMark[] } {
  const news: News[] = [];
  const marks: ToldMark[] = [];
  for (const each of watched) {
    const { chat, entries } = each;
    const told = known.told(chat);
    const after = told ?? known.since(chat);
    const newestId = Math.max(0, ...entries.map(({ id }) => id));
    if (told === undefined || newestId > told) marks.push({ chat, entryId: newestId });
    if (after === undefined) continue;
    const found = toNewsOf(each, Math.max(after, known.seen(chat) ?? 0), known);
    if (found) news.push(found);
  }
  return { news, marks };
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
