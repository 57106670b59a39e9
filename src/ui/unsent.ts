import type { Arrival } from '../delivery/arrivals';
import type { Composed } from '../text/compose';
import { joinParts } from '../text/messageParts';
import type { Outgoing } from './outgoing';

/** What was not sent of the document that a message belongs to, from that message on. */
export function toRest({ items }: Outgoing, index: number): Composed | undefined {
  const document = items[index]?.document;
  if (!document || items[index - 1]?.document !== document) return document?.composed;
  const [first, ...more] = items.slice(index).filter((item) => item.document === document);
  return first && joinParts([first.composed, ...more.map(({ composed }) => composed)]);
}

/** The messages of the same document that come after one. */
export function countAfter({ items }: Outgoing, index: number): number {
  return items.slice(index + 1).filter(({ document }) => document === items[index]?.document).length;
}

/**
 * What Cancel has taken back and lies nowhere else: a draft, whole or in part, or the other parts of a text of which one
 * has gone or may have. A text that was not begun with stands where it came from.
 */
export function toTakenBack(
  { items, draft }: Pick<Outgoing, 'items' | 'draft'>,
  { messageIds, rest }: Arrival,
): Composed | undefined {
  if (!rest?.takenBack) return undefined;
  const { id, after, takenBack } = rest;
  const ids = [...messageIds.map(() => undefined), id, ...after];
  const taken = items.filter((_, index) => takenBack.includes(ids[index] ?? ''));
  const document = taken[0]?.document;
  const [first, ...more] = taken.filter((item) => item.document === document);
  if (!document || !first) return undefined;
  const isWhole = items.filter((item) => item.document === document).length === more.length + 1;
  if (isWhole) return draft === undefined ? undefined : document.composed;
  return joinParts([first.composed, ...more.map(({ composed }) => composed)]);
}
