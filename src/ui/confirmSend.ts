import { l10n, window } from 'vscode';
import type { DisplayText } from '../core/displayText';
import type { ChatId } from '../core/ids';
import { maxNamesShown, maxSuspicionsShown } from '../core/limits';
import type { Content, Decision, MessageType } from '../core/message';
import type { StoredAuthor } from '../core/outbox';
import { contentChars } from '../text/checkContent';
import { withoutNumber } from '../text/messageParts';
import { toPreview } from '../text/preview';
import { findingWords, suspicionWords } from './findingWords';
import type { Suspicion } from './guard';
import { numberWords } from './numberWords';
import { plural } from './plural';
import { authorWords, listNames } from './words';

/** Everything that the one question before a send tells. */
export interface SendQuestion {
  readonly chat: ChatId;
  readonly customer: DisplayText;
  readonly type: MessageType;
  readonly author: StoredAuthor;
  readonly items: readonly { readonly name?: DisplayText; readonly content: Content }[];
  /** The items are the parts of one text. */
  readonly isSplit: boolean;
  /** What they seem to contain that should not leave. */
  readonly suspicions: readonly Suspicion[];
  /** Images that cannot go along. */
  readonly localImages: number;
  /** Files that were chosen and do not go along. */
  readonly skipped: readonly DisplayText[];
  /** What speaks against it, each a sentence. */
  readonly warnings: readonly string[];
  /** Whose chat it is, in one line; empty where that is not known any more. */
  readonly card: string;
  /** It may have arrived already. */
  readonly again: boolean;
  /** An assistant has written it. */
  readonly fromAssistant?: boolean;
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

function toQuestion(question: SendQuestion): string {
  const { customer, chat, author, type, items, isSplit, suspicions } = question;
  const who = [customer, chat, authorWords(author)] as const;
  if (type === 'message') return l10n.t('Send to {0}, chat #{1}, as {2}?', ...who);
  if (suspicions.length > 0) {
    const what = suspicionWords(suspicions);
    return items.length === 1 || isSplit
      ? l10n.t('This note seems to contain {0}', what)
      : l10n.t('These notes seem to contain {0}', what);
  }
  if (items.length === 1) return l10n.t('Add a note to chat #{1} ({0}) as {2}?', ...who);
  const count = items.length;
  return isSplit
    ? plural(count, { other: 'Add a note in {3} parts to chat #{1} ({0}) as {2}?' }, ...who, count)
    : plural(count, { other: 'Add {3} notes to chat #{1} ({0}) as {2}?' }, ...who, count);
}

function toSendLabel({ type, again, suspicions, items, isSplit }: SendQuestion): string {
  if (again) return l10n.t('Send Again (may duplicate)');
  const isSuspicious = suspicions.length > 0;
  if (type === 'message')
    return isSuspicious ? l10n.t('Send to Customer Anyway') : l10n.t('Send to Customer');
  if (!isSuspicious) return l10n.t('Add to Chat');
  return items.length === 1 || isSplit ? l10n.t('Send Note Anyway') : l10n.t('Send Notes Anyway');
}

function toDetail(question: SendQuestion): string {
  const { customer, chat, type, author, skipped, warnings, card, suspicions, localImages } = question;
  const last =
    type === 'message'
      ? l10n.t('Sent as a chat message. It cannot be edited or deleted.')
      : l10n.t('Only your team sees notes. They cannot be edited or deleted from here.');
  return [
    question.fromAssistant === true &&
      l10n.t('An AI assistant wrote this. Review opens the whole text, and sends nothing.'),
    ...warnings,
    card !== '' && card,
    // What a note is about stands in no other line of its question.
    type === 'private' &&
      suspicions.length > 0 &&
      l10n.t('Note to chat #{0} ({1}) as {2}.', chat, customer, authorWords(author)),
    author.kind === 'customer' && l10n.t('Shown as written by {0}.', customer),
    ...listSuspicions(suspicions),
    ...describe(question),
    localImages > 0 && imagesSentence(localImages),
    skipped.length > 0 && l10n.t('Not sent, because they are no Markdown files: {0}', listNames(skipped)),
    last,
  ]
    .filter((part) => typeof part === 'string')
    .join('\n\n');
}

function imagesSentence(count: number): string {
  return plural(
    count,
    {
      one: 'One image lies beside the file and cannot be attached.',
      other: '{0} images lie beside the file and cannot be attached.',
    },
    numberWords(count),
  );
}

function listSuspicions(suspicions: readonly Suspicion[]): string[] {
  if (suspicions.length === 0) return [];
  const lines = suspicions
    .slice(0, maxSuspicionsShown)
    .map(({ kind, excerpt, line }) =>
      l10n.t('• {0} in line {1}: {2}', findingWords(kind), numberWords(line), excerpt),
    );
  const more = suspicions.length - maxSuspicionsShown;
  if (more > 0) lines.push(l10n.t('and {0} more', more));
  return [[l10n.t('It seems to contain:'), ...lines].join('\n')];
}

function describe({ items, isSplit }: SendQuestion): string[] {
  const [only] = items;
  if (items.length === 1 && only) {
    const chars = contentChars(only.content);
    const head = plural(chars, { other: 'One message, {0} characters:' }, numberWords(chars));
    return [head, toPreview(only.content.text)];
  }
  const lines = items.slice(0, maxNamesShown).flatMap(({ name, content }, index) => {
    const chars = contentChars(content);
    const [firstLine = ''] = toPreview(withoutNumber(content.text)).split('\n');
    const head = isSplit
      ? plural(chars, { other: '({0}/{1}) {2} characters:' }, index + 1, items.length, numberWords(chars))
      : plural(chars, { other: '{0}. {1}, {2} characters:' }, index + 1, name ?? '', numberWords(chars));
    return [head, `    ${firstLine}`];
  });
  const more = items.length - maxNamesShown;
  if (more > 0) lines.push(l10n.t('and {0} more', more));
  const head = isSplit
    ? plural(items.length, { other: 'Too long for one message, so it goes in {0} parts:' }, items.length)
    : plural(items.length, { other: '{0} messages, in this order:' }, items.length);
  return [head, lines.join('\n')];
}
