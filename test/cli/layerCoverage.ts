import { transform } from 'esbuild';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../host/paths';

/** The fields read from c8's summary of a file. */
export interface FileCoverage {
  readonly lines: Lines;
}

interface Lines {
  readonly total: number;
  readonly covered: number;
}

/** A table of the layers' lines, from c8's summary by the full names of files. What no test loads is not covered. */
export async function layerCoverage(summary: Readonly<Record<string, FileCoverage>>): Promise<string> {
  const layers = new Map<string, Lines[]>();
  for (const file of readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue;
    const full = path.join(root, 'src', file);
    const lines = summary[full]?.lines ?? { total: await codeLines(full), covered: 0 };
    const layer = path.dirname(file).split(path.sep)[0] ?? '';
    if (lines.total) layers.set(layer, [...(layers.get(layer) ?? []), lines]);
  }
  const rows = [...layers].sort().map(([layer, files]) => {
    const sum = (key: keyof Lines): number => files.reduce((all, lines) => all + lines[key], 0);
    const share = `${((100 * sum('covered')) / sum('total')).toFixed(1)} %`;
    return [layer === '.' ? 'src' : `src/${layer}`, files.length, sum('total'), sum('covered'), share];
  });
  return [['', 'files', 'lines', 'covered', 'share'], ...rows].map(toLine).join('\n');
}

/** The lines of a file, none for one of types alone: nothing of it is there when the code runs. */
async function codeLines(file: string): Promise<number> {
  const source = readFileSync(file, 'utf8');
  const { code } = await transform(source, { loader: 'ts' });
  return code.trim() ? source.split('\n').length - 1 : 0;
}

function toLine([name = '', ...cells]: readonly (string | number)[]): string {
  return String(name).padEnd(16) + cells.map((cell) => String(cell).padStart(10)).join('');
}
