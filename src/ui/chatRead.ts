import type { Chat } from '../core/chat';
import { typingPauseMs } from '../core/limits';

/** The read of a chat whose id is being typed: it begins after a pause, or at once when the id is accepted. */
export class ChatRead {
  readonly #stop = new AbortController();
  readonly #timer = setTimeout(() => this.#begin(), typingPauseMs);
  #begun = false;
  #accepted = false;

  constructor(
    private readonly read: (signal: AbortSignal) => Promise<Chat>,
    private readonly onRead: (chat: Chat, accepted: boolean) => void,
    private readonly onFault: (error: unknown) => void,
  ) {}

  /** Enter was pressed before the chat was read: it counts as soon as the chat is there. */
  accept(): void {
    this.#accepted = true;
    this.#begin();
  }

  /** Something else is typed, or the prompt is gone; nothing is called any more. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#stop.abort();
  }

  #begin(): void {
    if (this.#begun) return;
    this.#begun = true;
    clearTimeout(this.#timer);
    this.read(this.#stop.signal).then(
      (chat) => {
        if (!this.#stop.signal.aborted) this.onRead(chat, this.#accepted);
      },
      (error: unknown) => {
        if (!this.#stop.signal.aborted) this.onFault(error);
      },
    );
  }
}
