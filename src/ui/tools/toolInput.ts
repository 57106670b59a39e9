import { parseChatReference } from '../../core/chatReference';
import { HandoffError } from '../../core/failure';
import type { ChatId } from '../../core/ids';

/** The chat that a model names. */
export interface ChatInput {
  /** As it was given: an id, `#id` or a link. */
  readonly given: number | string;
  readonly id: ChatId;
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
    if (reference.kind !== 'words') return { given, id: reference.chat };
  }
  throw new HandoffError({ code: 'argumentInvalid', name: 'chat' });
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
