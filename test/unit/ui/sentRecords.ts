import { toDisplayText } from '../../../src/core/displayText';
import type { SentRecord } from '../../../src/delivery/sentLog';
import { chatId } from '../messages';

/** A note that was sent, with these differences. */
export function sentRecord(changes: Partial<SentRecord> = {}): SentRecord {
  return {
    id: 'm1',
    atMs: Date.UTC(2026, 10, 23, 12),
    origin: 'https://api.helpcrunch.com',
    organization: { id: 77, domain: 'acme' },
    chat: chatId(12345),
    customer: toDisplayText('Ann Lee'),
    type: 'private',
    agent: toDisplayText('Sam Carter'),
    messageIds: [9],
    firstLine: toDisplayText('The cause:'),
    ...changes,
  };
}
