import { l10n } from 'vscode';
import { HandoffError } from '../../core/failure';
import { toSentence } from '../sentences';

/** What happened, and what to do next, for an assistant and whoever reads along: it has used no command. */
export function toToolSentence(error: unknown): string {
  if (!(error instanceof HandoffError)) return toSentence(error);
  const { failure } = error;
  if (failure.code === 'argumentInvalid' && failure.name === 'chat')
    return l10n.t('"chat" must be the id of a chat, such as 12 or #12, or a link to it.');
  if (failure.code === 'argumentInvalid' && failure.name === 'link')
    return l10n.t(
      'Nothing was done: the link is on no host that is known to be of your organization. Pin the chat by its link yourself if it is.',
    );
  if (failure.code === 'argumentInvalid') return l10n.t('"markdown" must be the text of the note.');
  if (failure.code === 'noteOnly')
    return l10n.t(
      'Nothing was done: assistants can add private notes only. Messages to customers are sent by people.',
    );
  if (failure.code === 'untrustedWorkspace')
    return l10n.t(
      'Nothing was done: assistants can use HelpCrunch only in a workspace that you trust. Trust it first.',
    );
  if (failure.code === 'noKey')
    return l10n.t('There is no API key for {0}. Run "HelpCrunch: Set API Key..." first.', failure.host);
  return toSentence(error);
}
