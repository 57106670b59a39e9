import type { OutboxMessage } from '../core/outbox';
import type { OutboxStore } from './outboxStore';

/**
 * The messages of the outbox, as they are on the disk now. What had to be set aside is told by its number, and goes no more.
 *
 * @throws {HandoffError} `outboxUnreadable`: what cannot be read may be the very message that is asked for, and nobody knows
 */
export async function readPending(
  store: Pick<OutboxStore, 'list'>,
  onSetAside: (count: number) => void,
): Promise<readonly OutboxMessage[]> {
  const { entries, faults, setAside } = await store.list();
  if (setAside.length > 0) onSetAside(setAside.length);
  if (faults[0]) throw faults[0];
  return entries.map(({ message }) => message);
}
