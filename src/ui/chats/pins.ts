import { type Disposable, StatusBarAlignment, commands, l10n, window } from 'vscode';
import type { Chat } from '../../core/chat';
import type { ChatId } from '../../core/ids';
import { Cancelled, HandoffError } from '../../core/failure';
import type { MemoryOwner } from '../../core/memoryOwner';
import type { Clock } from '../../core/ports';
import type { PinStore, PinnedChat } from '../../delivery/chats/pin';
import type { Session } from '../../delivery/sessions';
import { readChat } from '../chatTarget';
import { type CommandId, hasPinnedChatContext } from '../contributions';
import { choose } from '../prompt';
import type { NextStep, Toasts } from '../toasts';
import { ageWords, chatName } from '../words';
import { OwnChat } from './ownChat';
import { toOwner } from './targets';

/** What pins are shown with. */
export interface PinParts {
  readonly store: PinStore;
  /** Whom the key in use belongs to, without a request. */
  readonly peekOwner: () => Promise<MemoryOwner | undefined>;
  readonly toasts: Toasts;
  readonly clock: Pick<Clock, 'now'>;
  /** To be called after every change. */
  readonly onChange: () => void;
}

/** The chat that is pinned to this workspace: in the status bar, and where notes go without a prompt. */
export class Pins implements Disposable {
  readonly #item = window.createStatusBarItem('helpcrunch.pin', StatusBarAlignment.Left, 1);

  /** The pin as it was shown last. */
  #shown = '';

  constructor(private readonly parts: PinParts) {
    this.#item.name = l10n.t('HelpCrunch: Pinned Chat');
  }

  dispose(): void {
    this.#item.dispose();
  }

  /** Shows in the status bar what is pinned now. */
  async update(): Promise<void> {
    const owner = await this.parts.peekOwner().catch(() => undefined);
    const pin = owner && this.parts.store.get(owner);
    const shown = JSON.stringify(pin ?? null);
    if (shown === this.#shown) return;
    this.#shown = shown;
    // At once: whoever finds that nothing has changed since must find it in the status bar, too.
    if (owner && pin) this.#show(owner, pin);
    else this.#item.hide();
    await commands.executeCommand('setContext', hasPinnedChatContext, pin !== undefined);
  }

  #show(owner: MemoryOwner, pin: PinnedChat): void {
    const command: CommandId = 'helpcrunch.showConversation';
    this.#item.command = { title: '', command, arguments: [new OwnChat(owner, pin.chat)] };
    this.#item.text = `$(pinned) ${pin.customer}`;
    this.#item.tooltip = l10n.t(
      'Notes from this workspace go to {0}. Click to read it.',
      chatName(pin.chat, pin.customer),
    );
    this.#item.accessibilityInformation = {
      label: l10n.t('Pinned: {0}', chatName(pin.chat, pin.customer)),
      role: 'button',
    };
    this.#item.show();
  }

  /** Pins a chat that was just read, and says what for and which one it replaces. */
  async pin(session: Session, chat: Chat): Promise<void> {
    if (chat.status === 'closed') {
      const closed = l10n.t('Chat #{0} ({1}) is closed, so it cannot be pinned.', chat.id, chat.customer);
      this.parts.toasts.done(closed);
      return;
    }
    const replaced = await this.parts.store.pin(toOwner(session), chat);
    await this.#changed();
    const name = chatName(chat.id, chat.customer);
    this.parts.toasts.done(
      replaced
        ? l10n.t(
            'Pinned {0} in place of {1}. Notes from this workspace go there.',
            name,
            chatName(replaced.chat, replaced.customer),
          )
        : l10n.t('Pinned {0}. Notes from this workspace go there.', name),
      toStep(l10n.t('Unpin'), 'helpcrunch.unpinChat', new OwnChat(toOwner(session), chat.id)),
    );
  }

  /** Unpins what is pinned, or this chat if it still is. */
  async unpin(chat?: ChatId): Promise<void> {
    const pin = await this.parts.store.unpin(chat);
    await this.#changed();
    if (pin) this.parts.toasts.done(l10n.t('Unpinned {0}.', chatName(pin.chat, pin.customer)));
  }

  /**
   * Reads the pinned chat for a note that goes there without a prompt. Undefined where nothing is pinned any more, or
   * where the user would rather choose: the prompts then ask.
   */
  async take(session: Session): Promise<Chat | undefined> {
    const owner = toOwner(session);
    const pin = this.parts.store.get(owner);
    if (!pin || !(await this.#isStillRight(pin, owner))) return undefined;
    const chat = await readChat(session, pin.chat).catch((error: unknown) => {
      if (error instanceof HandoffError && error.failure.code === 'chatNotFound') return undefined;
      throw error;
    });
    if (!chat || chat.status === 'closed') {
      if (await this.parts.store.unpin(pin.chat)) await this.tellDropped(pin, chat ? 'closed' : 'gone');
      return undefined;
    }
    await this.parts.store.rename(owner, chat);
    return chat;
  }

  /** Says that a chat is no longer pinned, because it was closed or is gone. */
  async tellDropped(pin: PinnedChat, why: 'closed' | 'gone'): Promise<void> {
    await this.#changed();
    this.parts.toasts.done(
      why === 'closed'
        ? l10n.t('Chat #{0} ({1}) was closed, so it is no longer pinned.', pin.chat, pin.customer)
        : l10n.t('Chat #{0} ({1}) is gone, so it is no longer pinned.', pin.chat, pin.customer),
      toStep(l10n.t('Pin Another Chat...'), 'helpcrunch.pinChat'),
    );
  }

  /** A pin of yesterday may be another customer's problem. */
  async #isStillRight(pin: PinnedChat, owner: MemoryOwner): Promise<boolean> {
    if (!this.parts.store.needsQuestion(pin)) return true;
    const frame = {
      title: l10n.t('Still This Chat?'),
      placeholder: l10n.t('Pinned {0}', ageWords(pin.pinnedMs, this.parts.clock.now())),
    };
    const answer = await choose<boolean>(frame, [
      { label: l10n.t('Yes, {0}', chatName(pin.chat, pin.customer)), value: true },
      { label: l10n.t('No, choose another chat'), value: false },
    ]);
    if (typeof answer !== 'object') throw new Cancelled('at the pinned chat');
    if (answer.value) await this.parts.store.confirm(owner, pin.chat);
    return answer.value;
  }

  async #changed(): Promise<void> {
    await this.update();
    this.parts.onChange();
  }
}

function toStep(label: string, command: CommandId, ...args: unknown[]): NextStep {
  return { label, run: () => commands.executeCommand(command, ...args) };
}
