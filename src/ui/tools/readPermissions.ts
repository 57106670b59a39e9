import { l10n } from 'vscode';
import type { Chat } from '../../core/chat';
import type { Session } from '../../delivery/sessions';
import type { ReadPermission } from '../../text/conversation/chatQuote';
import type { Conversations } from '../chats/conversations';
import { type Targets, toOwner } from '../chats/targets';
import type { Toasts } from '../toasts';
import { askReadPermission } from './askReadPermission';
import type { QuestionRest } from './questionRest';

/** What permissions are made of. */
export interface PermissionParts {
  readonly targets: Pick<Targets, 'pinned'>;
  readonly conversations: Pick<Conversations, 'isOpen'>;
  readonly toasts: Pick<Toasts, 'done' | 'failed'>;
  readonly rest: QuestionRest;
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

  /** What may be read of a chat; asks where nobody has said it yet. Undefined for nothing. */
  async get(session: Session, chat: Chat, signal: AbortSignal): Promise<ReadPermission | undefined> {
    const key = toKey(session, chat);
    const known = this.#answers.get(key) ?? (this.#isNear(session, chat) ? ofNearChats : nothing);
    if (allowsAny(known)) return known;
    if (this.parts.rest.isOn(key)) return undefined;
    const answer = await askReadPermission(chat, nothing, signal);
    if (answer && allowsAny(answer)) {
      this.#answers.set(key, answer);
      return answer;
    }
    if (!signal.aborted) this.parts.rest.begin(key);
    return undefined;
  }

  /** Tells the user once that a chat was read about which nobody was asked. */
  tell(session: Session, chat: Chat): void {
    const key = toKey(session, chat);
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

  async #change(key: string, chat: Chat): Promise<void> {
    const answer = await askReadPermission(chat, this.#answers.get(key) ?? ofNearChats);
    // Nothing at all is an answer too: the next reading asks, wherever the chat is pinned or open.
    if (answer) this.#answers.set(key, answer);
  }

  #isNear(session: Session, { id }: Chat): boolean {
    const { targets, conversations } = this.parts;
    return targets.pinned(session) === id || conversations.isOpen(session, id);
  }
}

function allowsAny({ messages, notes }: ReadPermission): boolean {
  return messages || notes;
}

function toKey(session: Session, { id }: Chat): string {
  const { origin, organization } = toOwner(session);
  return JSON.stringify([origin, organization, id]);
}
