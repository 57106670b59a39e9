import { HandoffError } from '../../core/failure';
import type { ChatId } from '../../core/ids';
import { type MemoryOwner, isSameOwner } from '../../core/memoryOwner';
import type { Session } from '../../delivery/sessions';
import { toOwner } from './targets';

/**
 * A chat with whom it belongs to: its id alone would be another customer's after a change of the key. A class, because
 * what only looks like one, as a keybinding can pass it, is none.
 */
export class OwnChat {
  constructor(
    readonly owner: MemoryOwner,
    readonly id: ChatId,
  ) {}

  /** @throws {HandoffError} `organizationChanged` when the key in use is another organization's */
  check(session: Session): void {
    if (!isSameOwner(this.owner, toOwner(session))) throw new HandoffError({ code: 'organizationChanged' });
  }
}
