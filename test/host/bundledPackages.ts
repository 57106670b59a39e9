import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Metafile } from 'esbuild';
import { root } from './paths';

/** A package of which something is in a bundle. */
export interface BundledPackage {
  /** With its version where that is known. */
  readonly name: string;
  /** As SPDX names it. */
  readonly licence: string;
  readonly text: string;
}

/**
 * Packages that another one carries inside a file of its own, without their licences: the files in `licences` with their
 * texts, all of them MIT.
 */
const kept = new Map([
  ['@textlint/regexp-string-matcher', 'regexp-string-matcher.txt'],
  ['escape-string-regexp', 'escape-string-regexp.txt'],
  ['llhttp', 'llhttp.txt'],
  ['lodash.sortby', 'lodash.txt'],
  ['lodash.uniq', 'lodash.txt'],
  ['lodash.uniqwith', 'lodash.txt'],
]);

/** Licences that ask for no more than to be named. */
const allowed = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'BlueOak-1.0.0'];

const packageFolder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/;

/**
 * Every package of which the bundles hold a byte, also those that another package holds in a file of its own.
 * `from` is the folder that the paths of the metafile start at. @throws for one without a licence, or with one that is not allowed
 */
export function findBundledPackages({ outputs }: Pick<Metafile, 'outputs'>, from = root): BundledPackage[] {
  const files = Object.values(outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : []));
  const folders = new Set(files.flatMap((file) => packageFolder.exec(file) ?? []));
  const inside = new Map(files.flatMap((file) => findInside(path.join(from, file))));
  return [
    ...[...folders].map((folder) => readPackage(path.join(from, folder))),
    ...[...inside].map(([name, version]) => readKept(name, version)),
  ].sort((one, other) => (one.name < other.name ? -1 : 1));
}

function readPackage(folder: string): BundledPackage {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    license?: string;
  };
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  if (file === undefined) throw new Error(`${name} ${version} comes without the text of its licence`);
  if (license === undefined || !allowed.includes(license))
    throw new Error(`The licence of ${name} ${version}, ${String(license)}, is not among those allowed`);
  return {
    name: `${name} ${version}`,
    licence: license,
    text: readFileSync(path.join(folder, file), 'utf8'),
  };
}

/** Names and versions of what others wrote in a file that is a bundle itself: its source map tells. */
function findInside(file: string): [name: string, version: string][] {
  // WebAssembly, without a map.
  if (/[\\/]llhttp[\\/].*wasm/.test(file)) return [['llhttp', '']];
  if (!file.includes('node_modules') || !existsSync(`${file}.map`)) return [];
  const { sources } = JSON.parse(readFileSync(`${file}.map`, 'utf8')) as { sources: readonly string[] };
  return sources.flatMap((source) => {
    const [, name] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source) ?? [];
    const [, version = ''] = /\.pnpm\/[^/]+@(\d[\d.]*)/.exec(source) ?? [];
    return name === undefined ? [] : [[name, version]];
  });
}

function readKept(name: string, version: string): BundledPackage {
  const file = kept.get(name);
  if (file === undefined) throw new Error(`A bundled file holds ${name}, whose licence is not known`);
  const text = readFileSync(path.join(__dirname, 'licences', file), 'utf8');
  return { name: `${name} ${version}`.trim(), licence: 'MIT', text };
}
