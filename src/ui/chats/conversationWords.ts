import { l10n } from 'vscode';
import type { ViewWords } from '../../core/conversationView';

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
