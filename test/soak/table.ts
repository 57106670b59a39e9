import type { Verdict } from './judge';

const columns: readonly (readonly [title: string, key: keyof Verdict])[] = [
  ['accepted', 'accepted'],
  ['lost', 'lost'],
  ['duplicated', 'duplicated'],
  ['out of order', 'outOfOrder'],
  ['wrong reader or author', 'wrong'],
  ['left for the user', 'leftForTheUser'],
];

const nameWidth = 10;

/** The line of column names. */
export function tableHead(name: string): string {
  return toLine(name, [...columns.map(([title]) => title), 'seconds']);
}

/** One line of the table. */
export function tableRow(name: string, verdict: Verdict, seconds: number): string {
  return toLine(name, [...columns.map(([, key]) => String(verdict[key])), seconds.toFixed(1)]);
}

function toLine(name: string, cells: readonly string[]): string {
  const titles = [...columns.map(([title]) => title), 'seconds'];
  return (
    name.padEnd(nameWidth) +
    cells.map((cell, index) => cell.padStart((titles[index]?.length ?? 0) + 2)).join('')
  );
}
