import type { AgentId } from '../../core/ids';
import { escalationMs } from '../../core/limits';
import type { Clock } from '../../core/ports';
import type { SentLog } from '../sentLog';
import type { ChatsFeed } from './chatsFeed';
import { type News, toNews } from './news';
import { isSameOwner } from './owner';
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

/** Finds in what the feed has read what others wrote, and notes that it is told. */
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
    const { news, marks } = toNews(watched, {
      told: (chat) => seen.told(owner, chat),
      since: (chat) => escalations.find((each) => each.chat === chat)?.lastSentId,
      seen: (chat) => seen.seen(owner, chat),
      agent: toAgent(),
      ownIds: new Set(own.flatMap(({ messageIds }) => messageIds)),
    });
    for (const { chat, entryId } of marks) await seen.tell(owner, chat, entryId);
    return news;
  }
}
