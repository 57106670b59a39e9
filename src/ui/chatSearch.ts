import type { Chat } from '../core/chat';
import { typingPauseMs } from '../core/limits';
import type { Client } from '../delivery/sessions';

/**
 * Looks for the chats of customers by name or e-mail, after a pause in the typing; one search replaces the other. It
 * takes two requests.
 */
export class ChatSearch {
  #stop = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #words = '';
  #isReading = false;

  constructor(
    private readonly client: Pick<Client, 'findCustomers' | 'listChatsOf'>,
    /** Called with what was found by the words that were looked for last. */
    private readonly onFound: (chats: readonly Chat[]) => void,
    private readonly onFault: (error: unknown) => void,
  ) {}

  /** Whether words are being looked for, or are about to be. */
  get isBusy(): boolean {
    return this.#timer !== undefined || this.#isReading;
  }

  /** Looks for these words, if they are others than before; the same words in other spacing are not. */
  look(words: string): void {
    const wanted = words.trim().replace(/\s+/g, ' ');
    if (wanted === this.#words) return;
    this.stop();
    this.#words = wanted;
    if (!isWorthLooking(wanted)) return;
    this.#timer = setTimeout(() => void this.#read(wanted), typingPauseMs);
  }

  /** Nothing is called any more for what was looked for before. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#words = '';
    this.#isReading = false;
    this.#stop.abort();
    this.#stop = new AbortController();
  }

  async #read(words: string): Promise<void> {
    this.#timer = undefined;
    this.#isReading = true;
    const { signal } = this.#stop;
    try {
      const customers = await this.client.findCustomers(words, signal);
      signal.throwIfAborted();
      const ids = [...new Set(customers.map(({ id }) => id))];
      const chats = await this.client.listChatsOf(ids, signal);
      if (signal.aborted) return;
      this.#isReading = false;
      this.onFound(chats);
    } catch (error) {
      if (signal.aborted) return;
      this.#isReading = false;
      this.#words = '';
      this.onFault(error);
    }
  }
}

/** One letter of an alphabet finds everybody; one sign of other scripts is a name. */
function isWorthLooking(words: string): boolean {
  return words.length > 1 || /[^\p{ASCII}]/u.test(words);
}
