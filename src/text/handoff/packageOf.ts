/** Files that name the package they lie beside. */
export const packageFiles = ['package.json', 'composer.json', 'pyproject.toml', 'Cargo.toml'] as const;
export type PackageFile = (typeof packageFiles)[number];

/** A package as its own file names it. */
export interface Package {
  readonly name: string;
  /** Empty where the file says none, or says it elsewhere. */
  readonly version: string;
}

const readers: Readonly<Record<PackageFile, (content: string) => Package | undefined>> = {
  'package.json': fromJson,
  'composer.json': fromJson,
  'pyproject.toml': (content) => fromToml(content, 'project') ?? fromToml(content, 'tool.poetry'),
  'Cargo.toml': (content) => fromToml(content, 'package'),
};

/** Reads the name and the version of a package; undefined where the file names none. */
export function parsePackage(fileName: PackageFile, content: string): Package | undefined {
  return readers[fileName](content.replace(/^\ufeff/, ''));
}

function fromJson(content: string): Package | undefined {
  try {
    const { name, version } = Object(JSON.parse(content)) as Readonly<Record<string, unknown>>;
    return toPackage(name, version);
  } catch {
    // Somebody is just writing it.
    return undefined;
  }
}

/** Of one table the keys that are whole strings on a line; anything else in it stands for nothing here. */
function fromToml(content: string, table: string): Package | undefined {
  const values = new Map<string, string>();
  let current = '';
  for (const line of content.split(/\r?\n/)) {
    const [, header] = /^[ \t]*\[([^[\]]+)\][ \t]*(?:#.*)?$/.exec(line) ?? [];
    if (header !== undefined) current = header.replace(/[ \t]/g, '');
    else if (/^[ \t]*\[\[/.test(line)) current = '';
    const [, key, basic, literal] =
      /^[ \t]*(name|version)[ \t]*=[ \t]*(?:"([^"\\]*)"|'([^']*)')[ \t]*(?:#.*)?$/.exec(line) ?? [];
    if (current === table && key !== undefined) values.set(key, basic ?? literal ?? '');
  }
  return toPackage(values.get('name'), values.get('version'));
}

function toPackage(name: unknown, version: unknown): Package | undefined {
  if (typeof name !== 'string' || name === '') return undefined;
  return { name, version: typeof version === 'string' ? version : '' };
}
