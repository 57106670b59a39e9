/** What a piece may be at most, and how it is measured with everything that is put around it. */
export interface Room {
  readonly maxChars: number;
  /** UTF-16 units that a line of a piece costs besides its own: quote marks, indentation, delimiters. */
  readonly frameChars: number;
  /** How much is around a piece already: quotes, items, emphasis. */
  readonly depth: number;
  measure(markdown: string): number;
}

/** A piece that might fit: what is sent of it, and how much of the source it takes. */
export interface Candidate {
  readonly text: string;
  readonly sourceChars: number;
}

/** The share of a room that what is around may take; what is nested deeper loses its marks rather than its words. */
const maxFrameShare = 0.1;

/** Deeper than people nest; each level costs one more reading of what is in it. */
const maxDepth = 12;

/** How much smaller the next candidate is at least, so that few are measured. */
const shrinkage = 0.95;

/** The room within a quote, an item or emphasis, or undefined where the marks would leave too little or go too deep. */
export function within(
  room: Room,
  chars: number,
  wrap: (inside: string) => string,
  maxShare = maxFrameShare,
): Room | undefined {
  const frameChars = room.frameChars + chars;
  if (frameChars > room.maxChars * maxShare || room.depth >= maxDepth) return undefined;
  return { ...room, frameChars, depth: room.depth + 1, measure: (inside) => room.measure(wrap(inside)) };
}

/** The room for what is written in another way. */
export function writtenBy(room: Room, write: (text: string) => string): Room {
  return { ...room, measure: (text) => room.measure(write(text)) };
}

/** Whether a piece is small enough. */
export function fits(room: Room, text: string): boolean {
  return text.length <= room.maxChars && room.measure(text) <= room.maxChars;
}

/**
 * The first candidate that fits, from large to small: `toCandidate` makes one that takes no more of the source than it is
 * told, or undefined if there is none so small. What a candidate measures tells how large the next may be.
 */
export function largest<T extends Candidate>(
  room: Room,
  toCandidate: (maxChars: number) => T | undefined,
): T | undefined {
  let candidate = toCandidate(room.maxChars);
  while (candidate) {
    const measured = room.measure(candidate.text);
    if (measured <= room.maxChars) return candidate;
    const next = Math.floor(candidate.sourceChars * Math.min(shrinkage, room.maxChars / measured));
    candidate = next < 1 ? undefined : toCandidate(next);
  }
  return undefined;
}
