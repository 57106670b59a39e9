import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from '../host/paths';

/** Each run begins with all tests once, and each has a few hundred mutants. */
const filesAtOnce = 5;

/** Lines in a row that come into a sample together: a mutant of more is left out of it. */
const stretch = 12;

/** Source files of one folder, as paths from the root with slashes. */
export interface Slice {
  readonly folder: string;
  readonly files: readonly string[];
  /** Where a sample is taken in them, and what it is called; left out for everything. */
  readonly sample?: { readonly name: string; readonly places: readonly string[] };
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

/** A sample of each layer, all its folders in one: so many percent of the lines, the same ones for the same seed. */
export function sampled(slices: readonly Slice[], share: number, seed: string): readonly Slice[] {
  const layerOf = ({ folder }: Slice): string => folder.split('/', 2).join('/');
  return [...new Set(slices.map(layerOf))].map((folder) => {
    const files = slices.filter((slice) => layerOf(slice) === folder).flatMap((slice) => slice.files);
    const places = files.flatMap((file) =>
      stretchesOf(file).filter((place) => rank(`${seed} ${place}`) < share),
    );
    return { folder, files, sample: { name: `${share}-${seed}`, places } };
  });
}

/** A file's lines in stretches, as Stryker names them: `file:first-last`. */
function stretchesOf(file: string): readonly string[] {
  const lines = readFileSync(path.join(root, file), 'utf8').split('\n').length;
  const starts = Array.from({ length: Math.ceil(lines / stretch) }, (_, index) => index * stretch + 1);
  return starts.map((first) => `${file}:${first}-${Math.min(first + stretch - 1, lines)}`);
}

/** A number below 100 that is as good as drawn by lot. */
function rank(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE() % 100;
}

/** A slice in parts, each one run of Stryker: it writes what it has found at the end, so little is lost when it is stopped. */
export function partsOf(slice: Slice): readonly Slice[] {
  const { folder, files, sample } = slice;
  if (sample) return [slice];
  const starts = files.flatMap((_, index) => (index % filesAtOnce === 0 ? [index] : []));
  return starts.map((start) => ({ folder, files: files.slice(start, start + filesAtOnce) }));
}
