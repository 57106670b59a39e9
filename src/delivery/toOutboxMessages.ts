import type { Organization } from '../core/chat';
import type { DisplayText } from '../core/displayText';
import type { HandoffSource } from '../core/handoff';
import type { Sendable } from '../core/message';
import type { OutboxMessage, OutboxState, SealedMessage } from '../core/outbox';

/** One message that the user has agreed to. */
export interface Agreed {
  readonly sendable: Sendable;
  readonly source: OutboxMessage['source'];
  readonly name?: DisplayText;
}

/** What messages that were confirmed together have in common. */
export interface Agreement {
  readonly origin: string;
  readonly organization: Organization;
  readonly customer: DisplayText;
  /** Id of the chat's last message when the user agreed; 0 where it is not known. */
  readonly seenMessage: number;
  /** The draft that they are made of; the first stands for it, so that no other one overwrites it when it is taken back. */
  readonly draft?: string;
  /** The text of a handoff draft that they are made of. */
  readonly handoff?: Pick<HandoffSource, 'draft' | 'digest'>;
  readonly nowMs: number;
  /** How long they can be undone, in milliseconds; 0 for not at all. */
  readonly holdMs: number;
}

/** Makes the outbox's messages of what the user has agreed to; `ids` sort by the order they go in. */
export function toOutboxMessages(
  ids: readonly string[],
  agreed: readonly Agreed[],
  { nowMs, holdMs, draft, handoff, ...common }: Agreement,
  machine: string,
): SealedMessage[] {
  const state: OutboxState = holdMs > 0 ? { kind: 'held', untilMs: nowMs + holdMs } : { kind: 'queued' };
  return agreed.map(({ sendable, source, name }, index): SealedMessage => {
    const id = ids[index];
    if (id === undefined) throw new Error('each message has an id');
    const { chat, type, author, content } = sendable;
    const message: OutboxMessage = {
      ...{ ...common, machine, id, chat, type, content, source, group: ids[0] ?? id },
      // The permission to write as the customer is asked of the settings again.
      author: author.kind === 'agent' ? author : { kind: author.kind },
      ...{ agreedMs: nowMs, failures: 0, state },
      ...(name === undefined ? {} : { name }),
      ...(draft === undefined || index > 0 ? {} : { draft }),
      ...(handoff ? { handoff: { ...handoff, part: index + 1, parts: agreed.length } } : {}),
    };
    return message as SealedMessage;
  });
}
