import type { Locator, Page } from 'playwright-core';

/** What the extension shows in the status bar. */
export class StatusBar {
  readonly item: Locator;
  readonly #pin: Locator;

  constructor(page: Page) {
    const toItem = (id: string): Locator =>
      page.locator(`.statusbar-item[id="support-handoff.helpcrunch-handoff.${id}"]`);
    this.item = toItem('helpcrunch.outbox');
    this.#pin = toItem('helpcrunch.pin');
  }

  /** Waits until it says something with this in it. */
  async waitFor(text: string): Promise<void> {
    await this.item.filter({ hasText: text }).waitFor();
  }

  /** Waits until it says nothing. */
  async waitForSilence(): Promise<void> {
    await this.item.waitFor({ state: 'hidden' });
  }

  /** The pinned chat, by its customer. */
  pin(customer: string): Locator {
    return this.#pin.filter({ hasText: customer });
  }
}
