import { maxParts } from '../../core/limits';
import { type Break, bestBreak, nextBreak, ranks } from './breaks';
import { type Room, largest } from './room';

/**
 * Cuts a text at the best of its breaks; `splitUnit` cuts what stands between two of them and is too long even so.
 * It goes no further than to one piece too many.
 */
export function cutAtBreaks(
  text: string,
  breaks: readonly Break[],
  room: Room,
  splitUnit: (from: number, to: number) => readonly string[],
): string[] {
  const end: Break = { end: text.length, next: text.length, rank: ranks.paragraph };
  const pieces: string[] = [];
  // What is left of a unit that was too long, in front of what comes next.
  let head = '';
  for (let from = 0; from < text.length && pieces.length <= maxParts;) {
    const piece = largest(room, (maxChars) => {
      const to = from + maxChars - head.length;
      const cut = to >= text.length ? end : bestBreak(breaks, from, to);
      return (
        cut && { text: head + text.slice(from, cut.end), sourceChars: head.length + cut.end - from, cut }
      );
    });
    if (piece) {
      pieces.push(piece.text);
      head = '';
      from = piece.cut.next;
    } else if (head !== '') {
      pieces.push(head.trimEnd());
      head = '';
    } else {
      const unit = nextBreak(breaks, from) ?? end;
      const parts = splitUnit(from, unit.end);
      pieces.push(...parts.slice(0, -1));
      head = (parts.at(-1) ?? '') + text.slice(unit.end, unit.next);
      from = unit.next;
    }
  }
  return head === '' ? pieces : [...pieces, head.trimEnd()];
}
