import { parseMarkdown } from '../markdown/parse';
import { isBeyondParts, numberedRoom, partsOrNone } from './parts';
import { fits } from './room';
import { toSections } from './section';
import { packSections } from './splitBlock';
import { cutPlain } from './splitPlain';

/**
 * Splits a Markdown text without reference links into parts that read by themselves: between blocks, and inside a block only
 * where it is too long. No part is over `maxChars`, neither itself nor by `toLength`, also when it is `numbered`; a fence that
 * the text leaves open is closed. Undefined if that takes more than `maxParts`.
 */
export function splitMarkdown(
  markdown: string,
  maxChars: number,
  toLength: (part: string) => number,
): readonly string[] | undefined {
  if (isBeyondParts(markdown, maxChars)) return undefined;
  const measure = (part: string): number => Math.max(part.length, toLength(part));
  const room = numberedRoom(maxChars, measure);
  const parsed = parseMarkdown(markdown);
  const sections = toSections(parsed);
  const whole = parsed.isCut ? markdown : sections.map(({ text }) => text).join('');
  if (fits({ ...room, measure }, whole)) return whole === '' ? [] : [whole];
  return partsOrNone(parsed.isCut ? cutPlain(markdown, room) : packSections(sections, room));
}
