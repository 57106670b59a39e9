import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HelpCrunchClient } from '../../../src/api/helpCrunchClient';
import type {
  Address,
  CustomerAddress,
  CustomerAuthor,
  Message,
  NoteAddress,
  Sendable,
  toAddress,
  toCustomerAuthor,
  toSendables,
} from '../../../src/core/message';

// These hold when `tsc` passes: a constant declared as the type `false` cannot be given `true`.

type Takes<Parameter, Value> = [Value] extends [Parameter] ? true : false;
type Posted = Parameters<HelpCrunchClient['createMessage']>[0];
type Addressed = Parameters<typeof toSendables>[0];
/** The mark that only `toSendables` gives, without the message. */
type Mark = Omit<Sendable, keyof Message>;
type Content = Pick<Message, 'content'>;
type AnonymousNote = Omit<NoteAddress, 'author'>;
type AnonymousMessage = Omit<CustomerAddress, 'author'>;

test('createMessage takes what toSendables made', () => {
  const made: Takes<Posted, Extract<Awaited<ReturnType<typeof toSendables>>, readonly unknown[]>[number]> =
    true;
  const note: Takes<Posted, NoteAddress & Content & Mark> = true;
  const message: Takes<Posted, CustomerAddress & Content & Mark> = true;
  assert.deepEqual([made, note, message], [true, true, true]);
});

test('createMessage takes nothing that did not go through toSendables', () => {
  const message: Takes<Posted, CustomerAddress & Content> = false;
  const note: Takes<Posted, NoteAddress & Content> = false;
  const either: Takes<Posted, Message> = false;
  const refused: Takes<Posted, Awaited<ReturnType<typeof toSendables>>> = false;
  assert.deepEqual([message, note, either, refused], [false, false, false, false]);
});

test('a note by the customer is no message at all', () => {
  type NoteByCustomer = AnonymousNote & { readonly author: CustomerAuthor };
  const posted: Takes<Posted, NoteByCustomer & Content & Mark> = false;
  const addressed: Takes<Addressed, NoteByCustomer> = false;
  assert.deepEqual([posted, addressed], [false, false]);
});

test('a message without an author is no message at all', () => {
  type Undefined = AnonymousMessage & { readonly author: undefined };
  const message: Takes<Posted, AnonymousMessage & Content & Mark> = false;
  const undefinedAuthor: Takes<Posted, Undefined & Content & Mark> = false;
  const note: Takes<Posted, AnonymousNote & Content & Mark> = false;
  const addressed: Takes<Addressed, AnonymousMessage | AnonymousNote> = false;
  assert.deepEqual([message, undefinedAuthor, note, addressed], [false, false, false, false]);
});

test('a customer author comes from the setting alone, and may be missing', () => {
  const byHand: Takes<CustomerAuthor, { readonly kind: 'customer' }> = false;
  const alwaysThere: Takes<CustomerAuthor, ReturnType<typeof toCustomerAuthor>> = false;
  const alwaysAddress: Takes<Address, ReturnType<typeof toAddress>> = false;
  assert.deepEqual([byHand, alwaysThere, alwaysAddress], [false, false, false]);
});
