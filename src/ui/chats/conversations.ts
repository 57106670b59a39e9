import { type Disposable, type Uri, ViewColumn, type WebviewPanel, l10n, window } from 'vscode';
import type { Chat } from '../../core/chat';
import type { ChatId } from '../../core/ids';
import { type MemoryOwner, isSameOwner } from '../../core/memoryOwner';
import type { OutboxMessage } from '../../core/outbox';
import type { Session } from '../../delivery/sessions';
import { conversationViewType } from '../contributions';
import { type PanelState, parsePanelState, toPage, toResourceRoots } from './conversationPage';
import { ConversationPanel, type PanelParts } from './conversationPanel';
import { toOwner } from './targets';

/** The panels of conversations, one for each chat. */
export class Conversations implements Disposable {
  readonly #panels = new Map<string, { readonly state: PanelState; readonly panel: ConversationPanel }>();

  constructor(
    private readonly extension: Uri,
    private readonly parts: PanelParts,
  ) {}

  /** The session's chat whose conversation is in front, if one is. */
  activeChat(session: Session): ChatId | undefined {
    return this.activeChatOf(toOwner(session));
  }

  /** An organization's chat whose conversation is in front. */
  activeChatOf(owner: MemoryOwner): ChatId | undefined {
    const inFront = [...this.#panels.values()].find(({ panel }) => panel.isActive)?.state;
    return inFront && isSameOwner(inFront, owner) ? inFront.chat : undefined;
  }

  /** Whether there is a panel of the session's chat, also one behind others. */
  isOpen(session: Session, chat: ChatId): boolean {
    return this.#panels.has(toKey({ chat, ...toOwner(session) }));
  }

  /** Opens a chat's conversation, or brings it to the front. */
  show(session: Session, chat: ChatId): void {
    const state = { chat, ...toOwner(session) };
    const known = this.#panels.get(toKey(state));
    if (known) {
      known.panel.reveal();
      return;
    }
    const options = { enableScripts: true, localResourceRoots: toResourceRoots(this.extension) };
    const panel = window.createWebviewPanel(conversationViewType, toTitle(chat), ViewColumn.Active, {
      ...options,
      // Where one was reading is worth more than the memory.
      retainContextWhenHidden: true,
    });
    void this.#add(panel, state).read();
  }

  /** Fills a panel that VS Code has kept over a reload; what is not ours is closed. */
  restore(panel: WebviewPanel, kept: unknown): void {
    const state = parsePanelState(kept);
    if (!state || this.#panels.has(toKey(state))) {
      panel.dispose();
      return;
    }
    panel.webview.options = { enableScripts: true, localResourceRoots: toResourceRoots(this.extension) };
    this.#add(panel, state).wake();
  }

  /** Shows a chat that was read elsewhere in its panel. */
  update(owner: MemoryOwner, chat: Chat): void {
    this.#panels.get(toKey({ chat: chat.id, ...owner }))?.panel.update(chat);
  }

  /** Reads a conversation as soon as it is seen, since the user has just written there. */
  noteNews({ origin, organization, chat }: Pick<OutboxMessage, 'origin' | 'organization' | 'chat'>): void {
    this.#panels.get(toKey({ origin, organization: organization.id, chat }))?.panel.noteNews();
  }

  /** The key may be another organization's: every panel reads again, with the key there is then. */
  forget(): void {
    for (const { panel } of this.#panels.values()) panel.forget();
  }

  dispose(): void {
    for (const { panel } of this.#panels.values()) panel.dispose();
    this.#panels.clear();
  }

  #add(panel: WebviewPanel, state: PanelState): ConversationPanel {
    const key = toKey(state);
    const draw = (): void => {
      panel.webview.html = toPage(panel.webview, this.extension, state, toTitle(state.chat));
    };
    const conversation = new ConversationPanel(panel, state, this.parts, draw);
    this.#panels.set(key, { state, panel: conversation });
    panel.onDidDispose(() => {
      this.#panels.delete(key);
      conversation.dispose();
    });
    draw();
    return conversation;
  }
}

function toKey({ chat, origin, organization }: PanelState): string {
  return JSON.stringify([chat, origin, organization]);
}

/** The customer's name stays out of it, since VS Code remembers the titles of editors. */
function toTitle(chat: number): string {
  return l10n.t('Chat #{0}', chat);
}
