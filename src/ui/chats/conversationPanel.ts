import { Disposable, type WebviewPanel, env, window } from 'vscode';
import type { Chat, ChatEntry } from '../../core/chat';
import type { ToView } from '../../core/conversationView';
import { Cancelled, HandoffError } from '../../core/failure';
import type { ChatId } from '../../core/ids';
import type { MessageType } from '../../core/message';
import type { Clock } from '../../core/ports';
import type { Allowance } from '../../delivery/chats/allowance';
import type { Transcript } from '../../delivery/chats/transcript';
import type { TranscriptChange } from '../../delivery/chats/transcriptEntries';
import type { Session } from '../../delivery/sessions';
import { toSentence } from '../sentences';
import type { Toasts } from '../toasts';
import { toHeadView, toStateLine, toViewWords } from './conversationWords';
import type { PanelState } from './conversationPage';
import { toClipboardText } from './copyUserId';
import { type DrawnEntry, toDrawnEntry } from './entryViews';
import type { OpenLink } from './openLink';
import { parseFromView } from './parseFromView';
import { ReadRhythm } from './readRhythm';
import { type Targets, toOwner } from './targets';

/** What a panel works with. */
export interface PanelParts {
  readonly openSession: () => Promise<Session>;
  readonly toTranscript: (
    session: Session,
    chat: ChatId,
    onChange: (change: TranscriptChange) => void,
    signal: AbortSignal,
  ) => Transcript;
  readonly targets: Targets;
  readonly openLink: OpenLink;
  readonly toasts: Toasts;
  readonly onFault: (error: unknown) => void;
  readonly clock: Clock;
  readonly allowance: Allowance;
  readonly refreshMs: () => number;
  readonly reply: (session: Session, chat: Chat, type: MessageType) => Promise<void>;
  /** To be called when entries of a chat were shown. */
  readonly onShown: (chat: ChatId) => void;
}

interface Loaded {
  readonly session: Session;
  readonly chat: Chat;
  readonly transcript: Transcript;
}

/** One conversation in its panel: reads it while it is seen, and does what its buttons and links say. */
export class ConversationPanel implements Disposable {
  readonly #drawn = new Map<number, DrawnEntry & { readonly atMs: number | undefined }>();
  #stop = new AbortController();
  #isDisposed = false;
  readonly #listeners: Disposable;
  #loaded: Loaded | undefined;
  #isReady = false;
  #isReading = false;
  #fault: string | undefined;
  readonly #rhythm: ReadRhythm;

  constructor(
    private readonly panel: WebviewPanel,
    private readonly state: PanelState,
    private readonly parts: PanelParts,
    private readonly drawPage: () => void,
  ) {
    this.#rhythm = new ReadRhythm({
      ...parts,
      isSeen: () => panel.visible && window.state.focused && !this.#isReading,
      cost: () => this.#cost,
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
    this.#stop.abort();
    this.#rhythm.stop();
    this.#listeners.dispose();
  }

  /** To be called when somebody may see it again, or does not any more. */
  wake(): void {
    this.#rhythm.wake();
  }

  /** Shows a chat that was read elsewhere, such as with another status. */
  update(chat: Chat): void {
    if (!this.#loaded || chat.id !== this.#loaded.chat.id) return;
    this.#loaded = { ...this.#loaded, chat };
    this.#postHead();
  }

  /** Forgets the key it was read with, and reads again when it is seen. */
  forget(): void {
    this.#stop.abort();
    this.#stop = new AbortController();
    this.#loaded = undefined;
    this.#startAnew();
    this.#rhythm.forget();
  }

  /** Reads what is new, or everything at first, because the user asks for it. */
  async read(): Promise<void> {
    if (!this.#isReading) this.parts.allowance.note(this.#cost);
    await this.#run(async () => {
      if (!this.#loaded) await this.#load();
      else await this.#follow(this.#loaded);
    });
  }

  /** The chat itself is read once. */
  get #cost(): number {
    return this.#loaded ? 1 : 2;
  }

  async #load(): Promise<void> {
    const { signal } = this.#stop;
    const session = await this.parts.openSession();
    const { origin, organization } = toOwner(session);
    if (origin !== this.state.origin || organization !== this.state.organization)
      throw new HandoffError({ code: 'otherOrganizationsChat' });
    const chat = await session.client.getChat(this.state.chat, signal);
    signal.throwIfAborted();
    const transcript = this.parts.toTranscript(session, chat.id, (change) => this.#onChange(change), signal);
    this.#loaded = { session, chat, transcript };
    this.#postHead();
    await transcript.readNewest();
    // An empty conversation has no entry that would tell it.
    this.#postEntries([]);
  }

  /** A change of status leaves an entry too, so the chat is read again only when there is a new one. */
  async #follow({ session, chat, transcript }: Loaded): Promise<void> {
    const { signal } = this.#stop;
    const before = transcript.entries.at(-1)?.id;
    const { requests } = transcript;
    await transcript.follow();
    // The first was counted before.
    this.parts.allowance.note(Math.max(0, transcript.requests - requests - 1));
    if (transcript.entries.at(-1)?.id === before) return;
    this.parts.allowance.note();
    const now = await session.client.getChat(chat.id, signal);
    if (!signal.aborted) this.update(now);
  }

  async #readOlder(): Promise<void> {
    await this.#run(() => this.#loaded?.transcript.readOlder() ?? Promise.resolve());
  }

  /** One reading at a time; its fault stands in the panel's last line, where it disturbs nobody. */
  async #run(read: () => Promise<unknown>): Promise<void> {
    if (this.#isReading) return;
    this.#isReading = true;
    const { signal } = this.#stop;
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
    const customer = this.#loaded?.chat.customer;
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
        if (this.#loaded) this.#postEntries([...this.#drawn.values()]);
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
        if (this.#loaded) await env.clipboard.writeText(toClipboardText(this.#loaded.chat.userId));
        return;
      case 'replyAsNote':
        return this.#reply('private');
      case 'replyToCustomer':
        return this.#reply('message');
    }
  }

  async #reply(type: MessageType): Promise<void> {
    if (this.#loaded) await this.parts.reply(this.#loaded.session, this.#loaded.chat, type);
  }

  #postHead(): void {
    if (!this.#loaded) return;
    const { session, chat } = this.#loaded;
    this.#post({ kind: 'head', head: toHeadView(chat, this.parts.targets.warn(session, chat)) });
  }

  #postEntries(entries: readonly DrawnEntry[]): void {
    if (!this.#loaded || !this.#isReady) return;
    const { session, chat, transcript } = this.#loaded;
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
