import type { Locator, Page } from 'playwright-core';

/** One row of a pick as it is shown: text that VS Code made an icon of is missing here. */
export interface Row {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
}

/** The box at the top of the window, in which VS Code asks and lets choose. */
export class QuickInput {
  readonly #box: Locator;
  readonly #input: Locator;
  readonly #rows: Locator;

  constructor(private readonly page: Page) {
    this.#box = page.locator('.quick-input-widget:visible');
    this.#input = this.#box.locator('input.input');
    this.#rows = this.#box.getByRole('option');
  }

  /** Waits until it asks with exactly this title. */
  async waitFor(title: string): Promise<void> {
    await this.#box.locator('.quick-input-title').getByText(title, { exact: true }).waitFor();
  }

  /** Waits until it is gone. */
  async waitForEnd(): Promise<void> {
    await this.#box.waitFor({ state: 'detached' });
  }

  async title(): Promise<string> {
    return this.#box.locator('.quick-input-title').innerText();
  }

  async placeholder(): Promise<string> {
    return (await this.#input.getAttribute('placeholder')) ?? '';
  }

  /** Is what one types shown as dots? */
  async isMasked(): Promise<boolean> {
    return (await this.#input.getAttribute('type')) === 'password';
  }

  /** Waits until the line below the input (the prompt, or what is wrong with the value) has this text in it. */
  async waitForMessage(text: string): Promise<void> {
    await this.#box.locator('.quick-input-message').filter({ hasText: text }).waitFor();
  }

  /** The rows in view. */
  async rows(): Promise<readonly Row[]> {
    return Promise.all((await this.#rows.all()).map(readRow));
  }

  /** The row that has this text, anywhere in it. */
  row(text: string): Locator {
    return this.#rows.filter({ hasText: text }).first();
  }

  /** The row that has this text, once there is no other. */
  onlyRow(text: string): Locator {
    return this.#rows.and(this.page.locator('[aria-setsize="1"]')).filter({ hasText: text });
  }

  /** Whether it opens within this time. */
  opens(timeoutMs: number): Promise<boolean> {
    return this.#input.waitFor({ timeout: timeoutMs }).then(
      () => true,
      () => false,
    );
  }

  /** Replaces what stands in the input. */
  async type(text: string): Promise<void> {
    await this.#input.fill(text);
  }

  /** Waits for a row with this text and takes it. */
  async choose(text: string): Promise<void> {
    await this.row(text).click();
  }

  async accept(): Promise<void> {
    await this.page.keyboard.press('Enter');
  }

  async escape(): Promise<void> {
    await this.page.keyboard.press('Escape');
  }
}

async function readRow(row: Locator): Promise<Row> {
  const text = async (selector: string): Promise<string> =>
    (await row.locator(selector).allInnerTexts()).join('');
  return {
    label: await text('.quick-input-list-row > .monaco-icon-label .label-name'),
    description: await text('.quick-input-list-row .label-description'),
    detail: await text('.quick-input-list-label-meta .label-name'),
  };
}
