import type { EntryView, ToView } from '../../src/core/conversationView';
import type { RichBlock } from '../../src/core/richText';

/** An entry of a customer, as far as a test does not say otherwise. */
export function toEntry(id: number, given: Partial<EntryView> = {}): EntryView {
  return {
    id,
    kind: 'customer',
    day: 'Monday, 2 November 2026',
    author: 'Ann Lee',
    role: 'Customer',
    time: '14:03',
    dateTime: '2026-11-02T14:03:00.000Z',
    marks: [],
    body: [toParagraph(`Message ${id}`)],
    ...given,
  };
}

/** Entries from one id to another, of very different heights. */
export function toEntries(from: number, to: number): EntryView[] {
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const id = from + index;
    const body = [`Message ${id}`, ...Array.from({ length: id % 7 }, () => 'Some more words. '.repeat(12))];
    return toEntry(id, { body: body.map(toParagraph), day: `Day ${Math.floor(id / 40)}` });
  });
}

/** The message that brings entries. */
export function bring(entries: readonly EntryView[], hasOlder = false): ToView {
  return { kind: 'entries', entries, hasOlder };
}

/** A paragraph of plain text. */
export function toParagraph(text: string): RichBlock {
  return { kind: 'paragraph', inlines: [{ kind: 'text', text }] };
}
