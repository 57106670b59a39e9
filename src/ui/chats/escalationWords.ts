import { l10n } from 'vscode';
import { toDisplayText } from '../../core/displayText';
import type { Escalation } from '../../delivery/chats/escalations';

/** Where a chat stands that this extension wrote to: who wrote last, what it waits for, and the branch at the time. */
export function escalationWords({
  lastWriter,
  isAnswered,
  waitsForFix,
  branch,
  isMerged,
}: Escalation): string[] {
  const name = branch && toDisplayText(branch.name);
  return [
    ...(isAnswered ? [answeredWords(lastWriter)] : []),
    ...(waitsForFix ? [l10n.t('waiting for fix')] : []),
    ...(!isAnswered && lastWriter.kind === 'you' ? [l10n.t('you wrote last')] : []),
    ...(name === undefined ? [] : [isMerged ? l10n.t('{0} is merged', name) : name]),
  ];
}

function answeredWords({ kind, name }: Escalation['lastWriter']): string {
  switch (kind) {
    case 'customer':
      return l10n.t('answered by the customer');
    case 'agent':
      return name === '' ? l10n.t('answered') : l10n.t('answered by {0}', name);
    case 'you':
    case undefined:
      return l10n.t('answered');
  }
}
