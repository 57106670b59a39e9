import { l10n } from 'vscode';
import type { Chat } from '../../core/chat';
import type { ChatId } from '../../core/ids';
import type { Session } from '../../delivery/sessions';
import type { ReadPermission } from '../../text/conversation/chatQuote';
import type { Conversations } from '../chats/conversations';
import { type Targets, toOwner } from '../chats/targets';
import type { Toasts } from '../toasts';
import { askReadPermission } from './askReadPermission';
import type { QuestionRest } from './questionRest';
import { declinedReading, restingAnswer, toNoChat } from './toolAnswers';

/** What permissions are made of. */
export interface PermissionParts {
  readonly targets: Pick<Targets, 'pinned'>;
  readonly conversations: Pick<Conversations, 'isOpen'>;
  readonly toasts: Pick<Toasts, 'done' | 'failed'>;
  readonly rest: QuestionRest;
}

/** A chat that something may be read of. */
export interface Readable {
  readonly chat: Chat;
  readonly permission: ReadPermission;
}

const nothing: ReadPermission = { messages: false, notes: false };

/** What may be read of the chat that is pinned or open, which nobody is asked about. */
const ofNearChats: ReadPermission = { messages: true, notes: false };

/** What assistants may read of each chat, until the window closes. */
export class ReadPermissions {
  readonly #answers = new Map<string, ReadPermission>();
  /** Chats that the user was told of. */
  readonly #told = new Set<string>();

  constructor(private readonly parts: PermissionParts) {}

  /**
   * A chat with what may be read of it; asks where nobody has said it yet. For nothing, what the model is told. A chat that
   * nobody allows is read only to name it in the question, and that only when there is to be one.
   */
  async get(session: Session, id: ChatId, signal: AbortSignal): Promise<Readable | string> {
    const known =
      this.#answers.get(toKey(session, id)) ?? (this.#isNear(session, id) ? ofNearChats : nothing);
    if (allowsAny(known)) return { chat: await session.client.getChat(id, signal), permission: known };
    if (this.parts.rest.isOn) return restingAnswer;
    const readable = await this.parts.rest.watch(signal, () => this.#ask(session, id, signal));
    return readable ?? declinedReading;
  }

  /** Tells the user once that a chat was read about which nobody was asked. */
  tell(session: Session, chat: Chat): void {
    const key = toKey(session, chat.id);
    if (this.#answers.has(key) || this.#told.has(key)) return;
    this.#told.add(key);
    const sentence = l10n.t(
      'An assistant has read chat #{0} ({1}), without private notes.',
      chat.id,
      chat.customer,
    );
    const change = { label: l10n.t('Choose What It May Read...'), run: () => this.#change(key, chat) };
    this.parts.toasts.done(sentence, change);
  }

  async #ask(session: Session, id: ChatId, signal: AbortSignal): Promise<Readable | undefined> {
    const chat = await session.client.getChat(id, signal).catch(toNoChat);
    const permission = chat && (await askReadPermission(chat, nothing, signal));
    if (!permission || !allowsAny(permission)) return undefined;
    this.#answers.set(toKey(session, id), permission);
    return { chat, permission };
  }

  async #change(key: string, chat: Chat): Promise<void> {
    const answer = await askReadPermission(chat, this.#answers.get(key) ?? ofNearChats);
    // Nothing at all is an answer too: the next reading asks, wherever the chat is pinned or open.
    if (answer) this.#answers.set(key, answer);
  }

  #isNear(session: Session, id: ChatId): boolean {
    const { targets, conversations } = this.parts;
    return targets.pinned(session) === id || conversations.isOpen(session, id);
  }
}

function allowsAny({ messages, notes }: ReadPermission): boolean {
  return messages || notes;
}

function toKey(session: Session, id: ChatId): string {
  const { origin, organization } = toOwner(session);
  return JSON.stringify([origin, organization, id]);
}
