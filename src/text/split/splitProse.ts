import { type Atom, toAtoms } from './atoms';
import { ranks, toProseBreaks } from './breaks';
import { cutAtBreaks } from './cutAtBreaks';
import { type Room, writtenBy } from './room';
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
    splitUnit(content.slice(from, to), toInner(atoms, from, to), written),
  );
  return pieces.map(write);
}

/** The atoms between two places, as they stand in the text between them. */
function toInner(atoms: readonly Atom[], from: number, to: number): Atom[] {
  return atoms
    .filter(({ start, end }) => start >= from && end <= to)
    .map(({ start, end, tokens }) => ({ start: start - from, end: end - from, tokens }));
}

/** Splits what no white space divides: between its atoms if that is enough, else inside them. */
function splitUnit(unit: string, atoms: readonly Atom[], room: Room): string[] {
  const edges = new Set(atoms.flatMap(({ start, end }) => [start, end]));
  const breaks = [...edges]
    .map((end) => ({ end, next: end, rank: ranks.space }))
    .filter(({ end }) => end > 0);
  const starts = new Map(atoms.map((atom) => [atom.start, atom]));
  return cutAtBreaks(unit, breaks, room, (from, to) => {
    const atom = starts.get(from);
    const text = unit.slice(from, to);
    return atom ? splitAtom(text, atom, room) : splitWord(text, room);
  });
}
