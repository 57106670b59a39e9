import { env, l10n } from 'vscode';
import { type Chat, type ChatStatus, toChatState } from '../core/chat';
import { maxNamesShown } from '../core/limits';
import type { DisplayText } from '../core/displayText';
import type { ChatId } from '../core/ids';
import type { MessageType } from '../core/message';
import type { StoredAuthor } from '../core/outbox';
import type { Caveat } from '../text/location/fileFacts';
import { numberWords } from './numberWords';
import { plural } from './plural';

/** A chat's status in words; a snooze counts more than the status under it. */
export function statusWords(chat: Chat): string {
  return toChatState(chat, Date.now()) === 'snoozed' ? l10n.t('snoozed') : statusName(chat.status);
}

/** A status in words. */
export function statusName(status: ChatStatus): string {
  const words: Record<ChatStatus, string> = {
    new: l10n.t('new'),
    opened: l10n.t('opened'),
    pending: l10n.t('pending'),
    onHold: l10n.t('on hold'),
    noCommunication: l10n.t('no communication'),
    closed: l10n.t('closed'),
    empty: l10n.t('empty'),
    other: l10n.t('other status'),
  };
  return words[status];
}

/** `chat #12 (Ann Lee)`, with a word for a closed or snoozed chat. */
export function chatWords(chat: Chat): string {
  return toChatState(chat, Date.now()) === 'ordinary'
    ? chatName(chat.id, chat.customer)
    : l10n.t('{2} chat #{0} ({1})', chat.id, chat.customer, statusWords(chat));
}

/** `chat #12 (Ann Lee)`. */
export function chatName(chat: ChatId, customer: DisplayText): string {
  return l10n.t('chat #{0} ({1})', chat, customer);
}

/** `#12` where it follows a name: a name that is read from right to left would take the number along. */
export function idAfter(customer: string, chat: ChatId): string {
  const isRightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(customer);
  return isRightToLeft ? `\u200e#${chat}` : `#${chat}`;
}

/** The author as it stands after `as`. */
export function authorWords(author: StoredAuthor): string {
  return author.kind === 'agent' ? author.agent.name : l10n.t('the customer');
}

/** Where a message goes. */
export interface AddressWords {
  readonly type: MessageType;
  readonly chat: ChatId;
  readonly customer: DisplayText;
  readonly author: StoredAuthor;
}

/** That messages have arrived. */
export function sentSentence({ type, chat, customer, author }: AddressWords, count: number): string {
  const values = [chat, customer, authorWords(author), numberWords(count)] as const;
  return type === 'private'
    ? plural(
        count,
        {
          one: 'Note added to chat #{0} ({1}) as {2}.',
          other: '{3} notes added to chat #{0} ({1}) as {2}.',
        },
        ...values,
      )
    : plural(
        count,
        {
          one: 'Message sent to chat #{0} ({1}) as {2}.',
          other: '{3} messages sent to chat #{0} ({1}) as {2}.',
        },
        ...values,
      );
}

/** Where a draft or a message goes, in one line. */
export function toAddressWords({ type, chat, customer, author }: AddressWords): string {
  return type === 'private'
    ? l10n.t('Private note to chat #{0} ({1}) as {2}', chat, customer, authorWords(author))
    : l10n.t('Message to the customer {1}, chat #{0}, as {2}', chat, customer, authorWords(author));
}

/** How long ago something was, such as `3 min. ago`. */
export function ageWords(atMs: number, nowMs: number): string {
  const minutes = Math.max(0, Math.floor((nowMs - atMs) / 60_000));
  if (minutes === 0) return l10n.t('now');
  const words = new Intl.RelativeTimeFormat(env.language, { numeric: 'always', style: 'short' });
  if (minutes < 60) return words.format(-minutes, 'minute');
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? words.format(-hours, 'hour') : words.format(-Math.floor(hours / 24), 'day');
}

/** Names in a row, the first few of a long list. */
export function listNames(names: readonly string[]): string {
  const shown = names.slice(0, maxNamesShown).join(', ');
  const more = names.length - maxNamesShown;
  return more > 0 ? l10n.t('{0} and {1} more', shown, numberWords(more)) : shown;
}

/** Why others may see other lines than those that were sent; undefined where there is nothing to warn of. */
export function caveatWords(caveat: Caveat, commit: string | undefined): string | undefined {
  const short = (commit ?? '').slice(0, 8);
  switch (caveat) {
    case 'unsaved':
      return l10n.t('unsaved changes since commit {0}', short);
    case 'modified':
      return l10n.t('changed since commit {0}', short);
    case 'unpushed':
      return l10n.t('commit {0} is not pushed', short);
    case 'detached':
      return l10n.t('commit {0}, perhaps not pushed', short);
    case 'noRemote':
      return l10n.t('commit {0}, on no server', short);
    case 'untracked':
      return l10n.t('not in git');
    case 'unknownHost':
      return commit === undefined ? undefined : l10n.t('commit {0}', short);
  }
}

/** Ids of messages: `#12, #13`. */
export function idsWords(ids: readonly number[]): string {
  return listNames(ids.map((id) => `#${id}`));
}

/** When something was: its time, and the day where that is not today. */
export function timeWords(atMs: number): string {
  const isToday = new Date(atMs).toDateString() === new Date().toDateString();
  const day = isToday ? {} : ({ dateStyle: 'medium' } as const);
  return new Intl.DateTimeFormat(env.language, { ...day, timeStyle: 'short' }).format(atMs);
}
