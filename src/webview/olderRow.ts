import type { ViewWords } from '../core/conversationView';
import { button, h } from './element';

/** What stands above the oldest entry: the way to older ones, or that there are none. */
export class OlderRow {
  readonly element = h('div', { class: 'older' });
  readonly #button = button('secondary', '', () => this.#ask());
  readonly #arrivals: IntersectionObserver;
  #words: ViewWords | undefined;
  #state: 'unknown' | 'more' | 'begin' | 'empty' = 'unknown';
  #isAsking = false;

  /** `ask` is called on a click and whenever somebody arrives at the top of `scroller`. */
  constructor(
    scroller: HTMLElement,
    private readonly ask: () => void,
  ) {
    const arrive = (arrivals: readonly IntersectionObserverEntry[]): void => {
      if (arrivals.some(({ isIntersecting }) => isIntersecting)) this.#ask();
    };
    this.#arrivals = new IntersectionObserver(arrive, { root: scroller });
  }

  name(words: ViewWords): void {
    this.#words = words;
    this.#button.textContent = words.older;
    this.#draw();
  }

  /** `isNews` says that older ones have come: whoever is still at the top has arrived there anew. */
  show(state: 'more' | 'begin' | 'empty', isNews: boolean): void {
    const isOther = state !== this.#state;
    this.#state = state;
    if (isOther) this.#draw();
    if (isNews) this.setReading(false);
    if (!isNews && !isOther) return;
    this.#arrivals.disconnect();
    if (state === 'more') this.#arrivals.observe(this.element);
  }

  setReading(isReading: boolean): void {
    this.#isAsking = isReading;
    // Not `disabled`, which would take the focus away from whoever pressed it.
    this.#button.ariaDisabled = String(isReading);
  }

  #ask(): void {
    if (this.#isAsking || this.#state !== 'more') return;
    this.setReading(true);
    this.ask();
  }

  #draw(): void {
    if (!this.#words) return;
    if (this.#state === 'more') this.element.replaceChildren(this.#button);
    else if (this.#state !== 'unknown') this.element.replaceChildren(this.#words[this.#state]);
  }
}
