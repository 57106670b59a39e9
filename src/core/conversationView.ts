import type { EntryKind } from './entryKind';
import type { RichBlock } from './richText';

/** An entry as the panel draws it; every word of it was made by the host in the user's language. */
export interface EntryView {
  readonly id: number;
  readonly kind: EntryKind;
  /** The day it is under, such as `Monday, 2 November 2026`; entries of one day have the same words. */
  readonly day: string;
  readonly author: string;
  /** Who that is and who reads it, such as `Customer` or `Private note: only your team`. */
  readonly role: string;
  /** Such as `14:03`; empty where the API has no time. */
  readonly time: string;
  /** For machines, such as `2026-11-02T14:03:00.000Z`; empty where the API has no time. */
  readonly dateTime: string;
  /** Such as `edited` or `read`. */
  readonly marks: readonly string[];
  readonly body: readonly RichBlock[];
}

/** A line of the card that says whose chat it is, such as `Assigned to` and `Bob Ray`. */
export interface CardLine {
  readonly name: string;
  readonly value: string;
  /** What its Copy button is called; only for what somebody needs elsewhere. */
  readonly copy?: string;
}

/** The part of the panel above the entries. */
export interface HeadView {
  /** Such as `Ann Lee, chat #12345`. */
  readonly title: string;
  readonly card: readonly CardLine[];
  /** What speaks against writing here, each a sentence. */
  readonly warnings: readonly string[];
}

/** The panel's own words, in the user's language. */
export interface ViewWords {
  readonly replyAsNote: string;
  readonly replyToCustomer: string;
  readonly older: string;
  readonly begin: string;
  readonly newer: string;
  readonly empty: string;
  readonly entries: string;
}

/** From the host to the panel. */
export type ToView =
  | { readonly kind: 'words'; readonly words: ViewWords }
  | { readonly kind: 'head'; readonly head: HeadView }
  | {
      /** Entries that are new to the panel or have changed; those it has stay where they are. */
      readonly kind: 'entries';
      /** The oldest first; each goes to its place by its id. */
      readonly entries: readonly EntryView[];
      /** Whether there are older ones that have not been read. */
      readonly hasOlder: boolean;
    }
  | {
      readonly kind: 'state';
      /** Such as `Read at 14:03:20`, or what went wrong. */
      readonly line: string;
      readonly isFault: boolean;
      /** Older entries are being read. */
      readonly isReading: boolean;
    };

/** From the panel to the host. Nothing else is listened to, and nothing of it is an address. */
export type FromView =
  /** It is drawn and wants everything. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'older' }
  /** A link of an entry was clicked: its number in that entry. */
  | { readonly kind: 'open'; readonly entry: number; readonly link: number }
  /** A line of the card is to be copied: its number. */
  | { readonly kind: 'copy'; readonly line: number }
  | { readonly kind: 'replyAsNote' }
  | { readonly kind: 'replyToCustomer' };
