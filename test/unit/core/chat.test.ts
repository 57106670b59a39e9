import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { chatStatuses, toChatState, toChatStatus, toLabel } from '../../../src/core/chat';
import { toChat } from '../messages';

test('every spelling of a status that the vendor uses is understood', () => {
  const spellings = {
    new: ['new', 'New'],
    opened: ['opened', 'open'],
    pending: ['pending'],
    onHold: ['onhold', 'on hold', 'on-hold', 'On Hold', 'on_hold'],
    noCommunication: ['no communication', 'noCommunication', 'no-communication'],
    closed: ['closed'],
    empty: ['empty'],
    other: ['', 'spam', 'constructor', 'closed!'],
  };
  for (const [status, raws] of Object.entries(spellings)) {
    for (const raw of raws) assert.equal(toChatStatus(raw), status, raw);
  }
});

test('any string is one of the known statuses', () => {
  fc.assert(fc.property(fc.string(), (raw) => chatStatuses.includes(toChatStatus(raw))));
});

test('somebody is called by name, else by e-mail', () => {
  const label = (name: string, email: string): string => toLabel({ name, email });
  assert.equal(label('Ann', 'ann@example.com'), 'Ann');
  assert.equal(label('', 'ann@example.com'), 'ann@example.com');
  assert.equal(label(' ', 'ann@example.com'), 'ann@example.com');
  assert.equal(label('\u200d', '\u3164'), '');
  assert.equal(label('', ''), '');
  assert.equal(label('[x](command:y)', ''), '[x] (command:y)');
});

test('closed stands above snoozed, and a snooze ends', () => {
  const chat = toChat();
  assert.equal(toChatState(chat, 1000), 'ordinary');
  assert.equal(toChatState({ ...chat, snoozedUntilMs: 1001 }, 1000), 'snoozed');
  assert.equal(toChatState({ ...chat, snoozedUntilMs: 1000 }, 1000), 'ordinary');
  assert.equal(toChatState({ ...chat, snoozedUntilMs: 1001, status: 'closed' }, 1000), 'closed');
});
