import type { Frame, FrameLocator, Locator, Page } from 'playwright-core';

/** What an element's colours are read from, in the page. */
interface Styled {
  readonly ownerDocument: {
    readonly defaultView: {
      getComputedStyle(element: Styled): { readonly backgroundColor: string };
    };
  };
}

/** The conversation in front. */
export class ConversationView {
  readonly #frame: FrameLocator;

  constructor(private readonly page: Page) {
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

  /** Brings the conversation of a chat to the front that has a tab. */
  async bringToFront(chat: number): Promise<void> {
    await this.page.getByRole('tab', { name: `Chat #${chat}` }).click();
    await this.scroller.waitFor();
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

  /** The document that it is drawn in. */
  async frame(): Promise<Frame> {
    const frame = await (await this.body.elementHandle()).ownerFrame();
    if (!frame) throw new Error('The conversation is in no frame.');
    return frame;
  }

  /** A button of it. */
  button(name: string): Locator {
    return this.#frame.getByRole('button', { name, exact: true });
  }

  /** A link in a message, by its text. */
  link(text: string): Locator {
    return this.#frame.getByRole('link', { name: text });
  }

  /** What a message could only have made by being more than text. */
  get made(): Locator {
    return this.#frame.locator('main').locator('img, script, iframe, svg, object, [href], [src], [style]');
  }

  /** The colour behind the messages. */
  async background(): Promise<string> {
    return this.body.evaluate(
      (body: Styled) => body.ownerDocument.defaultView.getComputedStyle(body).backgroundColor,
    );
  }

  /** Is anything wider than the panel? */
  async isWide(): Promise<boolean> {
    return this.scroller.evaluate(
      ({ scrollWidth, clientWidth }: { scrollWidth: number; clientWidth: number }) =>
        scrollWidth > clientWidth,
    );
  }

  async scrollToTop(): Promise<void> {
    await this.scroller.evaluate((element: { scrollTop: number }) => {
      element.scrollTop = 0;
    });
  }
}
