/** A tag or comment of HTML in a text. */
export interface Tag {
  readonly kind: 'open' | 'close' | 'void' | 'comment';
  /** In lower case; empty for a comment. */
  readonly name: string;
  readonly source: string;
}

const voidTags = new Set(['br', 'hr', 'img', 'wbr', 'source']);

/** Tags that Markdown is written with; any other, `<your-id>` or the `<string>` of `Array<string>`, is text. */
const knownTags = new Set([
  ...voidTags,
  ...'a abbr b big blockquote center cite code dd del details dfn div dl dt em figcaption figure font'.split(
    ' ',
  ),
  ...'h1 h2 h3 h4 h5 h6 i ins kbd li mark nobr ol p picture pre q s samp script small span strike'.split(' '),
  ...'strong style sub summary sup table tbody td tfoot th thead tr tt u ul var'.split(' '),
]);

/** Reads one tag or comment; undefined for what is text. */
export function parseTag(source: string): Tag | undefined {
  if (source.startsWith('<!--')) return { kind: 'comment', name: '', source };
  const [, slash = '', written = ''] = /^<(\/?)([a-z][a-z0-9-]*)(?=[\s/>])/i.exec(source) ?? [];
  const name = written.toLowerCase();
  if (!knownTags.has(name)) return undefined;
  return { kind: voidTags.has(name) ? 'void' : slash === '' ? 'open' : 'close', name, source };
}

/** The value of an attribute as it is written, entities included. */
export function toAttribute({ source }: Tag, name: string): string | undefined {
  for (const [, key = '', double, single, bare] of source.matchAll(
    /([a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))/gi,
  )) {
    if (key.toLowerCase() === name) return double ?? single ?? bare;
  }
  return undefined;
}

/** The open tags that have a closing one, by the index of each; `<title>` in a sentence has none, and is text. */
export function pairTags(tags: readonly (Tag | undefined)[]): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const open = new Map<string, number[]>();
  for (const [index, tag] of tags.entries()) {
    if (tag === undefined) continue;
    const ofName = open.get(tag.name) ?? [];
    open.set(tag.name, ofName);
    if (tag.kind === 'open') ofName.push(index);
    const start = tag.kind === 'close' ? ofName.pop() : undefined;
    if (start === undefined) continue;
    pairs.set(start, index);
    pairs.set(index, start);
  }
  return pairs;
}
