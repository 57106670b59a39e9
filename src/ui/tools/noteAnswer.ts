import type { SendResult } from '../sendResult';
import type { Ending } from '../sender';
import { declinedNote } from './toolAnswers';

/** Tells a model how its note ended; like all answers of tools it is for models, so it is in English. */
export function toNoteAnswer(ending: Ending, { status, chat, messageIds, reason }: SendResult): string {
  const to = `chat #${chat ?? ''}`;
  if (ending === 'review')
    return `Nothing was sent. The user has the note as a draft now, and sends it or not. Do not add it again.`;
  switch (status) {
    case 'sent':
      return `A private note was added to ${to} (message ids: ${messageIds.join(', ')}). The customer does not see it.`;
    case 'held':
    case 'queued':
      return `The note to ${to} waits in the user's outbox. Nothing is left for you to do: do not add it again.`;
    case 'unconfirmed':
      return `The note to ${to} was handed over, but not confirmed yet. The extension finds out: do not add it again.`;
    case 'rejected':
      return `The note was not added to ${to} (${reason ?? 'unexpected'}). The user has its text as a draft: do not add it again.`;
    case 'cancelled':
      return declinedNote;
  }
}
