import type { Chat } from '../../core/chat';
import type { ChatId } from '../../core/ids';
import type { Session } from '../../delivery/sessions';
import { askForChat, readChat, readGivenChat } from '../chatTarget';
import type { GivenChat } from './givenChat';
import { OwnChat } from './ownChat';

/** Reads the chat that a command was given, else the one that is near, else one that is chosen now; undefined when the user has left. */
export async function readMeantChat(
  session: Session,
  given: GivenChat,
  near: ChatId | undefined,
  placeholder: string,
): Promise<Chat | undefined> {
  if (given instanceof OwnChat) {
    given.check(session);
    return readChat(session, given.id);
  }
  if (given !== undefined) return readGivenChat(given, session);
  if (near !== undefined) return readChat(session, near);
  const chosen = await askForChat(session, { placeholder });
  return typeof chosen === 'object' ? chosen.value.chat : undefined;
}
