import type { Locator } from 'playwright-core';
import type { Workbench } from './workbench';

/** The steps, from the top. */
export const steps = ['key', 'agent', 'note', 'handoff'] as const;
export type Step = (typeof steps)[number];

const extension = 'support-handoff.helpcrunch-handoff';

/** The walkthrough of the extension, in the editor that VS Code shows it in. */
export class WalkthroughView {
  readonly #page: Locator;

  constructor(private readonly workbench: Workbench) {
    this.#page = workbench.page.locator('.gettingStartedContainer');
  }

  /** Opens it as one finds it in the palette. */
  async open(): Promise<void> {
    const { quickInput } = this.workbench;
    await this.workbench.palette('Welcome: Open Walkthrough...');
    await quickInput.type('Hand over to support');
    await quickInput.choose('Hand over to support with HelpCrunch');
    await this.#step('key').waitFor();
  }

  /** Opens a step. */
  async select(step: Step): Promise<void> {
    await this.#step(step).locator('.step-title').click();
    await this.#page.locator(`.getting-started-step.expanded[data-step-id$="#${step}"]`).waitFor();
  }

  /** The picture of the step that is open; a narrow editor has none. */
  get picture(): Locator {
    return this.#page
      .locator('.getting-started-media iframe.webview.ready')
      .contentFrame()
      .locator('iframe#active-frame')
      .contentFrame()
      .locator('body > svg');
  }

  /** Presses the button of the step that is open. */
  async press(button: string): Promise<void> {
    await this.#page
      .locator('.getting-started-step.expanded')
      .getByRole('button', { name: button, exact: true })
      .click();
  }

  /** Waits until exactly these steps are ticked off. */
  async waitForDone(...done: readonly Step[]): Promise<void> {
    for (const step of steps) {
      const mark = this.#page.locator(`[data-done-step-id="${extension}#start#${step}"]`).first();
      await mark.and(this.#page.locator(`[aria-checked="${done.includes(step)}"]`)).waitFor();
    }
  }

  #step(step: Step): Locator {
    return this.#page.locator(`.getting-started-step[data-step-id="${extension}#start#${step}"]`);
  }
}
