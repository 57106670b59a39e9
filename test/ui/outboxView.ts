import type { Locator, Page } from 'playwright-core';
import type { Workbench } from './workbench';

/** The view of what is not sent yet. */
export class OutboxView {
  readonly rows: Locator;

  constructor(page: Page) {
    const header = page.locator('.pane-header').filter({ hasText: 'Outbox' });
    this.rows = page.locator('.part.sidebar .pane').filter({ has: header }).getByRole('treeitem');
  }

  /** The row that has this text. */
  row(text: string): Locator {
    return this.rows.filter({ hasText: text }).first();
  }
}

/** Throws away the only message in the outbox, and shows the Explorer again. */
export async function discardOnly(workbench: Workbench): Promise<void> {
  const { page, quickInput, modal } = workbench;
  await workbench.palette('HelpCrunch: Show Outbox');
  await new OutboxView(page).rows.first().click();
  await quickInput.choose('Discard');
  await modal.waitFor('Discard this message?');
  await modal.click('Discard');
  await page.getByText('Nothing waits here.').waitFor();
  await page.keyboard.press('ControlOrMeta+Shift+E');
}
