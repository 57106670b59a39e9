import { HandoffError } from '../core/failure';
import { gitAnswerMs } from '../core/limits';

/** What git answers, or that it did not in time. @throws {HandoffError} `timedOut` */
export async function inTime<T>(answering: Promise<T>, answerMs = gitAnswerMs): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new HandoffError({ code: 'timedOut', host: 'git' })), answerMs);
  });
  try {
    return await Promise.race([answering, late]);
  } finally {
    clearTimeout(timer);
  }
}
