import { env, l10n } from 'vscode';
import type { Chat } from '../../core/chat';
import type { HeadView, ViewWords } from '../../core/conversationView';
import { type TargetWarning, toCard } from './targetCard';

/** The panel's own words. */
export function toViewWords(): ViewWords {
  return {
    replyAsNote: l10n.t('Reply as Note'),
    replyToCustomer: l10n.t('Reply to Customer...'),
    older: l10n.t('Show Older Messages'),
    begin: l10n.t('The conversation begins here.'),
    newer: l10n.t('New Messages'),
    empty: l10n.t('There are no messages in this chat yet.'),
    entries: l10n.t('Messages'),
  };
}

/** What stands above a conversation: what is newer than was last shown here is about to be shown, and no warning. */
export function toHeadView(chat: Chat, warnings: readonly TargetWarning[]): HeadView {
  return {
    title: l10n.t('{0}, chat #{1}', chat.customer, chat.id),
    card: toCard(chat)
      .filter(({ kind }) => kind !== 'customer' && kind !== 'lastMessage')
      .map(({ kind, name, value }) => ({
        ...{ name, value },
        ...(kind === 'userId' ? { copy: l10n.t('Copy User Id') } : {}),
      })),
    warnings: warnings.filter(({ kind }) => kind !== 'newerMessages').map(({ sentence }) => sentence),
  };
}

/** When the conversation was last read. */
export function toStateLine(readMs: number | undefined): string {
  return readMs === undefined
    ? l10n.t('Reading the conversation…')
    : l10n.t('Read at {0}', new Date(readMs).toLocaleTimeString(env.language));
}
