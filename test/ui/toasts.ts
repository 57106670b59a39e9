import type { Locator, Page } from 'playwright-core';

/** A message in the corner, as it is shown. */
export interface Toast {
  readonly message: string;
  /** The texts that VS Code made links of. */
  readonly links: readonly string[];
  readonly buttons: readonly string[];
}

/** The messages in the lower right corner. */
export class Toasts {
  readonly #toasts: Locator;

  constructor(page: Page) {
    this.#toasts = page.locator('.notifications-toasts .notification-list-item');
  }

  /** Waits for a toast with this text somewhere in it. */
  async waitFor(text: string): Promise<Toast> {
    const toast = this.#withText(text);
    await toast.waitFor();
    return read(toast);
  }

  /** Is any shown now? */
  async areShown(): Promise<boolean> {
    return (await this.#toasts.count()) > 0;
  }

  /** Waits until none is shown. */
  async waitForNone(): Promise<void> {
    await this.#toasts.first().waitFor({ state: 'detached' });
  }

  /** All that are shown now, the newest first. */
  async all(): Promise<readonly Toast[]> {
    return Promise.all((await this.#toasts.all()).map(read));
  }

  /** Is the message too long for its line? Only a toast with buttons has more lines than one. */
  async isCut(text: string): Promise<boolean> {
    return this.#withText(text)
      .locator('.notification-list-item-message')
      .evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
  }

  /** Presses a button of the toast that has this text. */
  async click(text: string, button: string): Promise<void> {
    await this.#withText(text).getByRole('button', { name: button, exact: true }).click();
  }

  #withText(text: string): Locator {
    return this.#toasts.filter({ hasText: text }).first();
  }
}

async function read(toast: Locator): Promise<Toast> {
  const message = toast.locator('.notification-list-item-message');
  return {
    message: await message.innerText(),
    links: await message.locator('a').allInnerTexts(),
    buttons: await toast.locator('.notification-list-item-buttons-container .monaco-button').allInnerTexts(),
  };
}
