import type { AgentId, ChatId } from '../../core/ids';
import { escalationMs, toldCountsMs } from '../../core/limits';
import { type MemoryOwner, isSameOwner } from '../../core/memoryOwner';
import type { Clock } from '../../core/ports';
import type { SentLog } from '../sentLog';
import type { ChatsFeed } from './chatsFeed';
import { type News, toNews } from './news';
import type { SeenStore } from './seenStore';

/** What news are found with. */
export interface NewsWatchParts {
  readonly feed: Pick<ChatsFeed, 'content'>;
  readonly seen: SeenStore;
  readonly sentLog: Pick<SentLog, 'read'>;
  readonly clock: Pick<Clock, 'now'>;
  /** The agent that the user posts as. */
  readonly toAgent: () => AgentId | undefined;
}

/** Finds in what the feed has read what others wrote, and notes that it is told. It remembers nothing itself. */
export class NewsWatch {
  constructor(private readonly parts: NewsWatchParts) {}

  /** What is new since the last look; to be called one after the other. */
  async look(): Promise<readonly News[]> {
    const { feed, seen, sentLog, toAgent, clock } = this.parts;
    const { owner, newest, chats, escalations, pinned } = feed.content;
    if (!owner || newest.size === 0) return [];
    const names = new Map([
      ...escalations.map(({ chat, customer }) => [chat, customer] as const),
      ...(pinned ? [[pinned.pin.chat, pinned.pin.customer] as const] : []),
      ...[...chats.values()].map(({ id, customer }) => [id, customer] as const),
    ]);
    const watched = [...newest].flatMap(([chat, entries]) => {
      const customer = names.get(chat);
      return customer === undefined ? [] : { chat, customer, entries };
    });
    const records = await sentLog.read(clock.now() - escalationMs);
    const own = records.filter(({ origin, organization }) =>
      isSameOwner({ origin, organization: organization.id }, owner),
    );
    const news = toNews(watched, {
      after: (chat) => this.#toAfter(owner, chat, escalations.find((each) => each.chat === chat)?.lastSentId),
      seen: (chat) => seen.seen(owner, chat),
      agent: toAgent(),
      ownIds: new Set(own.flatMap(({ messageIds }) => messageIds)),
    });
    for (const { chat, entries } of watched) {
      const newestId = Math.max(0, ...entries.map(({ id }) => id));
      await seen.tell(owner, chat, newestId, clock.now());
    }
    return news;
  }

  /** The first look at a chat, or the first for long, tells what came after our last message there; without one, nothing. */
  #toAfter(owner: MemoryOwner, chat: ChatId, ownId: number | undefined): number | undefined {
    const { seen, clock } = this.parts;
    const told = seen.told(owner, chat);
    if (told && clock.now() - told.atMs < toldCountsMs) return told.entryId;
    return ownId === undefined ? undefined : Math.max(ownId, told?.entryId ?? 0);
  }
}
