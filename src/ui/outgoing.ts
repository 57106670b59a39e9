import { l10n } from 'vscode';
import type { Chat } from '../core/chat';
import type { HandoffSource } from '../core/handoff';
import { type DisplayText, toDisplayText } from '../core/displayText';
import type { Address } from '../core/message';
import type { Session } from '../delivery/sessions';
import type { Composed } from '../text/compose';
import { toMessageParts } from '../text/messageParts';
import type { SendQuestion } from './confirmSend';
import type { Suspicion } from './guard';
import type { NextStep } from './toasts';
import { type TargetWarning, isGrave, toCardLine } from './chats/targetCard';

/** A send with all its prompts answered. */
export interface Answered {
  readonly session: Session;
  readonly chat: Chat;
  readonly address: Address;
  /** The author was chosen for this send: an agent is remembered, but not if the user leaves. */
  readonly authorAsked?: boolean;
  /** What speaks against the chat. */
  readonly warnings: readonly TargetWarning[];
  /** A prompt has shown the warnings. */
  readonly isWarned: boolean;
  /** It goes to the pinned chat without a prompt, and is held so that it can be undone. */
  readonly isPinned?: boolean;
  /** What the user sends, each one message or several parts. */
  readonly documents: readonly OutgoingDocument[];
  /** Files that were chosen and do not go along. */
  readonly skipped: readonly DisplayText[];
  /** The draft it is made of. */
  readonly draft?: string;
  /** An assistant has written it: nothing of it goes without the user's word. */
  readonly fromAssistant?: boolean;
  /** The text of a handoff draft that it is made of; that draft stays. */
  readonly handoff?: Pick<HandoffSource, 'draft' | 'digest'>;
  /** What is said besides once it has arrived, and what can be done about it. */
  readonly after?: { readonly sentence: string; readonly step: NextStep };
}

/** A send as the messages it becomes. */
export interface Outgoing extends Answered {
  /** In order. */
  readonly items: readonly OutgoingItem[];
}

/** A text as the user sees and edits it, with the name of the file it is made of. */
export interface OutgoingDocument {
  readonly name?: DisplayText;
  readonly composed: Composed;
  /** Images beside the file, which cannot go along. */
  readonly localImages: number;
  /** The text as it stands in a longer draft, and the line that it begins in, from 0. */
  readonly inDraft?: { readonly text: string; readonly line: number };
}

/** One message, and what to call it where there are several. */
export interface OutgoingItem {
  readonly name?: DisplayText;
  readonly composed: Composed;
  readonly document: OutgoingDocument;
}

/** The messages that a document becomes. @throws {HandoffError} `tooLong` */
export function toItems(document: OutgoingDocument, maxChars: number): readonly OutgoingItem[] {
  const parts = toMessageParts(document.composed, maxChars);
  return parts.map((composed, index) => {
    const name = parts.length === 1 ? document.name : toPartName(document.name, index + 1, parts.length);
    return { composed, document, ...(name === undefined ? {} : { name }) };
  });
}

function toPartName(name: DisplayText | undefined, part: number, count: number): DisplayText {
  const words = l10n.t('part {0} of {1}', part, count);
  return toDisplayText(name === undefined ? words : `${words}, ${name}`);
}

/** Whether even notes are asked about: where something should not leave, stays behind, comes as a surprise or from an assistant, or goes as more than one message. */
export function confirmsNotes(
  { items, documents, skipped, warnings, isWarned, fromAssistant }: Outgoing,
  suspicions: readonly Suspicion[],
): boolean {
  const surprises = !isWarned && warnings.some(isGrave);
  const loses = skipped.length > 0 || documents.some(({ localImages }) => localImages > 0);
  return fromAssistant === true || items.length > 1 || loses || surprises || suspicions.length > 0;
}

/** What is asked before it goes. */
export function toSendQuestion(outgoing: Outgoing, suspicions: readonly Suspicion[]): SendQuestion {
  const { chat, address, items, documents, skipped, warnings, fromAssistant = false } = outgoing;
  const { type, author } = address;
  return {
    ...{ chat: chat.id, customer: chat.customer, type, author, skipped, suspicions, again: false },
    items: items.map(({ name, composed: { content } }) => ({
      content,
      ...(name === undefined ? {} : { name }),
    })),
    isSplit: documents.length === 1 && items.length > 1,
    localImages: documents.reduce((sum, document) => sum + document.localImages, 0),
    warnings: warnings.map(({ sentence }) => sentence),
    card: toCardLine(chat),
    fromAssistant,
  };
}
