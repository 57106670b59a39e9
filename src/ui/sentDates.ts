/** How people write days: their language and time zone, and what time it is. */
export interface Calendar {
  /** BCP 47, such as `de`. */
  readonly language: string;
  /** IANA, such as `Europe/Kyiv`; that of this machine where it is left out. */
  readonly timeZone?: string;
  readonly nowMs: number;
}

/** What a day, as `2026-11-23`, has to be; undefined for what is typed and no day. */
export type DayParser = (typed: string) => RegExp | undefined;

/** Every name of each month. */
type MonthNames = readonly (readonly string[])[];

const dayMs = 24 * 60 * 60_000;
/** The largest number that is a date, in milliseconds. */
const maxDateMs = 8.64e15;

/** Gives days of a time zone as `2026-11-23`; empty for a number that is no date. */
export function toDays({ timeZone }: Pick<Calendar, 'timeZone'>): (ms: number) => string {
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  // Sweden writes dates as ISO does.
  const format = new Intl.DateTimeFormat('sv-SE', { ...parts, ...(timeZone !== undefined && { timeZone }) });
  return (ms) => (Math.abs(ms) <= maxDateMs ? format.format(ms) : '');
}

/**
 * Reads days as they are typed: `2026-11-23`, `2026-11`, `23.11.2026`, `23.11.`, `23 Nov`, `Nov 23, 2026`, `Nov 2026`,
 * `today`, `yesterday`, the words in English or the user's language. Gives what a day as `toDays` writes it has to be;
 * undefined for everything else.
 */
export function toDayParser(calendar: Calendar): DayParser {
  const languages = [...new Set(['en', calendar.language])];
  const today = toDays(calendar)(calendar.nowMs);
  // Not 24 hours ago: days are longer or shorter where the clocks change.
  const yesterday = new Date(Date.parse(today) - dayMs).toISOString().slice(0, 10);
  const near = new Map(
    languages.flatMap((language): [string, string][] => {
      const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
      return [
        [fold(words.format(0, 'day')), today],
        [fold(words.format(-1, 'day')), yesterday],
      ];
    }),
  );
  const months = languages.map(toMonthNames);
  return (typed) => {
    const text = fold(typed);
    const day = near.get(text);
    return day === undefined ? (fromNumbers(text) ?? fromNames(text, months)) : new RegExp(`^${day}$`);
  };
}

function fromNumbers(text: string): RegExp | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/.exec(text) ?? [];
  if (month !== undefined) return toPattern(year, Number(month), day);
  const [, first, second, last] = /^(\d{1,2})\.(\d{1,2})(?:\.(\d{4})?)?$/.exec(text) ?? [];
  return second === undefined ? undefined : toPattern(last, Number(second), first);
}

function fromNames(text: string, languages: readonly MonthNames[]): RegExp | undefined {
  const words = text.replace(/[.,]+(?= |$)/g, '').split(' ');
  const [name = '', ...more] = words.filter((word) => !/^\d+$/.test(word));
  const [year, ...years] = words.filter((word) => /^\d{4}$/.test(word));
  const [day, ...days] = words.filter((word) => /^\d{1,2}$/.test(word));
  const known = [name, year, day].filter((word) => word !== undefined);
  const month = findMonth(languages, name);
  const isWhole = known.length === words.length && known.length > 1;
  if (month === undefined || !isWhole || more.length + years.length + days.length > 0) return undefined;
  return toPattern(year, month, day);
}

function toPattern(year: string | undefined, month: number, day: string | undefined): RegExp {
  const two = (number: number): string => String(number).padStart(2, '0');
  return new RegExp(`^${year ?? '\\d{4}'}-${two(month)}-${day === undefined ? '' : `${two(Number(day))}$`}`);
}

/** Each month's names: some languages write another one beside a day. */
function toMonthNames(language: string): MonthNames {
  const write = (options: Intl.DateTimeFormatOptions, month: number): string =>
    new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' })
      .formatToParts(Date.UTC(2026, month, 15))
      .flatMap(({ type, value }) => (type === 'month' ? fold(value) : []))
      .join('');
  return Array.from({ length: 12 }, (_, month) =>
    (['long', 'short'] as const).flatMap((style) => [
      write({ month: style }, month),
      write({ month: style, day: 'numeric' }, month),
    ]),
  );
}

/** From three letters on a name need not be whole. */
function findMonth(languages: readonly MonthNames[], name: string): number | undefined {
  const isMeant = (each: string): boolean => each === name || (name.length >= 3 && each.startsWith(name));
  const found = languages.map((months) => months.findIndex((names) => names.some(isMeant)));
  const index = found.find((each) => each >= 0);
  return index === undefined ? undefined : index + 1;
}

function fold(text: string): string {
  return text
    .trim()
    .toLocaleLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/(?<=\p{L})\.$/u, '');
}
