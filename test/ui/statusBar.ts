import type { Locator, Page } from 'playwright-core';

/** What the extension shows in the status bar. */
export class StatusBar {
  readonly item: Locator;

  constructor(page: Page) {
    this.item = page.locator('.statusbar-item[id="support-handoff.helpcrunch-handoff.helpcrunch.outbox"]');
  }

  /** Waits until it says something with this in it. */
  async waitFor(text: string): Promise<void> {
    await this.item.filter({ hasText: text }).waitFor();
  }

  /** Waits until it says nothing. */
  async waitForSilence(): Promise<void> {
    await this.item.waitFor({ state: 'hidden' });
  }
}
