import { type QuickPickItem, l10n } from 'vscode';
import type { Chat } from '../../core/chat';
import type { MessageType } from '../../core/message';
import type { ChatsFeed } from '../../delivery/chats/chatsFeed';
import type { Session } from '../../delivery/sessions';
import { askForChat } from '../chatTarget';
import { type Action, done } from '../commandAction';
import type { CommandId } from '../contributions';
import type { Keys } from '../keys';
import type { Conversations } from './conversations';
import { type GivenChat, parseGivenChat } from './givenChat';
import type { HandBack } from './handBack';
import { readMeantChat } from './meantChat';
import { OwnChat } from './ownChat';
import type { Pins } from './pins';
import type { Replies } from './replies';
import { toCardRows } from './targetCard';
import type { Targets } from './targets';

/** What the commands about chats are made of. */
export interface ChatCommandParts {
  readonly keys: Keys;
  readonly pins: Pins;
  readonly targets: Targets;
  readonly conversations: Conversations;
  readonly replies: Replies;
  readonly handBack: HandBack;
  readonly feed: Pick<ChatsFeed, 'refresh'>;
}

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
    'helpcrunch.unpinChat': ([given]) =>
      done(this.parts.pins.unpin(given instanceof OwnChat ? given.id : undefined)),
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
    const { keys, pins, targets, conversations } = this.parts;
    const session = await keys.openSession();
    if (!session) return;
    const pinned = targets.pinned(session);
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
    const { keys, conversations, targets } = this.parts;
    const known = parseGivenChat(given);
    const session = await keys.openSession();
    if (!session) return;
    const pinned = known === undefined ? targets.pinned(session) : undefined;
    if (known instanceof OwnChat) {
      known.check(session);
      conversations.show(session, known.id);
    } else {
      const chat = pinned ?? (await this.#toChat(session, known, false))?.id;
      if (chat !== undefined) conversations.show(session, chat);
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
    const known = parseGivenChat(given);
    const session = await this.parts.keys.openSession();
    const chat = session && (await this.#toChat(session, known, usesPin));
    if (session && chat) await act({ session, chat });
  }

  #toChat(session: Session, given: GivenChat, usesPin: boolean): Promise<Chat | undefined> {
    const { conversations, targets } = this.parts;
    const near = conversations.activeChat(session) ?? (usesPin ? targets.pinned(session) : undefined);
    return readMeantChat(session, given, near, l10n.t('Id, #id, chat link, name or e-mail'));
  }
}
