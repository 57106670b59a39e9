import type { Locator, Page } from 'playwright-core';

/** The dialog that must be answered before anything else. */
export class Modal {
  readonly #box: Locator;
  readonly #buttons: Locator;

  constructor(private readonly page: Page) {
    this.#box = page.locator('.monaco-dialog-box');
    this.#buttons = this.#box.locator('.dialog-buttons .monaco-button');
  }

  /** Waits until a dialog asks, with this text somewhere in it. */
  async waitFor(text: string): Promise<void> {
    await this.#box.filter({ hasText: text }).waitFor();
  }

  /** Waits until no dialog asks. */
  async waitForEnd(): Promise<void> {
    await this.#box.waitFor({ state: 'detached' });
  }

  async isOpen(): Promise<boolean> {
    return this.#box.isVisible();
  }

  async message(): Promise<string> {
    return this.#box.locator('.dialog-message-text').innerText();
  }

  async detail(): Promise<string> {
    return this.#box.locator('.dialog-message-detail').innerText();
  }

  /** The texts that VS Code made links of. */
  async links(): Promise<readonly string[]> {
    return this.#box.locator('.dialog-message a, .dialog-message-detail a').allInnerTexts();
  }

  /** The buttons from left to right (VS Code puts the first, which Enter presses, at the right end on Linux). */
  async buttons(): Promise<readonly string[]> {
    return this.#buttons.allInnerTexts();
  }

  /** The button that Enter presses. */
  async defaultButton(): Promise<string> {
    return this.#box.locator('.dialog-buttons .monaco-button:focus').innerText();
  }

  async click(button: string): Promise<void> {
    await this.#buttons.getByText(button, { exact: true }).click();
    await this.waitForEnd();
  }

  async pressEnter(): Promise<void> {
    await this.page.keyboard.press('Enter');
  }
}
