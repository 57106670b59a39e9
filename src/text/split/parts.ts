import { maxParts } from '../../core/limits';
import type { Room } from './room';

/** Puts `(1/3)` as a paragraph of its own above each part; one part alone gets nothing. */
export function numbered(parts: readonly string[]): readonly string[] {
  if (parts.length < 2) return parts;
  return parts.map((part, index) => toNumber(index + 1, parts.length) + part);
}

/** The room of a part below the longest number that it may get. */
export function numberedRoom(maxChars: number, measure: (part: string) => number): Room {
  const number = toNumber(maxParts, maxParts);
  return { maxChars, frameChars: 0, depth: 0, measure: (part) => measure(number + part) };
}

/** The parts, unless they are too many. */
export function partsOrNone(parts: readonly string[]): readonly string[] | undefined {
  return parts.length > maxParts ? undefined : parts;
}

/** The parts without empty ones; too many stay too many, as nobody has counted how many more there are. */
export function withoutEmpty(parts: readonly string[]): string[] {
  return parts.length > maxParts ? [...parts] : parts.filter((part) => part.trim() !== '');
}

/** Whether a text holds more than goes into all parts, without the white space and the marks that may be left out. */
export function isBeyondParts(text: string, maxChars: number): boolean {
  let left = maxChars * maxParts;
  if (text.length <= left) return false;
  for (let at = 0; at < text.length && left >= 0; at++) if (!marks.includes(text[at] ?? '')) left--;
  return left < 0;
}

const marks = ' \t\r\n-=_*#>|:~`+.\\';

function toNumber(part: number, count: number): string {
  return `(${part}/${count})\n\n`;
}
