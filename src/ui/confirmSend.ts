import { l10n, window } from 'vscode';
import type { Chat } from '../core/chat';
import type { DisplayText } from '../core/displayText';
import { maxNamesShown } from '../core/limits';
import type { Address, Decision } from '../core/message';
import type { Session } from '../delivery/sessions';
import { contentChars } from '../text/checkContent';
import type { Composed } from '../text/compose';
import { toPreview } from '../text/preview';
import { authorWords, chatWarning, listNames } from './words';

/** Everything that the one question before a send tells. */
export interface Outgoing {
  readonly session: Session;
  readonly chat: Chat;
  readonly address: Address;
  /** The author was chosen for this send: an agent is remembered, but not if the user leaves. */
  readonly authorAsked?: boolean;
  readonly items: readonly OutgoingItem[];
  /** Files that were chosen and do not go along. */
  readonly skipped: readonly DisplayText[];
  /** An earlier attempt to send this very text has no known end. */
  readonly mayHaveArrived?: boolean;
}

/** One message, with the name of the file it is made of. */
export interface OutgoingItem {
  readonly name?: DisplayText;
  readonly composed: Composed;
}

/** Whether even notes are asked about: where several go, files stay behind, or one may have arrived already. */
export function confirmsNotes({ items, skipped, mayHaveArrived }: Outgoing): boolean {
  return items.length > 1 || skipped.length > 0 || mayHaveArrived === true;
}

/** The modal before a send. `Review` is its first button, so that Enter never sends. */
export async function confirmSend(outgoing: Outgoing): Promise<Decision> {
  const review = l10n.t('Review');
  const send = toSendLabel(outgoing);
  const pressed = await window.showWarningMessage(
    toQuestion(outgoing),
    { modal: true, detail: toDetail(outgoing) },
    review,
    send,
  );
  return pressed === send ? 'send' : pressed === review ? 'review' : undefined;
}

function toQuestion({ chat, address: { author, type }, items }: Outgoing): string {
  const who = [chat.customer, chat.id, authorWords(author)] as const;
  if (type === 'message') return l10n.t('Send to {0}, chat #{1}, as {2}?', ...who);
  return items.length === 1
    ? l10n.t('Add a note to chat #{1} ({0}) as {2}?', ...who)
    : l10n.t('Add {3} notes to chat #{1} ({0}) as {2}?', ...who, items.length);
}

function toSendLabel({ address, mayHaveArrived = false }: Outgoing): string {
  if (address.type === 'message') return l10n.t('Send to Customer');
  return mayHaveArrived ? l10n.t('Send Again (may duplicate)') : l10n.t('Add to Chat');
}

function toDetail(outgoing: Outgoing): string {
  const { chat, items, skipped } = outgoing;
  const { author, type } = outgoing.address;
  const last =
    type === 'message'
      ? l10n.t('Sent as a chat message. It cannot be edited or deleted.')
      : l10n.t('Only your team sees notes. They cannot be edited or deleted from here.');
  return [
    outgoing.mayHaveArrived &&
      l10n.t(
        'This text may have arrived already. Look into the chat first: sending it again may duplicate it.',
      ),
    chatWarning(chat),
    author.kind === 'customer' && l10n.t('Shown as written by {0}.', chat.customer),
    ...describe(items),
    skipped.length > 0 && l10n.t('Not sent, because they are no Markdown files: {0}', listNames(skipped)),
    last,
  ]
    .filter((part) => typeof part === 'string')
    .join('\n\n');
}

function describe(items: readonly OutgoingItem[]): string[] {
  const [only] = items;
  if (items.length === 1 && only) {
    const { content } = only.composed;
    const chars = contentChars(content).toLocaleString();
    return [l10n.t('One message, {0} characters:', chars), toPreview(content.text)];
  }
  const lines = items.slice(0, maxNamesShown).flatMap(({ name, composed: { content } }, index) => {
    const chars = contentChars(content).toLocaleString();
    const [firstLine = ''] = toPreview(content.text).split('\n');
    return [l10n.t('{0}. {1}, {2} characters:', index + 1, name ?? '', chars), `    ${firstLine}`];
  });
  const more = items.length - maxNamesShown;
  if (more > 0) lines.push(l10n.t('and {0} more', more));
  return [l10n.t('{0} messages, in this order:', items.length), lines.join('\n')];
}
