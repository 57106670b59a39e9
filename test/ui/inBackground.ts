import type { Page } from 'playwright-core';
import { until } from '../editor/until';

/** Does something while another tab of the browser has the focus. */
export async function inBackground(page: Page, use: () => Promise<void>): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const hasFocus = (): Promise<boolean> => page.evaluate<boolean>('document.hasFocus()');
  // Else every tab believes that it has the focus.
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: false });
  const other = await page.context().newPage();
  await other.bringToFront();
  await until('loss of the focus', async () => !(await hasFocus()));
  await use();
  await other.close();
  await page.bringToFront();
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
  await session.detach();
  await until('focus', hasFocus);
}
