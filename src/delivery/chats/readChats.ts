import type { Chat } from '../../core/chat';
import type { ChatId } from '../../core/ids';
import { watchedChatMs } from '../../core/limits';

/** When something was asked for. Turns tell what came first also where the clock stands still or is set back. */
export interface Asked {
  readonly turn: number;
  /** In milliseconds since 1970. */
  readonly atMs: number;
}

/** Chats as the API last answered, each once. */
export class ReadChats {
  readonly #chats = new Map<ChatId, Chat>();
  readonly #asked = new Map<ChatId, Asked>();
  #fresh = new Map<ChatId, Chat>();
  #turn = 0;

  get all(): ReadonlyMap<ChatId, Chat> {
    return this.#chats;
  }

  /** To be called before a request, since what is read elsewhere meanwhile is newer than its answer. */
  ask(nowMs: number): Asked {
    return { turn: ++this.#turn, atMs: nowMs };
  }

  take(chat: Chat, asked: Asked): void {
    const { turn = 0 } = this.#asked.get(chat.id) ?? {};
    if (turn > asked.turn) return;
    this.#chats.set(chat.id, chat);
    this.#asked.set(chat.id, asked);
    this.#fresh.set(chat.id, chat);
  }

  /** The chats that came since the last call. */
  takeFresh(): Chat[] {
    const fresh = [...this.#fresh.values()];
    this.#fresh = new Map();
    return fresh;
  }

  /** Forgets what was read long ago, but for these. */
  forgetOld(kept: ReadonlySet<ChatId>, nowMs: number): void {
    for (const [id, { atMs }] of this.#asked) {
      if (kept.has(id) || Math.abs(nowMs - atMs) < watchedChatMs) continue;
      this.#chats.delete(id);
      this.#asked.delete(id);
    }
  }
}
