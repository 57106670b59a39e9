import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toDisplayText } from '../../../src/core/displayText';
import { toJsonLines } from '../../../src/ui/sentLines';
import { sentRecord } from './sentRecords';

test('a line a record, the oldest first, with nothing of the product’s own', () => {
  const newest = sentRecord({
    type: 'message',
    agent: undefined,
    customer: toDisplayText('María "García"'),
    text: 'one\ntwo',
    handoff: { draft: 'd', digest: 'e', part: 1, parts: 1 },
  });
  const lines = toJsonLines([newest, sentRecord({ atMs: Date.UTC(2026, 10, 22) })]).split('\n');
  assert.equal(lines.pop(), '');
  assert.deepEqual(
    lines.map((line) => JSON.parse(line) as unknown),
    [
      {
        at: '2026-11-22T00:00:00.000Z',
        chat: 12345,
        organization: 'acme',
        customer: 'Ann Lee',
        type: 'private',
        agent: 'Sam Carter',
        messageIds: [9],
        firstLine: 'The cause:',
      },
      {
        at: '2026-11-23T12:00:00.000Z',
        chat: 12345,
        organization: 'acme',
        customer: 'María "García"',
        type: 'message',
        agent: null,
        messageIds: [9],
        firstLine: 'The cause:',
        text: 'one\ntwo',
      },
    ],
  );
});

test('a time that is no date loses no record', () => {
  const [line = ''] = toJsonLines([sentRecord({ atMs: 1e20 })]).split('\n');
  assert.equal((JSON.parse(line) as { at: unknown }).at, null);
});

test('without records there is nothing', () => {
  assert.equal(toJsonLines([]), '');
});
