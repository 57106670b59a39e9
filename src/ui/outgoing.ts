import type { Chat } from '../core/chat';
import type { DisplayText } from '../core/displayText';
import type { Address } from '../core/message';
import type { Session } from '../delivery/sessions';
import type { Composed } from '../text/compose';
import type { SendQuestion } from './confirmSend';
import { chatWarning } from './words';

/** A send with all its prompts answered. */
export interface Outgoing {
  readonly session: Session;
  readonly chat: Chat;
  readonly address: Address;
  /** The author was chosen for this send: an agent is remembered, but not if the user leaves. */
  readonly authorAsked?: boolean;
  readonly items: readonly OutgoingItem[];
  /** Files that were chosen and do not go along. */
  readonly skipped: readonly DisplayText[];
  /** The draft it is made of. */
  readonly draft?: string;
}

/** One message, with the name of the file it is made of. */
export interface OutgoingItem {
  readonly name?: DisplayText;
  readonly composed: Composed;
}

/** Whether even notes are asked about: where several go, or files stay behind. */
export function confirmsNotes({ items, skipped }: Outgoing): boolean {
  return items.length > 1 || skipped.length > 0;
}

/** What is asked before it goes. */
export function toSendQuestion({ chat, address, items, skipped }: Outgoing): SendQuestion {
  const { type, author } = address;
  const warning = chatWarning(chat);
  return {
    ...{ chat: chat.id, customer: chat.customer, type, author, skipped, again: false },
    items: items.map(({ name, composed: { content } }) => ({
      content,
      ...(name === undefined ? {} : { name }),
    })),
    warnings: warning === undefined ? [] : [warning],
  };
}
