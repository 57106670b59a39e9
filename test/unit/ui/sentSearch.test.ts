import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toDisplayText } from '../../../src/core/displayText';
import { toDayParser } from '../../../src/ui/sentDates';
import { findSent, toSearchable } from '../../../src/ui/sentSearch';
import { chatId } from '../messages';
import { sentRecord } from './sentRecords';

const timeZone = 'Europe/Berlin';
const parseDay = toDayParser({ language: 'en', timeZone, nowMs: Date.UTC(2026, 10, 23, 12) });
const records = toSearchable(
  [
    sentRecord({ id: 'new' }),
    // Half past midnight of the 22nd in Berlin.
    sentRecord({ id: 'night', atMs: Date.UTC(2026, 10, 21, 23, 30), chat: chatId(777) }),
    sentRecord({
      id: 'old',
      atMs: Date.UTC(2025, 10, 23, 12),
      customer: toDisplayText('María García'),
      firstLine: toDisplayText('Order of 22 Nov, 2026-11'),
    }),
  ],
  { timeZone },
);

for (const [typed, ...expected] of [
  ['', 'new', 'night', 'old'],
  ['  ', 'new', 'night', 'old'],
  ['ann', 'new', 'night'],
  ['GARCÍA order', 'old'],
  ['#777', 'night'],
  ['12345', 'new', 'old'],
  ['today', 'new'],
  ['yesterday', 'night'],
  ['2026-11', 'new', 'night', 'old'],
  ['2026-11-22', 'night'],
  ['22 Nov', 'night', 'old'],
  ['Nov 23', 'new', 'old'],
  ['23 nov 2026', 'new'],
  ['ann 23.11.2026 cause', 'new'],
  ['23 Nov maría', 'old'],
  ['today yesterday'],
  ['nobody'],
] as const)
  test(`"${typed}" finds ${expected.join(', ') || 'nothing'}`, () => {
    assert.deepEqual(
      findSent(records, typed, parseDay, 10).map(({ record }) => record.id),
      expected,
    );
  });

test('gives no more than are shown, the first of them', () => {
  assert.deepEqual(
    findSent(records, '', parseDay, 2).map(({ record }) => record.id),
    ['new', 'night'],
  );
});
