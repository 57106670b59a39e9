import { l10n } from 'vscode';
import { HandoffError } from '../core/failure';
import type { Entry, OutboxState, Question } from '../core/outbox';
import { toSentence } from './sentences';

/** Where a message stands, in few words; `isStuck`: files of this extension stand in its way. */
export function stateWords({ provenance, message: { state } }: Entry, isStuck: boolean): string {
  if (provenance === 'unsigned') return l10n.t('of unknown origin');
  if (provenance === 'otherMachine') return l10n.t('from another machine');
  if (isStuck) return l10n.t('storage trouble');
  switch (state.kind) {
    case 'queued':
      return l10n.t('in line');
    case 'held':
      return l10n.t('can be undone');
    case 'sending':
      return l10n.t('sending');
    case 'waiting':
      return waitWords(state);
    case 'asking':
      return l10n.t('not sent');
    case 'unconfirmed':
      return state.nextReadMs === undefined ? l10n.t('not found in the chat') : l10n.t('may have arrived');
    case 'rejected':
      return l10n.t('rejected');
    case 'sent':
      return l10n.t('sent');
  }
}

function waitWords({ why }: Extract<OutboxState, { kind: 'waiting' }>): string {
  switch (why) {
    case 'network':
      return l10n.t('no network');
    case 'server':
      return l10n.t('no answer');
    case 'limit':
      return l10n.t('request limit');
    case 'certificate':
      return l10n.t('certificate refused');
    case 'proxy':
      return l10n.t('proxy trouble');
    case 'key':
      return l10n.t('no valid key');
    case 'organization':
      return l10n.t('other organization');
  }
}

/** What happened and what to do next, in one or two sentences; `isStuck`: files of this extension stand in its way. */
export function stateSentence({ provenance, message: { state } }: Entry, isStuck: boolean): string {
  if (provenance === 'unsigned')
    return l10n.t('This message was not stored by this extension, or was changed since. It is never sent.');
  if (provenance === 'otherMachine')
    return l10n.t('This message was written on another machine. It is not sent from here.');
  if (isStuck) return toSentence(new HandoffError({ code: 'storageFails' }));
  switch (state.kind) {
    case 'waiting':
      return toSentence(new HandoffError(state.failure));
    case 'rejected':
      return toSentence(new HandoffError(state.failure));
    case 'asking':
      return questionSentence(state.question);
    case 'unconfirmed':
      return state.nextReadMs === undefined
        ? l10n.t(
            'There was no clear answer, and it is not in the chat. Look into the chat before you send it again.',
          )
        : l10n.t('There was no clear answer. The chat is read again to see whether it has arrived.');
    case 'held':
      return l10n.t('It is held for some seconds, so that it can be undone.');
    case 'queued':
    case 'sending':
    case 'sent':
      return '';
  }
}

/** Why the user is asked. */
export function questionSentence(question: Question): string {
  switch (question) {
    case 'interrupted':
      return l10n.t('The window was closed before it went.');
    case 'groupStopped':
      return l10n.t('A message that was to go before it was rejected or taken away.');
    case 'late':
      return l10n.t('It has waited for more than 15 minutes.');
    case 'old':
      return l10n.t('It has waited for more than a day.');
    case 'newerMessages':
      return l10n.t('The chat has newer messages than when you wrote it.');
    case 'notPermitted':
      return l10n.t('Posting as the customer is switched off in the settings.');
  }
}
