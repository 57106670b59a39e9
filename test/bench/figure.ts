/** One line of the table. */
export interface Figure {
  readonly name: string;
  readonly unit: 'ms' | 'KB' | 'MB' | '%' | 'times';
  /** By column; the first is ours. Medians, or sizes. */
  readonly values: Readonly<Record<string, number>>;
  /** Ours to the second value: the best run's, and that of every run. */
  readonly ratio?: { readonly best: number; readonly runs: readonly number[] };
  /** The upper bound: of the best ratio where there is one, else of our value. */
  readonly goal?: number;
}

/** Times taken in turns, in milliseconds, by contestant; the first is ours, the second what we are measured against. */
export type Run = Readonly<Record<string, readonly number[]>>;

/** The medians of the run in which ours came closest to, or furthest below, the one it is measured against. */
export function toFigure(name: string, runs: readonly Run[], goal?: number): Figure {
  const medians = runs.map(toMedians).sort((a, b) => toRatio(a) - toRatio(b));
  const [best] = medians;
  if (!best) throw new Error(`${name}: there was no run`);
  const ratio = { best: toRatio(best), runs: medians.map(toRatio) };
  return { name, unit: 'ms', values: best, ratio, ...(goal === undefined ? {} : { goal }) };
}

/** Does it keep its goal? */
export function isReached({ values, ratio, goal }: Figure): boolean | undefined {
  const [ours = NaN] = Object.values(values);
  return goal === undefined ? undefined : (ratio?.best ?? ours) <= goal;
}

/** The middle value, or the mean of the two middle ones. */
export function toMedian(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}

function toMedians(run: Run): Record<string, number> {
  return Object.fromEntries(Object.entries(run).map(([who, times]) => [who, toMedian(times)]));
}

function toRatio(medians: Readonly<Record<string, number>>): number {
  const [ours = NaN, other = NaN] = Object.values(medians);
  return ours / other;
}
