import { l10n } from 'vscode';
import type { FindingKind } from '../text/guard/findings';

/** What a finding is taken for, as it stands after `seems to contain`. */
export function findingWords(kind: FindingKind): string {
  const words: Record<FindingKind, string> = {
    ownKey: l10n.t('your HelpCrunch API key'),
    privateKey: l10n.t('a private key'),
    cloudKey: l10n.t('a cloud key'),
    connectionString: l10n.t('a connection string'),
    webhook: l10n.t('a webhook address'),
    apiKey: l10n.t('an API key'),
    accessToken: l10n.t('an access token'),
    jsonWebToken: l10n.t('a JSON Web Token'),
    sessionCookie: l10n.t('a session cookie'),
    password: l10n.t('a password'),
    stackFrame: l10n.t('a stack trace'),
    absolutePath: l10n.t('a path on a computer'),
    privateHost: l10n.t('the name of an internal host'),
    privateAddress: l10n.t('a private network address'),
    agentMention: l10n.t('a mention of an agent'),
    userName: l10n.t('your user name'),
    conflictMarker: l10n.t('a merge conflict'),
    todo: l10n.t('a TODO'),
    internalWord: l10n.t('internal words'),
  };
  return words[kind];
}

/** Everything that was found, each kind once. */
export function suspicionWords(suspicions: readonly { readonly kind: FindingKind }[]): string {
  const [first = '', second, ...more] = new Set(suspicions.map(({ kind }) => findingWords(kind)));
  if (second === undefined) return first;
  return more.length === 0
    ? l10n.t('{0} and {1}', first, second)
    : l10n.t('{0}, {1} and more', first, second);
}
