import { toDisplayText } from '../../src/core/displayText';
import type { OutboxMessage, OutboxState, SealedMessage } from '../../src/core/outbox';
import { ann, chatId, content } from './messages';

/** The machine of the tests. */
export const machine = 'machine-1';

/** The id of the n-th message. */
export function toId(n: number): string {
  return `m${String(1_000 + n).padStart(15, '0')}-0000000${n % 10}`;
}

/** A note of the outbox that the user has agreed to, with these differences. */
export function outboxMessage(changes: Partial<OutboxMessage> = {}): SealedMessage {
  const id = changes.id ?? toId(1);
  const message: OutboxMessage = {
    id,
    machine,
    origin: 'https://api.helpcrunch.com',
    organization: { id: 77, domain: 'acme' },
    chat: chatId(5),
    customer: toDisplayText('Cara Customer'),
    type: 'private',
    author: ann,
    content,
    source: { text: '**cause** is below', form: 'markdown' },
    group: id,
    agreedMs: Date.UTC(2026, 10, 22, 12),
    seenMessage: 0,
    failures: 0,
    state: { kind: 'queued' },
    ...changes,
  };
  return message as SealedMessage;
}

/** One of each state that a message can be in. */
export const states = {
  queued: { kind: 'queued' },
  held: { kind: 'held', untilMs: 1_000 },
  sending: { kind: 'sending', sinceMs: 1_000, baseline: 4 },
  waiting: {
    kind: 'waiting',
    why: 'network',
    failure: { code: 'notReachable', host: 'h', detail: 'ENOTFOUND' },
    untilMs: 2_000,
  },
  waitingForUser: { kind: 'waiting', why: 'key', failure: { code: 'keyRejected', host: 'h' } },
  asking: { kind: 'asking', question: 'newerMessages', newestMessage: 9 },
  reading: { kind: 'unconfirmed', sinceMs: 1_000, baseline: 4, reads: 1, nextReadMs: 3_000 },
  unconfirmed: { kind: 'unconfirmed', sinceMs: 1_000, baseline: 4, reads: 8 },
  rejected: { kind: 'rejected', failure: { code: 'requestRejected', fields: [] } },
  sent: { kind: 'sent', messageId: 11, atMs: 2_000 },
} as const satisfies Record<string, OutboxState>;

/** The n-th note, which says its own number. */
export function say(n: number, changes: Partial<OutboxMessage> = {}): SealedMessage {
  return outboxMessage({ id: toId(n), content: { text: `text ${n}` }, ...changes });
}

/** The n-th message, for the customer. */
export function customerMessage(n: number, changes: Partial<OutboxMessage> = {}): SealedMessage {
  return say(n, { type: 'message', ...changes });
}
