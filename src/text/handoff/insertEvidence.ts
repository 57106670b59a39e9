import { toLines } from '../markdown/parse';
import { parseHandoff } from './marker';

/** A text, and where in a draft it comes or stands, in UTF-16 units. */
export interface Insertion {
  readonly offset: number;
  readonly text: string;
}

/**
 * What to insert for evidence that is closed in itself: right before the first marker, or above everything where there is
 * none. Blank lines and the draft's own line ends around it leave all the rest what it was.
 */
export function toInsertion(text: string, evidence: string): Insertion {
  const handoff = parseHandoff(text);
  if (handoff.kind === 'markerMissing') return atTop(text, evidence);
  const indent = /^ */.exec(text.slice(handoff.start))?.[0] ?? '';
  const before = text.slice(0, handoff.start);
  // The indent stays behind on a blank line: with it a list at the end of the evidence would take the marker.
  const offset = handoff.start + indent.length;
  const ownEnd = lineEndOf(before, text);
  const isApart = indent === '' && /^[ \t\r\n]*$/.test(toLines(before).at(-1) ?? '');
  return { offset, text: (isApart ? '' : ownEnd) + endedByBlank(evidence, ownEnd) };
}

/** Where an insertion stands unchanged: at its place, or else where alone it stands. */
export function findInserted(
  text: string,
  { offset, text: inserted }: Insertion,
): { start: number; end: number } | undefined {
  const only = text.indexOf(inserted);
  const start = text.startsWith(inserted, offset) ? offset : only;
  const isKnown = inserted !== '' && start >= 0 && (start === offset || text.lastIndexOf(inserted) === only);
  return isKnown ? { start, end: start + inserted.length } : undefined;
}

function atTop(text: string, evidence: string): Insertion {
  const lineEnd = lineEndOf('', text);
  const above = endedByBlank(evidence, lineEnd);
  // A list at the end of the evidence would take what is indented; nothing goes on beyond a rule.
  const isIndented = /^[ \t]+[^ \t]/.test(text.replace(/^(?:[ \t]*[\r\n])+/, ''));
  return { offset: 0, text: isIndented ? `${above}---${lineEnd}${lineEnd}` : above };
}

/** The end of the line right before, so that both cannot become one; else the first of the text. */
function lineEndOf(before: string, text: string): string {
  return /(?:\r\n|\r|\n)$/.exec(before)?.[0] ?? /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
}

function endedByBlank(evidence: string, lineEnd: string): string {
  const lines = evidence.replace(/(?:\r\n|\r|\n)$/, '').split(/\r\n|\r|\n/);
  return [...lines, '', ''].join(lineEnd);
}
