import { type Split, pack } from './pack';
import { type Room, fits, largest } from './room';
import { spaceCut } from './splitWord';
import { toMark, writeCode } from './write';

/** The share of a part that what stands behind a fence's mark may take. */
const maxInfoShare = 0.1;

/** Splits code between its lines, each piece in a fence of the same language; not a character of it changes. */
export function splitCode(lines: readonly string[], info: string, room: Room): string[] {
  const short =
    [info, /^\S*/.exec(info)?.[0] ?? ''].find((each) => each.length <= room.maxChars * maxInfoShare) ?? '';
  const mark = toMark(lines, short);
  const write = (taken: readonly string[]): string => writeCode(taken, short, mark);
  return pack(lines.length === 0 ? [''] : lines, room, {
    chars: (line) => line.length,
    write,
    split: (line) => splitLine(line, room, write),
  });
}

function splitLine(line: string, room: Room, write: (lines: readonly string[]) => string): Split<string> {
  const end = /[\r\n]*$/.exec(line)?.[0] ?? '';
  const parts: string[] = [];
  let rest = line.slice(0, line.length - end.length);
  while (rest.length > room.maxChars || !fits(room, write([rest + end]))) {
    const piece = largest(room, (maxChars) => {
      const cut = spaceCut(rest, maxChars);
      return cut > 0 ? { text: write([rest.slice(0, cut)]), sourceChars: cut } : undefined;
    });
    if (!piece) return { parts: [...parts, write([line])] };
    parts.push(piece.text);
    rest = rest.slice(piece.sourceChars);
  }
  return rest === '' ? { parts } : { parts, rest: rest + end };
}
