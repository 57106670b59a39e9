import type { Locator, Page } from 'playwright-core';
import type { Workbench } from './workbench';

/** The integrated terminal, drawn as text and not as a picture (`terminal.integrated.gpuAcceleration` is off). */
export class Terminal {
  readonly #rows: Locator;

  constructor(private readonly page: Page) {
    this.#rows = page.locator('.terminal.xterm .xterm-rows > div');
  }

  /** Opens a new one and runs a command in it; waits for a line that is exactly `end`. */
  async run(workbench: Workbench, command: string, end: string): Promise<void> {
    await workbench.palette('Terminal: Create New Terminal');
    await this.page.locator('.terminal.xterm.focus').waitFor();
    await this.page.keyboard.type(command);
    await this.page.keyboard.press('Enter');
    await this.row(end).waitFor();
  }

  /** The line that is exactly this. */
  row(text: string): Locator {
    const pattern = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s');
    return this.#rows.filter({ hasText: new RegExp(`^${pattern}\\s*$`) }).first();
  }

  /** Selects lines from the first to the last with the mouse. */
  async select(first: string, last: string): Promise<void> {
    const from = await boxOf(this.row(first));
    const to = await boxOf(this.row(last));
    await this.page.mouse.move(from.x + 1, from.y + from.height / 2);
    await this.page.mouse.down();
    await this.page.mouse.move(to.x + to.width - 40, to.y + to.height / 2, { steps: 5 });
    await this.page.mouse.up();
  }
}

async function boxOf(row: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await row.boundingBox();
  if (!box) throw new Error('This line of the terminal is not in view.');
  return box;
}
