import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HelpCrunchClient } from '../../../src/api/helpCrunchClient';
import type {
  ConfirmedMessages,
  CustomerAuthor,
  CustomerMessage,
  PrivateNote,
  Sendable,
  toCustomerAuthor,
  toSendableMessages,
  toSendableNotes,
} from '../../../src/core/message';

// These hold when `tsc` passes: a constant declared as the type `false` cannot be given `true`.

type Takes<Parameter, Value> = [Value] extends [Parameter] ? true : false;
type Posted = Parameters<HelpCrunchClient['createMessage']>[0];
/** The mark that only `toSendableNotes` and `toSendableMessages` give, without the message. */
type Mark = Omit<Sendable, keyof PrivateNote>;

test('createMessage takes what the two functions of core made', () => {
  const notes: Takes<Posted, ReturnType<typeof toSendableNotes>[number]> = true;
  const messages: Takes<Posted, ReturnType<typeof toSendableMessages>[number]> = true;
  const markedNote: Takes<Posted, PrivateNote & Mark> = true;
  const markedMessage: Takes<Posted, CustomerMessage & Mark> = true;
  assert.deepEqual([notes, messages, markedNote, markedMessage], [true, true, true, true]);
});

test('createMessage takes no message that was not confirmed, and nothing unmarked', () => {
  const message: Takes<Posted, CustomerMessage> = false;
  const plainNote: Takes<Posted, PrivateNote> = false;
  const asNote: Takes<Parameters<typeof toSendableNotes>[0][number], CustomerMessage> = false;
  const confirmed: Takes<Parameters<typeof toSendableMessages>[0], readonly CustomerMessage[]> = false;
  assert.deepEqual([message, plainNote, asNote, confirmed], [false, false, false, false]);
});

test('a confirmation cannot be made by hand', () => {
  const lookAlike: Takes<ConfirmedMessages, { readonly messages: readonly CustomerMessage[] }> = false;
  const constructed: Takes<new (messages: CustomerMessage[]) => unknown, typeof ConfirmedMessages> = false;
  assert.deepEqual([lookAlike, constructed], [false, false]);
});

test('a note by the customer is no message at all', () => {
  type NoteByCustomer = Omit<PrivateNote, 'author'> & { readonly author: CustomerAuthor };
  const posted: Takes<Posted, NoteByCustomer & Mark> = false;
  const marked: Takes<Parameters<typeof toSendableNotes>[0][number], NoteByCustomer> = false;
  assert.deepEqual([posted, marked], [false, false]);
});

test('a message without an author is no message at all', () => {
  const withoutKey: Takes<Posted, Omit<CustomerMessage, 'author'> & Mark> = false;
  const undefinedAuthor: Takes<
    Posted,
    Omit<CustomerMessage, 'author'> & { readonly author: undefined } & Mark
  > = false;
  const noteWithoutKey: Takes<Posted, Omit<PrivateNote, 'author'> & Mark> = false;
  assert.deepEqual([withoutKey, undefinedAuthor, noteWithoutKey], [false, false, false]);
});

test('a customer author comes from the setting alone, and may be missing', () => {
  const byHand: Takes<CustomerAuthor, { readonly kind: 'customer' }> = false;
  const alwaysThere: Takes<CustomerAuthor, ReturnType<typeof toCustomerAuthor>> = false;
  assert.deepEqual([byHand, alwaysThere], [false, false]);
});
