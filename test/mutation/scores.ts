import { existsSync, readFileSync } from 'node:fs';
import { reportOf } from './mutate';
import type { Slice } from './slices';

/** What became of the mutants of one folder. */
export interface Score {
  readonly name: string;
  /** How many made a test fail. */
  readonly killed: number;
  /** How many made a test run until it was stopped; on a machine that had other work, some only for that. */
  readonly endless: number;
  readonly survived: number;
  /** How many broke a test file at its very start, which says nothing about the tests. */
  readonly broken: number;
  /** Where the survivors are, and what they did. */
  readonly survivors: readonly string[];
}

/** The fields read from a report of Stryker. */
interface Report {
  readonly files: Readonly<Record<string, { readonly mutants: readonly Mutant[] }>>;
}

interface Mutant {
  readonly mutatorName: string;
  readonly replacement: string;
  readonly status: string;
  readonly location: { readonly start: { readonly line: number; readonly column: number } };
}

/** What the cache knows of the slice's files. */
export function scoreOf(slice: Slice): Score {
  const file = reportOf(slice);
  const files = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Report).files : {};
  const mutants = slice.files.flatMap((name) =>
    (files[name]?.mutants ?? []).map((mutant) => ({ name, ...mutant })),
  );
  const those = (...statuses: string[]) => mutants.filter(({ status }) => statuses.includes(status));
  const survivors = those('Survived', 'NoCoverage');
  return {
    name: slice.folder,
    killed: those('Killed').length,
    endless: those('Timeout').length,
    survived: survivors.length,
    broken: those('RuntimeError').length,
    survivors: survivors.map(
      ({ name, location: { start }, status, mutatorName, replacement }) =>
        `${name}:${start.line}:${start.column} ${status} ${mutatorName} ${replacement}`,
    ),
  };
}

/** The scores of the layers, `src/<name>`, each with all its folders. */
export function layersOf(scores: readonly Score[]): readonly Score[] {
  const layer = ({ name }: Score): string => name.split('/', 2).join('/');
  return [...new Set(scores.map(layer))].map((name) => {
    const parts = scores.filter((score) => layer(score) === name);
    const sum = (key: 'killed' | 'endless' | 'survived' | 'broken') =>
      parts.reduce((all, part) => all + part[key], 0);
    return {
      name,
      killed: sum('killed'),
      endless: sum('endless'),
      survived: sum('survived'),
      broken: sum('broken'),
      survivors: parts.flatMap(({ survivors }) => survivors),
    };
  });
}

/** The share of the mutants that were found, in percent. */
export function percent({ killed, endless, survived }: Score): number {
  return (100 * (killed + endless)) / (killed + endless + survived);
}
