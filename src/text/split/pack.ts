import { maxParts } from '../../core/limits';
import { type Candidate, type Room, fits, largest } from './room';

/** What a sequence of units is packed by. */
export interface Packing<T> {
  chars(unit: T): number;
  write(units: readonly T[]): string;
  /** What one unit becomes that is too long by itself. */
  split(unit: T): Split<T>;
  /** Whether a part had better not end with this unit. */
  leadsOn?(unit: T): boolean;
}

/** Parts that are ready, and what is left of the unit to go on with. */
export interface Split<T> {
  readonly parts: readonly string[];
  readonly rest?: T;
}

interface Taken extends Candidate {
  readonly count: number;
}

/** Puts as many units into each part as fit, in their order; goes no further than to one part too many. */
export function pack<T>(units: readonly T[], room: Room, packing: Packing<T>): string[] {
  const queue = [...units];
  const parts: string[] = [];
  for (let at = 0; at < queue.length && parts.length <= maxParts;) {
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
    if (sourceChars + chars > maxChars) break;
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
