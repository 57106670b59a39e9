import { type Figure, isReached } from './figure';

const nameWidth = 30;
const width = 14;

/** A table for people: a line of column names, then one line for each figure. */
export function toTable(title: string, figures: readonly Figure[]): string {
  const [first] = figures;
  if (!first) throw new Error(`${title}: there are no figures`);
  const unit = first.ratio ? `${first.unit}, median` : first.unit;
  const names = [
    ...Object.keys(first.values),
    ...(first.ratio ? ['ratio', 'of each run'.padStart(18)] : []),
    'goal',
  ];
  return [toLine(`${title} (${unit})`, names), ...figures.map(toRow)].join('\n');
}

function toRow(figure: Figure): string {
  const { name, values, ratio, goal } = figure;
  const reached = isReached(figure);
  return toLine(`  ${name}`, [
    ...Object.values(values).map(format),
    ...(ratio
      ? [
          ratio.best.toFixed(2),
          ratio.runs
            .map((each) => each.toFixed(2))
            .join(' ')
            .padStart(18),
        ]
      : []),
    ...(reached === undefined ? [] : [`≤ ${goal}`, reached ? 'ok' : 'missed']),
  ]);
}

function toLine(name: string, cells: readonly string[]): string {
  return (name.padEnd(nameWidth) + cells.map((cell) => cell.padStart(width)).join('')).trimEnd();
}

/** Three digits are more than a second run would bear out. */
function format(value: number): string {
  return value.toLocaleString('en', { minimumSignificantDigits: 3, maximumSignificantDigits: 3 });
}
