import type { ChatEntry, EntryPage } from '../../../../src/core/chat';
import type { ChatId } from '../../../../src/core/ids';
import { toEntry } from '../../messages';

/** What a server may do with a page of its transcript, by the request's number. */
export type Answer = (
  page: EntryPage,
  request: { readonly number: number; readonly offset: number; readonly limit: number },
) => EntryPage;

/** A transcript on a server, the newest entry first, that grows right before requests. */
export class EntryServer {
  entries: ChatEntry[] = [];
  requests: number[] = [];
  answer: Answer = (page) => page;
  /** How many entries come before the next requests. */
  growth: number[] = [];
  /** Requests that are under way at the same time, at most. */
  mostAtOnce = 0;
  #atOnce = 0;
  /** Ids are not next to each other, as those of an organization with other chats. */
  #lastId = 0;

  constructor(count = 0) {
    this.grow(count);
  }

  grow(count: number): void {
    for (let more = 0; more < count; more++) {
      this.#lastId += 3;
      this.entries.unshift(toEntry({ id: this.#lastId, text: `entry ${this.#lastId}` }));
    }
  }

  change(id: number, changes: Partial<ChatEntry>): void {
    this.entries = this.entries.map((entry) => (entry.id === id ? { ...entry, ...changes } : entry));
  }

  get ids(): number[] {
    return this.entries.map(({ id }) => id).reverse();
  }

  async listEntryPage(_chat: ChatId, offset: number, limit: number): Promise<EntryPage> {
    this.grow(this.growth.shift() ?? 0);
    this.requests.push(offset);
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.#atOnce);
    const entries = this.entries.slice(offset, offset + limit);
    await Promise.resolve();
    this.#atOnce--;
    const request = { number: this.requests.length, offset, limit };
    return this.answer({ entries, length: entries.length }, request);
  }
}
