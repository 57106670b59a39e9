import type { FrameLocator, Locator, Page } from 'playwright-core';

/** The conversation in front. */
export class ConversationView {
  readonly #frame: FrameLocator;

  constructor(page: Page) {
    this.#frame = page
      .locator('iframe.webview.ready:visible')
      .contentFrame()
      .locator('iframe#active-frame')
      .contentFrame();
  }

  /** Waits until it shows whose chat it is. */
  async waitFor(title: string): Promise<void> {
    await this.#frame.getByRole('heading', { name: title }).waitFor();
  }

  /** The entries with this text, anywhere in them. */
  entries(text: string | RegExp): Locator {
    return this.#frame.locator('article.entry').filter({ hasText: text });
  }

  /** What stands above the messages. */
  get head(): Locator {
    return this.#frame.locator('body > header');
  }

  /** The lines that name a day, from the top. */
  get days(): Locator {
    return this.#frame.locator('.entries h2, .entries .day');
  }

  /** What scrolls. */
  get scroller(): Locator {
    return this.#frame.locator('main');
  }

  get state(): Locator {
    return this.#frame.locator('body > footer');
  }

  get body(): Locator {
    return this.#frame.locator('body');
  }

  /** A button of it. */
  button(name: string): Locator {
    return this.#frame.getByRole('button', { name, exact: true });
  }

  /** A link in a message, by its text. */
  link(text: string): Locator {
    return this.#frame.getByRole('link', { name: text });
  }

  async scrollToTop(): Promise<void> {
    await this.scroller.evaluate((element: { scrollTop: number }) => {
      element.scrollTop = 0;
    });
  }
}
