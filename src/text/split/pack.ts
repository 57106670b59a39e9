import { maxParts } from '../../core/limits';
import { type Candidate, type Room, fits, largest } from './room';

/** What a sequence of units is packed by. */
export interface Packing<T> {
  chars(unit: T): number;
  write(units: readonly T[]): string;
  /** What one unit becomes that is too long by itself. */
  split(unit: T): Split<T>;
  /** How a unit that is too long by itself can fill a part that others have begun. */
  toCutter?(unit: T): UnitCutter<T> | undefined;
  /** Whether a part had better not end with this unit. */
  leadsOn?(unit: T): boolean;
  /** Whether the next unit, in the same part, could become a piece of this one. */
  takesIn?(unit: T, next: T): boolean;
}

/** Parts that are ready, and what is left of the unit to go on with. */
export interface Split<T> {
  readonly parts: readonly string[];
  readonly rest?: T;
}

/** Cuts a unit in two, of which the first takes `maxChars` of the source at most. */
export type UnitCutter<T> = (
  maxChars: number,
) => { readonly head: T; readonly tail: T; readonly chars: number } | undefined;

interface Taken extends Candidate {
  readonly count: number;
}

/** Puts as many units into each part as fit, in their order; goes no further than to one part too many. */
export function pack<T>(units: readonly T[], room: Room, packing: Packing<T>): string[] {
  const queue = [...units];
  const parts: string[] = [];
  for (let at = 0; at < queue.length && parts.length <= maxParts;) {
    const filled = fill(queue, at, room, packing);
    if (filled) {
      parts.push(filled.text);
      at += filled.count;
      queue[at] = filled.tail;
      continue;
    }
    const unit = queue[at] as T;
    const taken =
      largest(room, (maxChars) => take(queue, at, maxChars, packing)) ?? alone(unit, room, packing);
    if (taken) {
      parts.push(taken.text);
      at += taken.count;
      continue;
    }
    const { parts: ready, rest } = packing.split(unit);
    parts.push(...ready);
    if (rest === undefined) at++;
    else queue[at] = rest;
  }
  return parts;
}

/** The unit by itself, which the search has missed where a second one was just too much. */
function alone<T>(unit: T, room: Room, packing: Packing<T>): Taken | undefined {
  const text = packing.write([unit]);
  return fits(room, text) ? { text, sourceChars: packing.chars(unit), count: 1 } : undefined;
}

interface Filled<T> extends Taken {
  readonly tail: T;
}

/** Whether the unit could become a piece of the one before it in a part that begins at `from`. */
function isTakenIn<T>(queue: readonly T[], from: number, at: number, packing: Packing<T>): boolean {
  return at > from && packing.takesIn?.(queue[at - 1] as T, queue[at] as T) === true;
}

/** The share of a part that may be taken already when it is filled with the begin of a unit that is too long by itself. */
const maxBegunShare = 0.8;

/** The units before one that is too long by itself, and as much of that one as fits below them. */
function fill<T>(queue: readonly T[], from: number, room: Room, packing: Packing<T>): Filled<T> | undefined {
  let begun = 0;
  let to = from;
  for (; to < queue.length; to++) {
    const chars = packing.chars(queue[to] as T);
    if (isTakenIn(queue, from, to, packing)) return undefined;
    if (begun + chars > room.maxChars) break;
    begun += chars;
  }
  if (to === from || to === queue.length || begun > room.maxChars * maxBegunShare) return undefined;
  const long = queue[to] as T;
  const cut = alone(long, room, packing) ? undefined : packing.toCutter?.(long);
  const units = queue.slice(from, to);
  return (
    cut &&
    largest(room, (maxChars) => {
      const pieces = cut(maxChars - begun);
      if (!pieces) return undefined;
      const { head, tail, chars } = pieces;
      return { text: packing.write([...units, head]), sourceChars: begun + chars, count: units.length, tail };
    })
  );
}

function take<T>(
  queue: readonly T[],
  from: number,
  maxChars: number,
  packing: Packing<T>,
): Taken | undefined {
  let sourceChars = 0;
  let to = from;
  for (; to < queue.length; to++) {
    const chars = packing.chars(queue[to] as T);
    if (sourceChars + chars > maxChars || isTakenIn(queue, from, to, packing)) break;
    sourceChars += chars;
  }
  if (to < queue.length) {
    while (to - from > 1 && packing.leadsOn?.(queue[to - 1] as T) === true) {
      to--;
      sourceChars -= packing.chars(queue[to] as T);
    }
  }
  if (to === from) return undefined;
  return { text: packing.write(queue.slice(from, to)), sourceChars, count: to - from };
}
