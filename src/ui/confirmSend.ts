import { l10n, window } from 'vscode';
import type { DisplayText } from '../core/displayText';
import type { ChatId } from '../core/ids';
import { maxNamesShown } from '../core/limits';
import type { Content, Decision, MessageType } from '../core/message';
import type { StoredAuthor } from '../core/outbox';
import { contentChars } from '../text/checkContent';
import { toPreview } from '../text/preview';
import { authorWords, listNames } from './words';

/** Everything that the one question before a send tells. */
export interface SendQuestion {
  readonly chat: ChatId;
  readonly customer: DisplayText;
  readonly type: MessageType;
  readonly author: StoredAuthor;
  readonly items: readonly { readonly name?: DisplayText; readonly content: Content }[];
  /** Files that were chosen and do not go along. */
  readonly skipped: readonly DisplayText[];
  /** What speaks against it, each a sentence. */
  readonly warnings: readonly string[];
  /** It may have arrived already. */
  readonly again: boolean;
}

/**
 * The modal before a send. `Review` is its first button, so that Enter never sends; what may have arrived is looked for
 * in the chat rather than edited, and the same answer means that.
 */
export async function confirmSend(question: SendQuestion): Promise<Decision> {
  const review = question.again ? l10n.t('Open Chat') : l10n.t('Review');
  const send = toSendLabel(question);
  const pressed = await window.showWarningMessage(
    toQuestion(question),
    { modal: true, detail: toDetail(question) },
    review,
    send,
  );
  return pressed === send ? 'send' : pressed === review ? 'review' : undefined;
}

function toQuestion({ customer, chat, author, type, items }: SendQuestion): string {
  const who = [customer, chat, authorWords(author)] as const;
  if (type === 'message') return l10n.t('Send to {0}, chat #{1}, as {2}?', ...who);
  return items.length === 1
    ? l10n.t('Add a note to chat #{1} ({0}) as {2}?', ...who)
    : l10n.t('Add {3} notes to chat #{1} ({0}) as {2}?', ...who, items.length);
}

function toSendLabel({ type, again }: SendQuestion): string {
  if (again) return l10n.t('Send Again (may duplicate)');
  return type === 'message' ? l10n.t('Send to Customer') : l10n.t('Add to Chat');
}

function toDetail({ customer, type, author, items, skipped, warnings }: SendQuestion): string {
  const last =
    type === 'message'
      ? l10n.t('Sent as a chat message. It cannot be edited or deleted.')
      : l10n.t('Only your team sees notes. They cannot be edited or deleted from here.');
  return [
    ...warnings,
    author.kind === 'customer' && l10n.t('Shown as written by {0}.', customer),
    ...describe(items),
    skipped.length > 0 && l10n.t('Not sent, because they are no Markdown files: {0}', listNames(skipped)),
    last,
  ]
    .filter((part) => typeof part === 'string')
    .join('\n\n');
}

function describe(items: SendQuestion['items']): string[] {
  const [only] = items;
  if (items.length === 1 && only) {
    const chars = contentChars(only.content).toLocaleString();
    return [l10n.t('One message, {0} characters:', chars), toPreview(only.content.text)];
  }
  const lines = items.slice(0, maxNamesShown).flatMap(({ name, content }, index) => {
    const chars = contentChars(content).toLocaleString();
    const [firstLine = ''] = toPreview(content.text).split('\n');
    return [l10n.t('{0}. {1}, {2} characters:', index + 1, name ?? '', chars), `    ${firstLine}`];
  });
  const more = items.length - maxNamesShown;
  if (more > 0) lines.push(l10n.t('and {0} more', more));
  return [l10n.t('{0} messages, in this order:', items.length), lines.join('\n')];
}
