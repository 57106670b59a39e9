import { l10n, type QuickPick, type QuickPickItem, window } from 'vscode';
import type { Chat } from '../core/chat';
import { type ChatReference, linkOwner, parseChatReference } from '../core/chatReference';
import { Cancelled, HandoffError } from '../core/failure';
import type { ChatId } from '../core/ids';
import { rowsSettledMs } from '../core/limits';
import type { Session } from '../delivery/sessions';
import { ChatRead } from './chatRead';
import { ChatSearch } from './chatSearch';
import { type ChatItem, matches, toChatItem, toChatItems, toSentenceItem } from './chatItems';
import { type PromptFrame, frameInput, goBack, untilAnswered } from './prompt';
import { toSentence } from './sentences';
import type { Answer } from './steps';

/** What was chosen: a chat as just read from the API, and the host of the link it was given by. */
export interface ChosenChat {
  readonly chat: Chat;
  readonly linkHost?: string;
  /** It was named by its id or link. */
  readonly isNamed: boolean;
}

/** What the chat step is shown with. */
export interface ChatFrame extends Omit<PromptFrame, 'title' | 'rows'> {
  readonly title?: string;
  /** The chat that is pinned to this workspace, if any. */
  readonly pinned?: ChatId;
  /** Rows below a chat that was named by its id or link. */
  readonly toRows?: (chat: Chat) => readonly QuickPickItem[];
}

/**
 * The chat step. For an id or a link the exact chat is the only row, and Enter before it has been read waits for it;
 * words narrow the list of known chats, and are looked for among all customers.
 */
export async function chooseChat(session: Session, frame: ChatFrame): Promise<Answer<ChosenChat>> {
  const step = new ChatStep(session, frame);
  return step.run();
}

class ChatStep {
  readonly #pick: QuickPick<ChatItem> = window.createQuickPick<ChatItem>();
  readonly #stop = new AbortController();
  readonly #search: ChatSearch;
  #assigned: readonly Chat[] = [];
  #recent: Chat[] = [];
  #found: readonly Chat[] = [];
  #isLoading = false;
  #listFault: string | undefined;
  #searchFault: string | undefined;
  /** The read of the typed id or link, ended when something else is typed. */
  #reading: ChatRead | undefined;
  /** When rows were set that VS Code has not answered for yet. */
  #rowsSetMs: number | undefined;
  #answer: (given: Answer<ChosenChat>) => void = () => undefined;
  #fail: (reason: unknown) => void = () => undefined;

  constructor(
    private readonly session: Session,
    private readonly frame: ChatFrame,
  ) {
    frameInput(this.#pick, { title: l10n.t('Choose Chat'), ...frame });
    this.#pick.placeholder = frame.placeholder;
    this.#search = new ChatSearch(
      session.client,
      (chats) => {
        this.#found = chats;
        this.#showLate();
      },
      (error) => {
        this.#searchFault = this.#toFault(error);
        this.#showLate();
      },
    );
  }

  async run(): Promise<Answer<ChosenChat>> {
    try {
      return await untilAnswered<ChosenChat>(this.#pick, (answer, fail) => {
        this.#answer = answer;
        this.#fail = fail;
        void this.#load();
        return [
          this.#pick.onDidTriggerButton((button) => goBack(button, answer)),
          this.#pick.onDidChangeValue(() => this.#show()),
          this.#pick.onDidChangeActive(() => (this.#rowsSetMs = undefined)),
          this.#pick.onDidAccept(() => this.#accept()),
        ];
      });
    } finally {
      this.#stop.abort();
      this.#reading?.stop();
      this.#search.stop();
    }
  }

  /** All before a row is shown: rows that come later would push the others down. */
  async #load(): Promise<void> {
    this.#isLoading = true;
    this.#pick.busy = true;
    const { client, memory } = this.session;
    const { signal } = this.#stop;
    const [recent, assigned] = await Promise.allSettled([
      client.listRecentChats(signal),
      memory.agent ? client.listAssignedChats(memory.agent.id, signal) : [],
    ]);
    if (recent.status === 'fulfilled') this.#recent = recent.value;
    else this.#listFault = this.#toFault(recent.reason);
    if (assigned.status === 'fulfilled') this.#assigned = assigned.value;
    await this.#addUsed();
    if (signal.aborted) return;
    this.#isLoading = false;
    this.#showLate();
  }

  #toFault(error: unknown): string | undefined {
    if (error instanceof HandoffError && error.failure.code === 'keyRejected') this.#fail(error);
    return error instanceof Cancelled ? undefined : toSentence(error);
  }

  /** Chats used last may be older than the recent ones; one that is gone is simply not offered. */
  async #addUsed(): Promise<void> {
    const { pinned } = this.frame;
    const wanted = new Set([...(pinned === undefined ? [] : [pinned]), ...this.session.memory.usedChats]);
    const known = [...this.#recent, ...this.#assigned];
    const missing = [...wanted].filter((id) => !known.some((chat) => chat.id === id));
    if (this.#listFault !== undefined) return;
    const read = await Promise.allSettled(
      missing.map((id) => this.session.client.getChat(id, this.#stop.signal)),
    );
    for (const result of read) if (result.status === 'fulfilled') this.#recent.push(result.value);
  }

  /** A typed id or link has its own row, and a read that Enter may be waiting for. */
  #showLate(): void {
    const reference = parseChatReference(this.#pick.value);
    if (reference.kind === 'words') this.#showList(reference.words);
  }

  #show(): void {
    this.#reading?.stop();
    this.#reading = undefined;
    const reference = parseChatReference(this.#pick.value);
    if (reference.kind === 'words') {
      this.#searchFault = undefined;
      this.#search.look(reference.words);
      const stillFits = (chat: Chat): boolean => reference.words !== '' && matches(chat, reference.words);
      this.#found = this.#found.filter(stillFits);
      this.#showList(reference.words);
    } else {
      this.#search.stop();
      this.#read(reference);
    }
  }

  #showList(words: string): void {
    const active = this.#pick.activeItems[0]?.chat?.id;
    this.#pick.busy = this.#isLoading || this.#search.isBusy;
    const offered = { pinned: this.frame.pinned, used: this.session.memory.usedChats };
    const chats = { assigned: this.#assigned, recent: this.#recent, found: this.#found };
    const items = toChatItems({ ...offered, ...chats }, words);
    if (items.length === 0 && !this.#pick.busy) {
      items.push(
        toSentenceItem(
          l10n.t('No chat found'),
          l10n.t('Type a part of the name or e-mail, an id, #id or a chat link.'),
        ),
      );
    }
    const fault = this.#searchFault ?? this.#listFault;
    if (fault !== undefined) items.push(toSentenceItem(l10n.t('Some chats are missing'), fault));
    this.#pick.items = items;
    this.#rowsSetMs = performance.now();
    // New rows would move the selection to the first one, under the fingers of somebody about to press Enter.
    const same = items.find((item) => item.chat !== undefined && item.chat.id === active);
    if (same) this.#pick.activeItems = [same];
  }

  #read(reference: Exclude<ChatReference, { kind: 'words' }>): void {
    if (reference.kind === 'link' && linkOwner(reference.host, this.session.organization) === 'another') {
      const row = toSentenceItem(
        l10n.t('This link is of another organization'),
        l10n.t('Your key is not for it.'),
      );
      this.#pick.items = [row];
      return;
    }
    this.#pick.items = [toSentenceItem(l10n.t('Reading chat #{0}…', reference.chat))];
    this.#reading = new ChatRead(
      (signal) => this.session.client.getChat(reference.chat, signal),
      (chat, accepted) => {
        this.#pick.items = [toChatItem(chat), ...(this.frame.toRows?.(chat) ?? [])];
        if (accepted) this.#choose(chat);
      },
      (error) => {
        this.#reading = undefined;
        this.#pick.items = [
          toSentenceItem(l10n.t('Chat #{0} cannot be chosen', reference.chat), toSentence(error)),
        ];
      },
    );
  }

  #accept(): void {
    const reference = parseChatReference(this.#pick.value);
    const chosen = this.#pick.selectedItems[0]?.chat;
    if (reference.kind === 'words') {
      if (chosen && this.#isShown(chosen, reference.words)) void this.#readChosen(chosen.id);
    } else if (chosen?.id === reference.chat) {
      this.#choose(chosen);
    } else {
      if (!this.#reading) this.#read(reference);
      this.#reading?.accept();
    }
  }

  /**
   * Whether the row is the one the user saw. VS Code names rows by their place, so an Enter that crosses new rows on the
   * way names a chat of the old place in the new list; it is ignored until VS Code has answered for the new rows.
   */
  #isShown(chat: Chat, words: string): boolean {
    const answered = this.#rowsSetMs === undefined || performance.now() - this.#rowsSetMs > rowsSettledMs;
    return answered && (matches(chat, words) || this.#found.includes(chat));
  }

  /** The list may be minutes old; what goes on is the chat as it is now. */
  async #readChosen(id: ChatId): Promise<void> {
    this.#pick.enabled = false;
    this.#pick.busy = true;
    try {
      const chat = await this.session.client.getChat(id, this.#stop.signal);
      this.#answer({ value: { chat, isNamed: false } });
    } catch (error) {
      this.#fail(error);
    }
  }

  #choose(chat: Chat): void {
    const reference = parseChatReference(this.#pick.value);
    const link = reference.kind === 'link' ? { linkHost: reference.host } : {};
    this.#answer({ value: { chat, isNamed: true, ...link } });
  }
}
