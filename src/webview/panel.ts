import type { EntryView, FromView, ToView, ViewWords } from '../core/conversationView';
import { button, h } from './element';
import { toEntryName } from './entryElement';
import { EntryList } from './entryList';
import { HeadElement } from './headElement';
import { OlderRow } from './olderRow';
import { Scroller } from './scroller';

/** Of more new entries than this only the newest are said. */
const maxAnnounced = 3;

type MessageOf<K extends ToView['kind']> = Extract<ToView, { kind: K }>;

/** The whole panel: the head, what scrolls, the hint at newer entries, and when it was read. */
export class Panel {
  readonly #head: HeadElement;
  readonly #list: EntryList;
  readonly #older: OlderRow;
  readonly #scroller: Scroller;
  readonly #newer = button('primary', '', () => this.#scroller.toEnd());
  readonly #hint = h('div', { class: 'newer', 'aria-live': 'polite' });
  /** Says what came while somebody reads at the end, and what went wrong. */
  readonly #announcer = h('div', { class: 'announcer', role: 'status' });
  readonly #state = h('footer', {});
  #words: ViewWords | undefined;
  readonly elements: readonly HTMLElement[];

  constructor(post: (message: FromView) => void) {
    const content = h('div', { class: 'content' });
    this.#head = new HeadElement(post);
    this.#list = new EntryList((entry, link) => post({ kind: 'open', entry, link }));
    this.#scroller = new Scroller(content, () => this.#hint.replaceChildren());
    this.#older = new OlderRow(this.#scroller.element, () => post({ kind: 'older' }));
    content.append(this.#older.element, this.#list.element);
    this.elements = [this.#head.element, this.#scroller.element, this.#hint, this.#announcer, this.#state];
  }

  /** Shows what the host says; what it does not know it leaves alone. */
  take(message: ToView): void {
    switch (message.kind) {
      case 'words':
        this.#name(message.words);
        break;
      case 'head':
        this.#head.show(message.head);
        break;
      case 'entries':
        this.#merge(message);
        break;
      case 'state':
        this.#showState(message);
        break;
    }
  }

  focus(): void {
    this.#scroller.element.focus({ preventScroll: true });
  }

  #name(words: ViewWords): void {
    this.#words = words;
    this.#head.name(words);
    this.#older.name(words);
    this.#newer.textContent = words.newer;
    this.#scroller.element.ariaLabel = words.entries;
  }

  #merge({ entries, hasOlder }: MessageOf<'entries'>): void {
    const isFirst = this.#list.isEmpty;
    const watch = (y: number): (() => number) => this.#list.watchAt(y);
    this.#scroller.keepPlace(watch, () => {
      const { atTop, atBottom } = this.#list.merge(entries);
      const state = hasOlder ? 'more' : this.#list.isEmpty ? 'empty' : 'begin';
      this.#older.show(state, atTop);
      if (isFirst || atBottom.length === 0) return;
      // One of the two, so that nothing is said twice.
      if (this.#scroller.isAtEnd) this.#announce(atBottom);
      else this.#hint.replaceChildren(this.#newer);
    });
  }

  #announce(entries: readonly EntryView[]): void {
    const names = entries.slice(-maxAnnounced).map(toEntryName).join('; ');
    this.#announcer.textContent = `${this.#words?.newer ?? ''}: ${names}`;
  }

  #showState({ line, isFault, isReading }: MessageOf<'state'>): void {
    if (isFault && line !== this.#state.textContent) this.#announcer.textContent = line;
    this.#state.textContent = line;
    this.#state.classList.toggle('fault', isFault);
    this.#older.setReading(isReading);
  }
}
