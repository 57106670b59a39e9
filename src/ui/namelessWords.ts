import { l10n } from 'vscode';
import type { Nameless } from '../core/nameless';

/** What those are called who have no name, in the user's language. */
export const namelessWords: Nameless = {
  customer: (id) => (id === undefined ? l10n.t('Unknown customer') : l10n.t('Customer {0}', id)),
  agent: (id) => l10n.t('Agent {0}', id),
  department: (id) => l10n.t('Department {0}', id),
};
