import { HandoffError } from '../../core/failure';
import { maxToolQuestions, toolQuestionsMs } from '../../core/limits';

const doNotTry = 'Do not try again unless the user asks you to.';

/** What a model is told where the user lets it read nothing. What it may not read it is not told to exist either. */
export const declinedReading = `This chat was not read: the user does not let an assistant read it, or there is no such chat. ${doNotTry}`;

/** What a model is told when the user wants no note. */
export const declinedNote = `No note was added: the user declined, or there is no such chat. ${doNotTry}`;

/** What a model is told that may not ask the user now. */
export const restingAnswer =
  'Nothing was done, and the user was not asked: an assistant may not ask again right after a refusal, nor more than ' +
  `${maxToolQuestions} times in ${toolQuestionsMs / 60_000} minutes without a yes. ${doNotTry}`;

/** Where nobody has agreed to a chat, one that is not there is answered as one that the user declines. */
export function toNoChat(error: unknown): undefined {
  if (error instanceof HandoffError && error.failure.code === 'chatNotFound') return undefined;
  throw error;
}
