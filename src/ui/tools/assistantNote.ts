import { l10n } from 'vscode';
import { HandoffError } from '../../core/failure';
import { maxParts } from '../../core/limits';
import { checkContent } from '../../text/checkContent';
import { compose } from '../../text/compose';
import type { OutgoingDocument } from '../outgoing';
import type { Settings } from '../settings';

/**
 * The note that an assistant has written: below a line that says so, cleaned like any Markdown, with the user's signature.
 *
 * @throws {HandoffError} `tooLong`, `nothingToSend`, `unsendableCharacters`
 */
export function toAssistantNote(
  markdown: string,
  {
    format,
    signature,
    maxMessageChars: maxChars,
  }: Pick<Settings, 'format' | 'signature' | 'maxMessageChars'>,
): OutgoingDocument {
  const chars = markdown.length;
  if (chars > maxChars * maxParts) throw new HandoffError({ code: 'tooLong', chars, maxChars });
  const blocks = [{ kind: 'markdown', text: markdown, startsFile: false }] as const;
  // What is nothing but a comment would leave the first line alone.
  checkContent(compose({ comment: '', blocks, signature: '' }, format).content);
  const comment = l10n.t('Written with the help of an AI assistant.');
  const { localImages, ...composed } = compose({ comment, blocks, signature }, format);
  checkContent(composed.content);
  return { composed, localImages };
}
