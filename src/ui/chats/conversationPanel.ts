import { Disposable, type WebviewPanel, env, window } from 'vscode';
import type { Chat, ChatEntry } from '../../core/chat';
import type { ToView } from '../../core/conversationView';
import { Cancelled, HandoffError } from '../../core/failure';
import type { ChatId } from '../../core/ids';
import type { MessageType } from '../../core/message';
import type { Clock } from '../../core/ports';
import type { TranscriptChange } from '../../delivery/chats/transcriptEntries';
import type { Session } from '../../delivery/sessions';
import { toSentence } from '../sentences';
import type { Toasts } from '../toasts';
import { ConversationReader, type ReaderParts } from './conversationReader';
import { toHeadView, toStateLine, toViewWords } from './conversationWords';
import type { PanelState } from './conversationPage';
import { toClipboardText } from './copyUserId';
import { type DrawnEntry, toDrawnEntry } from './entryViews';
import type { OpenLink } from './openLink';
import { parseFromView } from './parseFromView';
import { ReadRhythm } from './readRhythm';
import type { Targets } from './targets';

/** What a panel works with. */
export interface PanelParts extends ReaderParts {
  readonly targets: Targets;
  readonly openLink: OpenLink;
  readonly toasts: Toasts;
  readonly onFault: (error: unknown) => void;
  readonly clock: Clock;
  readonly refreshMs: () => number;
  readonly reply: (session: Session, chat: Chat, type: MessageType) => Promise<void>;
  /** To be called when entries of a chat were shown. */
  readonly onShown: (chat: ChatId) => void;
}

/** One conversation in its panel: reads it while it is seen, and does what its buttons and links say. */
export class ConversationPanel implements Disposable {
  readonly #drawn = new Map<number, DrawnEntry & { readonly atMs: number | undefined }>();
  #isDisposed = false;
  readonly #listeners: Disposable;
  readonly #reader: ConversationReader;
  #isReady = false;
  #isReading = false;
  #fault: string | undefined;
  readonly #rhythm: ReadRhythm;

  constructor(
    private readonly panel: WebviewPanel,
    state: PanelState,
    private readonly parts: PanelParts,
    private readonly drawPage: () => void,
  ) {
    this.#reader = new ConversationReader(state, parts, {
      onChat: () => this.#postHead(),
      onEntries: (change) => this.#onChange(change),
    });
    this.#rhythm = new ReadRhythm({
      ...parts,
      isSeen: () => panel.visible && window.state.focused && !this.#isReading,
      cost: () => this.#reader.cost,
      read: () => this.read(),
    });
    this.#listeners = Disposable.from(
      panel.webview.onDidReceiveMessage((message: unknown) => this.#take(message)),
      panel.onDidChangeViewState(() => this.wake()),
      window.onDidChangeWindowState(() => this.wake()),
    );
  }

  get isActive(): boolean {
    return this.panel.active;
  }

  reveal(): void {
    this.panel.reveal();
    void this.read();
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#reader.forget();
    this.#rhythm.stop();
    this.#listeners.dispose();
  }

  /** To be called when somebody may see it again, or does not any more. */
  wake(): void {
    this.#rhythm.wake();
  }

  /** Shows a chat that was read elsewhere, such as with another status. */
  update(chat: Chat): void {
    this.#reader.update(chat);
  }

  /** There is something that was not read yet: it is read as soon as it is seen. */
  noteNews(): void {
    this.#rhythm.noteNews();
  }

  /** Forgets the key it was read with, and reads again when it is seen. */
  forget(): void {
    this.#reader.forget();
    this.#startAnew();
    this.#rhythm.forget();
  }

  /** Reads what is new, or everything at first, because the user asks for it. */
  async read(): Promise<void> {
    await this.#run(async () => {
      await this.#reader.read();
      // An empty conversation has no entry that would tell it.
      if (this.#drawn.size === 0) this.#postEntries([]);
    });
  }

  async #readOlder(): Promise<void> {
    await this.#run(() => this.#reader.current?.transcript.readOlder() ?? Promise.resolve());
  }

  /** One reading at a time; its fault stands in the panel's last line, where it disturbs nobody. */
  async #run(read: () => Promise<unknown>): Promise<void> {
    if (this.#isReading) return;
    this.#isReading = true;
    const { signal } = this.#reader;
    this.#rhythm.stop();
    this.#postState();
    try {
      await read();
      this.#fault = undefined;
    } catch (error) {
      if (!signal.aborted) this.#noteFault(error);
    }
    this.#isReading = false;
    if (this.#isDisposed) return;
    // The key was changed meanwhile: what was read is for another one.
    if (signal.aborted) this.#rhythm.forget();
    else this.#rhythm.noteRead();
    this.#postState();
  }

  #noteFault(error: unknown): void {
    if (error instanceof Cancelled) return;
    this.#fault = toSentence(error);
    if (!(error instanceof HandoffError)) this.parts.onFault(error);
  }

  #onChange({ added, changed, dropped, isRestart }: TranscriptChange): void {
    if (isRestart) this.#startAnew();
    for (const id of dropped) this.#drawn.delete(id);
    this.#onEntries([...added, ...changed].sort((a, b) => a.id - b.id));
  }

  /** So much came at once that there would be a gap: the page is drawn from its beginning, and says that it is ready. */
  #startAnew(): void {
    this.#drawn.clear();
    this.#isReady = false;
    this.drawPage();
  }

  #onEntries(entries: readonly ChatEntry[]): void {
    const customer = this.#reader.current?.chat.customer;
    if (customer === undefined) return;
    const drawn = entries.map((entry) => ({ ...toDrawnEntry(entry, customer), atMs: entry.atMs }));
    for (const entry of drawn) this.#drawn.set(entry.view.id, entry);
    this.#postEntries(drawn);
  }

  #take(message: unknown): void {
    const parsed = parseFromView(message);
    if (!parsed) return;
    this.#act(parsed).catch((error: unknown) => {
      if (!(error instanceof Cancelled)) this.parts.toasts.failed(error);
    });
  }

  async #act(message: NonNullable<ReturnType<typeof parseFromView>>): Promise<void> {
    switch (message.kind) {
      case 'ready':
        this.#isReady = true;
        this.#post({ kind: 'words', words: toViewWords() });
        this.#postHead();
        if (this.#reader.current) this.#postEntries([...this.#drawn.values()]);
        this.#postState();
        return;
      case 'older':
        return this.#readOlder();
      case 'open': {
        const entry = this.#drawn.get(message.entry);
        const target = entry?.links[message.link];
        return target && this.parts.openLink.open(target, entry.atMs);
      }
      case 'copy':
        // Only one line offers it.
        await env.clipboard.writeText(toClipboardText(this.#reader.current?.chat.userId ?? ''));
        return;
      case 'replyAsNote':
        return this.#reply('private');
      case 'replyToCustomer':
        return this.#reply('message');
    }
  }

  async #reply(type: MessageType): Promise<void> {
    const { current } = this.#reader;
    if (current) await this.parts.reply(current.session, current.chat, type);
  }

  #postHead(): void {
    const { current } = this.#reader;
    if (!current) return;
    const { session, chat } = current;
    this.#post({ kind: 'head', head: toHeadView(chat, this.parts.targets.warn(session, chat)) });
  }

  #postEntries(entries: readonly DrawnEntry[]): void {
    const { current } = this.#reader;
    if (!current || !this.#isReady) return;
    const { session, chat, transcript } = current;
    this.#post({ kind: 'entries', entries: entries.map(({ view }) => view), hasOlder: transcript.hasOlder });
    const newest = Math.max(0, ...this.#drawn.keys());
    if (newest === 0 || !this.panel.visible) return;
    this.parts.onShown(chat.id);
    void this.parts.targets.noteShown(session, chat.id, newest);
  }

  #postState(): void {
    const line = this.#fault ?? toStateLine(this.#rhythm.readMs);
    this.#post({ kind: 'state', line, isFault: this.#fault !== undefined, isReading: this.#isReading });
  }

  #post(message: ToView): void {
    if (this.#isReady) void this.panel.webview.postMessage(message);
  }
}
