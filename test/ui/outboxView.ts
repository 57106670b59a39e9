import type { Locator, Page } from 'playwright-core';

/** The view of what is not sent yet. */
export class OutboxView {
  readonly rows: Locator;

  constructor(page: Page) {
    this.rows = page.locator('.part.sidebar [role="treeitem"]');
  }

  /** The row that has this text. */
  row(text: string): Locator {
    return this.rows.filter({ hasText: text }).first();
  }
}
