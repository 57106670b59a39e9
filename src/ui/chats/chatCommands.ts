import { type QuickPickItem, l10n } from 'vscode';
import type { Chat } from '../../core/chat';
import type { ChatId } from '../../core/ids';
import { toChatId } from '../../core/ids';
import type { MessageType } from '../../core/message';
import type { ChatsFeed } from '../../delivery/chats/chatsFeed';
import type { PinStore } from '../../delivery/chats/pin';
import type { Session } from '../../delivery/sessions';
import { askForChat, readChat, readGivenChat } from '../chatTarget';
import type { CommandId } from '../contributions';
import type { Keys } from '../keys';
import type { SendResult } from '../sendResult';
import { ChatNode } from './chatNode';
import type { Conversations } from './conversations';
import type { HandBack } from './handBack';
import type { Pins } from './pins';
import type { Replies } from './replies';
import { toCardRows } from './targetCard';
import { type Targets, toOwner } from './targets';

/** What the commands about chats are made of. */
export interface ChatCommandParts {
  readonly keys: Keys;
  readonly pinStore: PinStore;
  readonly pins: Pins;
  readonly targets: Targets;
  readonly conversations: Conversations;
  readonly replies: Replies;
  readonly handBack: HandBack;
  readonly feed: Pick<ChatsFeed, 'refresh'>;
}

type Action = (args: readonly unknown[]) => Promise<SendResult | undefined>;

/** The commands about chats that send nothing by themselves. */
export type ChatCommandId = Extract<
  CommandId,
  | 'helpcrunch.findChat'
  | 'helpcrunch.pinChat'
  | 'helpcrunch.unpinChat'
  | 'helpcrunch.showConversation'
  | 'helpcrunch.replyAsNote'
  | 'helpcrunch.replyToCustomer'
  | 'helpcrunch.setChatStatus'
  | 'helpcrunch.assignChat'
  | 'helpcrunch.refreshChats'
>;

/** Finds chats, pins them, reads them, answers in them and hands them back. */
export class ChatCommands {
  constructor(private readonly parts: ChatCommandParts) {}

  readonly actions: Readonly<Record<ChatCommandId, Action>> = {
    'helpcrunch.findChat': () => done(this.#find()),
    'helpcrunch.pinChat': ([given]) =>
      done(this.#with(given, ({ session, chat }) => this.parts.pins.pin(session, chat), false)),
    'helpcrunch.unpinChat': () => done(this.parts.pins.unpin()),
    'helpcrunch.showConversation': ([given]) => done(this.#show(given)),
    'helpcrunch.replyAsNote': ([given]) => done(this.#reply(given, 'private')),
    'helpcrunch.replyToCustomer': ([given]) => done(this.#reply(given, 'message')),
    'helpcrunch.setChatStatus': ([given]) =>
      done(this.#with(given, ({ session, chat }) => this.parts.handBack.setStatus(session, chat))),
    'helpcrunch.assignChat': ([given]) =>
      done(this.#with(given, ({ session, chat }) => this.parts.handBack.assign(session, chat))),
    'helpcrunch.refreshChats': () => done(this.parts.feed.refresh('hand')),
  };

  /** What was named by its id or link is pinned in the same step: it was given for a reason. */
  async #find(): Promise<void> {
    const { keys, pins, pinStore, targets, conversations } = this.parts;
    const session = await keys.openSession();
    if (!session) return;
    const pinned = pinStore.get(toOwner(session))?.chat;
    const toRows = (chat: Chat): QuickPickItem[] => toCardRows(chat, targets.warn(session, chat));
    const chosen = await askForChat(session, {
      title: l10n.t('Find Chat'),
      placeholder: l10n.t('Name or e-mail, id, #id or chat link. A link or id is pinned and shown.'),
      ...(pinned === undefined ? {} : { pinned }),
      toRows,
    });
    if (typeof chosen !== 'object') return;
    const { chat, isNamed } = chosen.value;
    if (isNamed && chat.id !== pinned) await pins.pin(session, chat);
    conversations.show(session, chat.id);
  }

  /** The panel reads the chat itself. */
  async #show(given: unknown): Promise<void> {
    const { keys, conversations, pinStore } = this.parts;
    const session = await keys.openSession();
    if (!session) return;
    const known =
      toGivenId(given) ?? (given === undefined ? pinStore.get(toOwner(session))?.chat : undefined);
    if (known !== undefined) conversations.show(session, known);
    else {
      await this.#with(given, ({ chat }) => {
        conversations.show(session, chat.id);
        return Promise.resolve();
      });
    }
  }

  #reply(given: unknown, type: MessageType): Promise<void> {
    return this.#with(given, ({ session, chat }) => this.parts.replies.open(session, chat, type));
  }

  /** Acts on the chat that was given, else on the one in front, else on the pinned one, else on one that is chosen. */
  async #with(
    given: unknown,
    act: (found: { session: Session; chat: Chat }) => Promise<void>,
    usesPin = true,
  ): Promise<void> {
    const session = await this.parts.keys.openSession();
    const chat = session && (await this.#toChat(session, given, usesPin));
    if (session && chat) await act({ session, chat });
  }

  async #toChat(session: Session, given: unknown, usesPin: boolean): Promise<Chat | undefined> {
    const id = toGivenId(given);
    if (id !== undefined) return readChat(session, id);
    if (typeof given === 'string') return readGivenChat(given, session);
    const { conversations, pinStore } = this.parts;
    const pinned = usesPin ? pinStore.get(toOwner(session))?.chat : undefined;
    const near = conversations.activeChat ?? pinned;
    if (near !== undefined) return readChat(session, near);
    const placeholder = l10n.t('Id, #id, chat link, name or e-mail');
    const chosen = await askForChat(session, { placeholder });
    return typeof chosen === 'object' ? chosen.value.chat : undefined;
  }
}

/** The chat of a row, or an id as a keybinding gives it. */
function toGivenId(given: unknown): ChatId | undefined {
  return given instanceof ChatNode ? given.id : toChatId(given);
}

async function done(action: Promise<void>): Promise<undefined> {
  await action;
  return undefined;
}
