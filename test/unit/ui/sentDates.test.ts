import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toDayParser, toDays } from '../../../src/ui/sentDates';

const nowMs = Date.UTC(2026, 10, 23, 12);
const parse = toDayParser({ language: 'de', timeZone: 'Europe/Berlin', nowMs });

/** The days of three years that what is typed means, as the first and how many; undefined where it is no day. */
function daysOf(typed: string, parser = parse): string | undefined {
  const pattern = parser(typed);
  if (!pattern) return undefined;
  const days = Array.from({ length: 1_096 }, (_, day) =>
    new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10),
  ).filter((day) => pattern.test(day));
  return `${days.length} from ${days[0] ?? 'nowhere'}`;
}

const one = '1 from 2026-11-23';
for (const [typed, expected] of [
  ['2026-11-23', one],
  ['2026-11', '30 from 2026-11-01'],
  ['23.11.2026', one],
  ['1.2.2026', '1 from 2026-02-01'],
  ['23.11.', '3 from 2025-11-23'],
  ['23 Nov', '3 from 2025-11-23'],
  ['Nov 23', '3 from 2025-11-23'],
  ['nov 23, 2026', one],
  ['23. November 2026', one],
  ['Nov 2026', '30 from 2026-11-01'],
  ['5 Mai', '3 from 2025-05-05'],
  ['5 may', '3 from 2025-05-05'],
  ['3. März', '3 from 2025-03-03'],
  ['3 mär', '3 from 2025-03-03'],
  ['Sept. 3', '3 from 2025-09-03'],
  ['today', one],
  ['Heute', one],
  ['YESTERDAY', '1 from 2026-11-22'],
  ['gestern', '1 from 2026-11-22'],
  ['2026-13-40', '0 from nowhere'],
  ['Nov', undefined],
  ['23', undefined],
  ['2026', undefined],
  ['No 23', undefined],
  ['Nov 23 24', undefined],
  ['Nov 123', undefined],
  ['Nov Dec', undefined],
  ['12345', undefined],
  ['', undefined],
  ['1.2', '3 from 2025-02-01'],
] as const)
  test(`"${typed}" means ${expected ?? 'no day'}`, () => {
    assert.equal(daysOf(typed), expected);
  });

test('days are those of the time zone', () => {
  const late = Date.UTC(2026, 10, 22, 23, 30);
  assert.equal(toDays({ timeZone: 'Europe/Kyiv' })(late), '2026-11-23');
  assert.equal(toDays({ timeZone: 'America/New_York' })(late), '2026-11-22');
});

test('yesterday is the day before, also where that had 25 hours', () => {
  // In Berlin the clocks went back on 25 October 2026.
  const lateOnIt = Date.UTC(2026, 9, 25, 22, 30);
  const parser = toDayParser({ language: 'en', timeZone: 'Europe/Berlin', nowMs: lateOnIt });
  assert.equal(daysOf('today', parser), '1 from 2026-10-25');
  assert.equal(daysOf('yesterday', parser), '1 from 2026-10-24');
});

test('months beside a day are written as the language does', () => {
  const parser = toDayParser({ language: 'uk', timeZone: 'Europe/Kyiv', nowMs });
  assert.equal(daysOf('23 листопада', parser), '3 from 2025-11-23');
  assert.equal(daysOf('сьогодні', parser), one);
});

test('a number that is no date is no day', () => {
  assert.equal(toDays({})(1e20), '');
});
