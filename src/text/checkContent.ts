import { HandoffError } from '../core/failure';
import type { Content } from '../core/message';

/** Length of a message as the limit counts it: UTF-16 units of its longer field. */
export function contentChars({ text, markdownText = '' }: Content): number {
  return Math.max(text.length, markdownText.length);
}

/** Throws a `HandoffError` for what cannot be sent however short it is: only white space, or characters that no server keeps. */
export function checkContent(content: Content): void {
  if (content.text.trim() === '') throw new HandoffError({ code: 'nothingToSend' });
  const line = lineOfUnsendable(content.text) ?? lineOfUnsendable(content.markdownText ?? '');
  if (line !== undefined) throw new HandoffError({ code: 'unsendableCharacters', line });
}

/** The line, from 1, of the first NUL or half of a surrogate pair: databases and JSON parsers refuse or change these. */
function lineOfUnsendable(text: string): number | undefined {
  const index = text.isWellFormed() ? text.indexOf('\0') : text.search(/\0|[\ud800-\udfff]/u);
  return index < 0 ? undefined : text.slice(0, index).split(/\r\n|\r|\n/).length;
}
