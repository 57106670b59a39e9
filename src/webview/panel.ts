import type { FromView, ToView, ViewWords } from '../core/conversationView';
import { button, h } from './element';
import { EntryList } from './entryList';
import { HeadElement } from './headElement';
import { OlderRow } from './olderRow';
import { Scroller } from './scroller';

type MessageOf<K extends ToView['kind']> = Extract<ToView, { kind: K }>;

/** The whole panel: the head, what scrolls, the hint at newer entries, and when it was read. */
export class Panel {
  readonly #head: HeadElement;
  readonly #list: EntryList;
  readonly #older: OlderRow;
  readonly #scroller: Scroller;
  readonly #newer = button('primary', '', () => this.#scroller.toEnd());
  readonly #hint = h('div', { class: 'newer', 'aria-live': 'polite' });
  readonly #state = h('footer', {});
  readonly elements: readonly HTMLElement[];

  constructor(post: (message: FromView) => void) {
    const content = h('div', { class: 'content' });
    this.#head = new HeadElement(post);
    this.#list = new EntryList((entry, link) => post({ kind: 'open', entry, link }));
    this.#scroller = new Scroller(content, () => this.#hint.replaceChildren());
    this.#older = new OlderRow(this.#scroller.element, () => post({ kind: 'older' }));
    content.append(this.#older.element, this.#list.element);
    this.elements = [this.#head.element, this.#scroller.element, this.#hint, this.#state];
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
    this.#head.name(words);
    this.#older.name(words);
    this.#newer.textContent = words.newer;
    this.#list.element.ariaLabel = words.entries;
    this.#scroller.element.ariaLabel = words.entries;
  }

  #merge({ entries, hasOlder }: MessageOf<'entries'>): void {
    const isFirst = this.#list.isEmpty;
    const watch = (y: number): (() => number) => this.#list.watchAt(y);
    this.#scroller.keepPlace(watch, () => {
      const { atTop, atBottom } = this.#list.merge(entries);
      const state = hasOlder ? 'more' : this.#list.isEmpty ? 'empty' : 'begin';
      this.#older.show(state, atTop);
      if (atBottom && !isFirst && !this.#scroller.isAtEnd) this.#hint.replaceChildren(this.#newer);
    });
  }

  #showState({ line, isFault, isReading }: MessageOf<'state'>): void {
    this.#state.textContent = line;
    this.#state.classList.toggle('fault', isFault);
    this.#older.setReading(isReading);
  }
}
