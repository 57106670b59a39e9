import { HandoffError } from '../core/failure';
import { contentChars } from './checkContent';
import { type Composed, type Source, toContent } from './compose';
import { toPlainText } from './markdown/plainText';
import { numbered } from './split/parts';
import { splitMarkdown } from './split/splitMarkdown';
import { splitPlain } from './split/splitPlain';

/**
 * A message as the parts it is sent in, none of them over the limit: itself, or parts that carry their number.
 *
 * @throws {HandoffError} `tooLong` where even the greatest number of parts does not hold it
 */
export function toMessageParts(composed: Composed, maxChars: number): readonly Composed[] {
  const chars = contentChars(composed.content);
  if (chars <= maxChars) return [composed];
  const parts = split(composed.source, maxChars);
  if (!parts) throw new HandoffError({ code: 'tooLong', chars, maxChars });
  return numbered(parts).map((text) => {
    const source = { text, form: composed.source.form };
    return { source, content: toContent(source) };
  });
}

/** The parts that were not sent, as one text again; each stands as it would have been sent but for its number. */
export function joinParts(parts: readonly [Composed, ...Composed[]]): Composed {
  const [{ source: first }] = parts;
  const text = parts.map(({ source }) => withoutNumber(source.text)).join('\n\n');
  const source = { text, form: first.form };
  return { source, content: toContent(source) };
}

/** A part without the number above it. */
export function withoutNumber(text: string): string {
  return text.replace(/^\(\d+\/\d+\)\n\n/, '');
}

function split({ text, form }: Source, maxChars: number): readonly string[] | undefined {
  return form === 'markdown'
    ? splitMarkdown(text, maxChars, (part) => toPlainText(part).length)
    : splitPlain(text, maxChars);
}
