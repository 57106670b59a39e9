import { type Atom, toAtoms } from './atoms';
import { toProseBreaks } from './breaks';
import { cutAtBreaks } from './cutAtBreaks';
import { type Room, fits, writtenBy } from './room';
import { splitAtom } from './splitAtom';
import { splitWord } from './splitWord';

/**
 * Splits the content of a paragraph or heading at the end of lines, sentences or words, and writes each piece as `write` says.
 * What cannot be kept together even so is cut where it does least harm.
 */
export function splitProse(content: string, room: Room, write: (text: string) => string): string[] {
  const atoms = toAtoms(content);
  const written = writtenBy(room, write);
  const pieces = cutAtBreaks(content, toProseBreaks(content, atoms), written, (from, to) =>
    splitUnit(toStretches(content, from, to, atoms), written),
  );
  return pieces.map(write);
}

interface Stretch {
  readonly text: string;
  readonly atom?: Atom;
}

/** Splits what no white space divides: between its stretches if that is enough, else inside them. */
function splitUnit(stretches: Iterable<Stretch>, room: Room): string[] {
  const pieces: string[] = [];
  let head = '';
  for (const { text, atom } of stretches) {
    if (fits(room, head + text)) {
      head += text;
      continue;
    }
    if (head !== '') pieces.push(head);
    pieces.push(...(atom ? splitAtom(text, atom, room) : splitWord(text, room)));
    head = pieces.pop() ?? '';
  }
  return [...pieces, head];
}

function* toStretches(content: string, from: number, to: number, atoms: readonly Atom[]): Generator<Stretch> {
  let at = from;
  for (const atom of atoms) {
    if (atom.start < from || atom.end > to) continue;
    if (atom.start > at) yield { text: content.slice(at, atom.start) };
    yield { text: content.slice(atom.start, atom.end), atom };
    at = atom.end;
  }
  if (at < to) yield { text: content.slice(at, to) };
}
