import type { MessageType } from '../../core/message';
import { checkContent } from '../../text/checkContent';
import { compose } from '../../text/compose';
import { type HandoffText, parseHandoff } from '../../text/handoff/marker';
import { withoutBlankEnds } from '../../text/withoutBlankEnds';
import type { OutgoingDocument } from '../outgoing';
import type { Settings } from '../settings';

/** What a handoff draft has for the team and for the customer. */
export interface HandoffParts {
  readonly private: string;
  readonly message: string;
}

/** The two parts of a handoff draft without the blank lines around them; undefined where its marker does not stand exactly once. */
export function toHandoffParts(text: string): HandoffParts | undefined {
  const parsed = parseHandoff(text);
  return parsed.kind === 'parted' ? toParts(parsed) : undefined;
}

/** The two parts that a draft was taken apart into. */
export function toParts({ note, customer }: Extract<HandoffText, { kind: 'parted' }>): HandoffParts {
  return { private: withoutBlankEnds(note), message: withoutBlankEnds(customer) };
}

/** The message that a part of a handoff draft is. @throws {HandoffError} `nothingToSend`, `unsendableCharacters` */
export function composePart(
  text: string,
  type: MessageType,
  settings: Pick<Settings, 'signature' | 'format'>,
): OutgoingDocument {
  const blocks = [{ kind: 'markdown', text, startsFile: false }] as const;
  const signature = type === 'private' ? settings.signature : '';
  const { localImages, ...composed } = compose({ comment: '', blocks, signature }, settings.format);
  checkContent(composed.content);
  return { composed, localImages };
}
