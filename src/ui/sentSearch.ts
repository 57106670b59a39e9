import type { SentRecord } from '../delivery/sentLog';
import { type Calendar, type DayParser, toDays } from './sentDates';

/** A record with what is searched in it, made once. */
export interface Searchable {
  readonly record: SentRecord;
  readonly text: string;
  /** As `2026-11-23`, in the user's time zone. */
  readonly day: string;
}

/** Longest date in words: `Nov 23 2026`. */
const wordsOfDate = 3;

/** Makes records ready for a search that is repeated at every key. */
export function toSearchable(
  records: readonly SentRecord[],
  calendar: Pick<Calendar, 'timeZone'>,
): readonly Searchable[] {
  const toDay = toDays(calendar);
  return records.map((record) => ({
    record,
    text: `${record.customer} #${record.chat} ${record.firstLine}`.toLocaleLowerCase(),
    day: toDay(record.atMs),
  }));
}

/** The first records, at most so many, that have all that is typed: dates, and words of chat, customer or first line. */
export function findSent(
  all: readonly Searchable[],
  typed: string,
  parseDay: DayParser,
  maxFound: number,
): readonly Searchable[] {
  const terms = toTerms(typed, parseDay);
  const found: Searchable[] = [];
  for (const each of all) {
    if (found.length === maxFound) break;
    if (terms.every((fits) => fits(each))) found.push(each);
  }
  return found;
}

type Term = (searched: Searchable) => boolean;

/** What reads as a date may all the same be words of a first line. */
function toTerms(typed: string, parseDay: DayParser): readonly Term[] {
  const words = typed
    .toLocaleLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const terms: Term[] = [];
  while (words.length > 0) {
    const { length, day } = takeDay(words, parseDay);
    const phrase = words.splice(0, length).join(' ');
    terms.push((each) => day?.test(each.day) === true || each.text.includes(phrase));
  }
  return terms;
}

/** The longest date that the words begin with. */
function takeDay(words: readonly string[], parseDay: DayParser): { length: number; day: RegExp | undefined } {
  for (let length = Math.min(wordsOfDate, words.length); length > 0; length--) {
    const day = parseDay(words.slice(0, length).join(' '));
    if (day) return { length, day };
  }
  return { length: 1, day: undefined };
}
