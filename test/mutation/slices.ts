import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from '../host/paths';

/** Each run begins with all tests once, and each has a few hundred mutants. */
const filesAtOnce = 5;

/** Source files of one folder, as paths from the root with slashes. */
export interface Slice {
  readonly folder: string;
  readonly files: readonly string[];
}

/** The folders and those within them, each with its own files. */
export function slicesOf(folders: readonly string[]): readonly Slice[] {
  return folders.flatMap((folder) => {
    const entries = readdirSync(path.join(root, folder), { withFileTypes: true });
    const files = entries.filter(({ name }) => name.endsWith('.ts')).map(({ name }) => `${folder}/${name}`);
    const inner = entries.filter((entry) => entry.isDirectory()).map(({ name }) => `${folder}/${name}`);
    return [{ folder, files: files.sort() }, ...slicesOf(inner.sort())];
  });
}

/** The slices with only those of their files that are named, as far as they have them. */
export function narrowed(slices: readonly Slice[], names: readonly string[]): readonly Slice[] {
  return slices
    .map(({ folder, files }) => ({ folder, files: files.filter((file) => names.includes(file)) }))
    .filter(({ files }) => files.length);
}

/** The slices with a few of their files, the same ones for the same seed. */
export function sampled(slices: readonly Slice[], count: number, seed: string): readonly Slice[] {
  const rank = (file: string): string => createHash('sha256').update(`${seed} ${file}`).digest('hex');
  const byRank = (one: string, other: string): number => (rank(one) < rank(other) ? -1 : 1);
  return slices.map(({ folder, files }) => ({ folder, files: files.toSorted(byRank).slice(0, count) }));
}

/** A slice in parts, each one run of Stryker: it writes what it has found at the end, so little is lost when it is stopped. */
export function partsOf({ folder, files }: Slice): readonly Slice[] {
  const starts = files.flatMap((_, index) => (index % filesAtOnce === 0 ? [index] : []));
  return starts.map((start) => ({ folder, files: files.slice(start, start + filesAtOnce) }));
}
