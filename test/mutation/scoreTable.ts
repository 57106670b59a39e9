import { percent, type Score } from './scores';

/** A line of column names, then one for each score. */
export function scoreTable(scores: readonly Score[]): string {
  const names = toLine('', ['killed', 'endless', 'survived', 'broken', 'score']);
  return [names, ...scores.map(toRow)].join('\n');
}

function toRow(score: Score): string {
  const { name, killed, endless, survived, broken } = score;
  const share = killed + endless + survived ? `${percent(score).toFixed(1)} %` : 'none';
  return toLine(name, [String(killed), String(endless), String(survived), String(broken), share]);
}

function toLine(name: string, cells: readonly string[]): string {
  return name.padEnd(24) + cells.map((cell) => cell.padStart(10)).join('');
}
