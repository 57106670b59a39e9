import type { CardLine, FromView, HeadView, ViewWords } from '../core/conversationView';
import { button, h } from './element';

/** The part that stays above the entries: whose chat this is, what speaks against writing, and the replies. */
export class HeadElement {
  /** Until the host has said whose chat it is, the page's own title. */
  readonly #title = h('bdi', {}, document.title);
  readonly #card = h('dl', {});
  readonly #warnings = h('div', { class: 'warnings', role: 'status' });
  readonly #buttons = h('div', { class: 'buttons' });
  readonly element = h(
    'header',
    { class: 'head' },
    h('details', { open: '' }, h('summary', {}, h('h1', {}, this.#title)), this.#card),
    this.#warnings,
    this.#buttons,
  );
  #shown = '';

  constructor(private readonly post: (message: FromView) => void) {}

  name({ replyAsNote, replyToCustomer }: ViewWords): void {
    this.#buttons.replaceChildren(
      button('primary', replyAsNote, () => this.post({ kind: 'replyAsNote' })),
      button('secondary', replyToCustomer, () => this.post({ kind: 'replyToCustomer' })),
    );
  }

  show(head: HeadView): void {
    // What has not changed is left alone, and with it the focus and what a screen reader has said.
    const shown = JSON.stringify(head);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#title.textContent = head.title;
    this.#card.replaceChildren(...head.card.map((line, index) => this.#toLine(line, index)));
    this.#warnings.replaceChildren(...head.warnings.map((warning) => h('p', { class: 'warning' }, warning)));
  }

  #toLine({ name, value, copy }: CardLine, line: number): HTMLElement {
    const description = h('dd', {}, h('bdi', {}, value));
    if (copy)
      description.append(
        ' ',
        button('copy', copy, () => this.post({ kind: 'copy', line })),
      );
    return h('div', {}, h('dt', {}, name), ' ', description);
  }
}
