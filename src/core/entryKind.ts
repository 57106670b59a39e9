import type { ChatEntry } from './chat';

/** What an entry of a transcript is to its readers; `system` is everything that no person has written. */
export const entryKinds = ['customer', 'agent', 'note', 'system'] as const;
export type EntryKind = (typeof entryKinds)[number];

/**
 * Says what an entry is, by its type first: whatever its text claims, only a `private` entry is a note and only one that
 * the API says is from the customer is the customer's (helpcrunch-api.md 2.2).
 */
export function toEntryKind({ type, from }: Pick<ChatEntry, 'type' | 'from'>): EntryKind {
  switch (type) {
    case 'private':
      return 'note';
    case 'message':
    case 'email':
    case 'knowledgeBase':
      return from === 'customer' ? 'customer' : 'agent';
    default:
      return 'system';
  }
}
