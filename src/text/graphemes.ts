/** How far behind a cut the characters of a grapheme are looked for, in UTF-16 units. */
const lookAheadChars = 64;

/**
 * How many UTF-16 units of a text to take, `maxChars` at most: up to the end of a grapheme, and never half a surrogate pair.
 * Zero if not even the first character is so small.
 */
export function graphemeCut(text: string, maxChars: number): number {
  if (text.length <= maxChars) return text.length;
  const segments = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(
    text.slice(0, maxChars + lookAheadChars),
  );
  const cut = segments.containing(maxChars)?.index ?? 0;
  if (cut > 0) return cut;
  // One grapheme that is longer than all the room: an emoji under hundreds of marks.
  return isLowSurrogate(text.charCodeAt(maxChars)) ? maxChars - 1 : maxChars;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
