import type { EntryView } from '../core/conversationView';
import { h } from './element';
import { toEntryElement } from './entryElement';

interface Row {
  entry: EntryView;
  /** Holds the entry and, where its day begins with it, the day above it. */
  readonly item: HTMLLIElement;
}

/** What came in at the ends. */
export interface Merged {
  readonly atTop: boolean;
  /** Those below what was the last, from the top. */
  readonly atBottom: readonly EntryView[];
}

/** The entries in the order of their ids; each stays the same element until its content changes. */
export class EntryList {
  readonly element = h('ol', { class: 'entries' });
  readonly #rows: Row[] = [];

  constructor(private readonly open: (entry: number, link: number) => void) {}

  get isEmpty(): boolean {
    return this.#rows.length === 0;
  }

  /** Takes in entries that are new or have changed. */
  merge(entries: readonly EntryView[]): Merged {
    const [first, last] = [this.#rows.at(0), this.#rows.at(-1)];
    const once = [...new Map(entries.map((entry) => [entry.id, entry])).values()];
    const unknown = once.sort((a, b) => a.id - b.id).filter((entry) => !this.#renew(entry));
    for (let rest = unknown; rest.length > 0;) rest = this.#insertRun(rest);
    const below = last ? this.#rows.slice(this.#rows.indexOf(last) + 1) : this.#rows;
    return { atTop: this.#rows.at(0) !== first, atBottom: below.map(({ entry }) => entry) };
  }

  /** Watches the first entry that reaches below a height of the window: gives where its top is whenever it is asked. */
  watchAt(y: number): () => number {
    const row = this.#rows[this.#find(({ item }) => item.getBoundingClientRect().bottom > y)];
    // The entry itself: the day above it may go, and it may be drawn again.
    return () => row?.item.lastElementChild?.getBoundingClientRect().top ?? 0;
  }

  /** Whether there is such an entry; if there is, it shows what it says now. */
  #renew(entry: EntryView): boolean {
    const index = this.#placeOf(entry.id);
    const row = this.#rows[index];
    if (row?.entry.id !== entry.id) return false;
    if (JSON.stringify(row.entry) === JSON.stringify(entry)) return true;
    row.entry = entry;
    row.item.lastElementChild?.replaceWith(this.#draw(entry));
    settle([row.item]);
    this.#markDays(index, index + 1);
    return true;
  }

  /** Puts in, at once, those that come before the next one that is there; gives the rest. */
  #insertRun(entries: EntryView[]): EntryView[] {
    const place = this.#placeOf(entries[0]?.id ?? 0);
    const next = this.#rows[place];
    const end = next ? entries.findIndex(({ id }) => id > next.entry.id) : -1;
    const run = end < 0 ? entries : entries.slice(0, end);
    const rows = run.map((entry) => ({ entry, item: h('li', {}, this.#draw(entry)) }));
    this.#rows.splice(place, 0, ...rows);
    this.#markDays(place, place + rows.length);
    const fragment = document.createDocumentFragment();
    fragment.append(...rows.map(({ item }) => item));
    this.element.insertBefore(fragment, next?.item ?? null);
    settle(rows.map(({ item }) => item));
    return end < 0 ? [] : entries.slice(end);
  }

  #markDays(from: number, to: number): void {
    for (let index = from; index <= to; index++) {
      const row = this.#rows[index];
      if (!row) return;
      const { item, entry } = row;
      if (item.childElementCount > 1) item.firstElementChild?.remove();
      if (entry.day !== this.#rows[index - 1]?.entry.day) item.prepend(h('h2', { class: 'day' }, entry.day));
    }
  }

  #draw(entry: EntryView): HTMLElement {
    return toEntryElement(entry, (link) => this.open(entry.id, link));
  }

  #placeOf(id: number): number {
    return this.#find(({ entry }) => entry.id >= id);
  }

  /** The index of the first row of which something is true that stays true for all after it. */
  #find(isReached: (row: Row) => boolean): number {
    let [low, high] = [0, this.#rows.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const row = this.#rows[middle];
      if (row && isReached(row)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/**
 * Lets the browser pass over these while they are out of view, but only once they have been laid out: it remembers their
 * size then, so that nothing moves when they come into view.
 */
function settle(items: readonly HTMLElement[]): void {
  for (const { classList } of items) classList.add('unmeasured');
  const measured = (): void => items.forEach(({ classList }) => classList.remove('unmeasured'));
  requestAnimationFrame(() => requestAnimationFrame(measured));
}
