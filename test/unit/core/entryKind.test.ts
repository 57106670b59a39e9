import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toEntryKind } from '../../../src/core/entryKind';

for (const type of ['message', 'email', 'knowledgeBase']) {
  test(`a ${type} is whose the API says it is, and nobody else is the customer`, () => {
    assert.equal(toEntryKind({ type, from: 'customer' }), 'customer');
    for (const from of ['agent', 'Customer', '']) assert.equal(toEntryKind({ type, from }), 'agent');
  });
}

test('what is private is a note, also when it claims to be from the customer', () => {
  for (const from of ['agent', 'customer']) assert.equal(toEntryKind({ type: 'private', from }), 'note');
});

test('whatever else there is was written by nobody', () => {
  for (const type of ['tech', 'Private', 'unheard', ''])
    assert.equal(toEntryKind({ type, from: 'customer' }), 'system');
});
