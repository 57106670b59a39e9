import type { Locator, Page } from 'playwright-core';
import { until } from '../editor/until';

const patienceMs = 30_000;

/** What is seen of a draft and of the plain text beside it. */
export class DraftView {
  readonly #groups: Locator;

  constructor(private readonly page: Page) {
    this.#groups = page.locator('.editor-group-container');
  }

  /** The names of the tabs in each group of editors, from left to right. */
  async groups(): Promise<readonly (readonly string[])[]> {
    const groups = await Promise.all(
      (await this.#groups.all()).map(async (group) => {
        const tabs = group.locator('.tab');
        const names = (await tabs.all()).map((tab) => tab.getAttribute('data-resource-name'));
        return { x: (await group.boundingBox())?.x ?? 0, names: await Promise.all(names) };
      }),
    );
    return groups.toSorted((a, b) => a.x - b.x).map(({ names }) => names.map((name) => name ?? ''));
  }

  /** The name of the tab that has the focus. */
  async focused(): Promise<string> {
    const tab = this.page.locator('.editor-group-container.active .tab.active');
    return (await tab.getAttribute('data-resource-name')) ?? '';
  }

  /** Waits until the editor of this name shows a text with this in it, wherever its lines are wrapped; gives all in view. */
  async waitForText(name: string, text: string): Promise<string> {
    let shown = '';
    return until(
      () => `'${text}' in ${name}, which shows:\n${shown}`,
      async () => toOneLine((shown = await this.#shown(name))).includes(toOneLine(text)) && shown,
      patienceMs,
    );
  }

  /** Waits until so many warnings are counted, and if there are any so many hints, and a mark of one is in view. */
  async waitForMarks(warnings: number, hints?: number): Promise<void> {
    const expected = [0, warnings, ...(hints === undefined ? [] : [hints])].join(' ');
    const counts = this.page.locator('[id="status.problems"]');
    await until(
      `count of ${expected} problems`,
      async () => (await counts.innerText()).match(/\d+/g)?.join(' ') === expected,
      patienceMs,
    );
    await this.page.locator('.editor-group-container.active .squiggly-warning').first().waitFor();
  }

  /** What the view of all problems says, which is open. */
  async problems(): Promise<string> {
    const panel = this.page.locator('.markers-panel');
    await panel.getByText('This seems to contain').first().waitFor();
    return (await panel.innerText()).replace(/\s+/g, ' ');
  }

  async #shown(name: string): Promise<string> {
    const group = this.#groups.filter({
      has: this.page.locator(`.tab.active[data-resource-name="${name}"]`),
    });
    const lines = await Promise.all(
      (await group.locator('.view-lines .view-line').all()).map(async (line) => ({
        top: (await line.boundingBox())?.y ?? 0,
        text: (await line.textContent()) ?? '',
      })),
    );
    const inOrder = lines.toSorted((a, b) => a.top - b.top).map(({ text }) => text);
    // Monaco draws white space as hard spaces or as middle dots.
    return inOrder.join('\n').replaceAll('\u00a0', ' ').replaceAll('\u00b7', ' ');
  }
}

function toOneLine(text: string): string {
  return text.replace(/\s+/g, '');
}
