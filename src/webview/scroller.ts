import { h } from './element';

/** Closer to its end than this somebody reads the newest entry. */
const nearPx = 24;

/** What scrolls: stays at its end while somebody reads there, and else leaves in its place what is being read. */
export class Scroller {
  readonly element = h('main', { tabindex: '0' });
  #isAtEnd = true;
  #top = 0;

  /** `arrive` is called when somebody comes to the end. */
  constructor(content: HTMLElement, arrive: () => void) {
    this.element.append(content);
    this.element.addEventListener('scroll', () => {
      const { scrollTop, scrollHeight, clientHeight } = this.element;
      const isNear = scrollHeight - scrollTop - clientHeight < nearPx;
      // Only who goes up leaves the end: an entry that is drawn for the first time may push the end away.
      if (isNear || scrollTop < this.#top) this.#isAtEnd = isNear;
      this.#top = scrollTop;
      if (this.#isAtEnd) arrive();
    });
    const sizes = new ResizeObserver(() => {
      if (this.#isAtEnd) this.toEnd();
    });
    for (const element of [this.element, content]) sizes.observe(element);
  }

  get isAtEnd(): boolean {
    return this.#isAtEnd;
  }

  toEnd(): void {
    this.#isAtEnd = true;
    this.#scrollTo(this.element.scrollHeight);
  }

  /** Makes a change without moving what is read: `watch` gives the place of what stands at a height of the window. */
  keepPlace(watch: (y: number) => () => number, change: () => void): void {
    if (this.#isAtEnd) {
      change();
      this.toEnd();
      return;
    }
    const place = watch(this.element.getBoundingClientRect().top);
    const before = place();
    change();
    this.#scrollTo(this.element.scrollTop + place() - before);
  }

  #scrollTo(top: number): void {
    this.element.scrollTop = top;
    this.#top = this.element.scrollTop;
  }
}
