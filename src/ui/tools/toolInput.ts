import { linkOwner, parseChatReference } from '../../core/chatReference';
import { HandoffError } from '../../core/failure';
import type { ChatId } from '../../core/ids';
import type { Session } from '../../delivery/sessions';

/** The chat that a model names. */
export interface ChatInput {
  readonly id: ChatId;
  /** Where it was given as a link. */
  readonly host?: string;
}

/** What says which hosts are the organization's own. */
export interface OwnHosts extends Pick<Session, 'organization'> {
  readonly memory: Pick<Session['memory'], 'trustsLinkHost'>;
}

/** The note that a model wants to add. */
export interface NoteInput extends ChatInput {
  readonly markdown: string;
}

/** Reads what a model passes to either tool. @throws {HandoffError} `argumentInvalid` */
export function parseChatInput(input: unknown): ChatInput {
  const { chat: given } = toProperties(input);
  if (typeof given === 'number' || typeof given === 'string') {
    const reference = parseChatReference(given);
    if (reference.kind === 'id') return { id: reference.chat };
    if (reference.kind === 'link') return { id: reference.chat, host: reference.host };
  }
  throw new HandoffError({ code: 'argumentInvalid', name: 'chat' });
}

/**
 * The chat that a model names, if it may be this organization's: a link must be on its own host, or on one that the user has
 * trusted. Nobody is asked to trust one because a model wants it, and no host is named as ours.
 *
 * @throws {HandoffError} `argumentInvalid`
 */
export function toOwnChat({ id, host }: ChatInput, { organization, memory }: OwnHosts): ChatId {
  if (host === undefined || linkOwner(host, organization) === 'ours' || memory.trustsLinkHost(host))
    return id;
  throw new HandoffError({ code: 'argumentInvalid', name: 'link' });
}

/** Reads what a model passes as a note. @throws {HandoffError} `argumentInvalid`, `nothingToSend`, `noteOnly` */
export function parseNoteInput(input: unknown): NoteInput {
  const chat = parseChatInput(input);
  const { markdown, type } = toProperties(input);
  // Nothing else could come of it, but who asked for more is told so.
  if (type !== undefined && type !== 'private') throw new HandoffError({ code: 'noteOnly' });
  if (typeof markdown !== 'string') throw new HandoffError({ code: 'argumentInvalid', name: 'markdown' });
  if (markdown.trim() === '') throw new HandoffError({ code: 'nothingToSend' });
  return { ...chat, markdown };
}

/** The chat that an input names, for what is shown before anything is done. */
export function toKnownId(input: unknown): ChatId | undefined {
  try {
    return parseChatInput(input).id;
  } catch {
    // The call itself says what is wrong.
    return undefined;
  }
}

function toProperties(input: unknown): Partial<Record<string, unknown>> {
  return typeof input === 'object' && input !== null ? input : {};
}
