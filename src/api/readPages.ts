import { maxListed, maxPages, pageSize } from '../core/limits';

/** Some elements of a list, each id once, and how many there were, with those that could not be read. */
export interface ListPage<T> {
  readonly elements: readonly T[];
  readonly length: number;
}

/** Reads a list page by page, each element once, to its end or to the first whose id is not above `afterId`. */
export async function readPages<T extends { readonly id: number }>(
  readPage: (offset: number) => Promise<ListPage<T>>,
  afterId = 0,
): Promise<T[]> {
  const found = new Map<number, T>();
  for (let page = 0; page < maxPages; page++) {
    const { elements, length } = await readPage(page * pageSize);
    const before = found.size;
    for (const each of elements) if (each.id > afterId) found.set(each.id, each);
    const isOld = elements.some(({ id }) => id <= afterId);
    // Nothing new: a server that ignores the offset would answer with the same page for ever.
    if (length < pageSize || isOld || found.size === before || found.size >= maxListed) break;
  }
  return [...found.values()];
}
