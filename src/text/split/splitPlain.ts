import { toPlainBreaks } from './breaks';
import { cutAtBreaks } from './cutAtBreaks';
import { isBeyondParts, numberedRoom, partsOrNone, withoutEmpty } from './parts';
import type { Room } from './room';
import { splitWord } from './splitWord';

/**
 * Splits a text that is no Markdown after paragraphs, else lines, else words, else graphemes. Nothing is lost but the white
 * space at the cuts, and no part is over `maxChars` also when it is `numbered`. Undefined if that takes more than `maxParts`.
 */
export function splitPlain(text: string, maxChars: number): readonly string[] | undefined {
  if (text.length <= maxChars) return text === '' ? [] : [text];
  if (isBeyondParts(text, maxChars)) return undefined;
  return partsOrNone(
    cutPlain(
      text,
      numberedRoom(maxChars, ({ length }) => length),
    ),
  );
}

/** Cuts a text as it stands. */
export function cutPlain(text: string, room: Room): string[] {
  const pieces = cutAtBreaks(text, toPlainBreaks(text), room, (from, to) =>
    splitWord(text.slice(from, to), room),
  );
  return withoutEmpty(pieces);
}
