import type { Locator, Page } from 'playwright-core';
import { until } from '../editor/until';
import { type Words, toWords } from './words';

const patienceMs = 60_000;

/** The groups of the view, by what they say. */
export type ChatsGroup = 'My Escalations' | 'Pinned' | 'Assigned to Me' | 'Recent';

/** What a row of a tree is known by in the page. */
interface TreeRow {
  readonly dataset: Readonly<Record<string, string | undefined>>;
  readonly ariaLevel: string | null;
  readonly textContent: string | null;
}

/** The view of chats, as far as it can be seen. */
export class ChatsView {
  readonly #pane: Locator;
  readonly #rows: Locator;

  constructor(
    private readonly page: Page,
    private readonly words: Words = toWords('en'),
  ) {
    const header = page.locator('.pane-header').filter({ hasText: words('Chats') });
    this.#pane = page.locator('.part.sidebar .pane').filter({ has: header });
    this.#rows = this.#pane.getByRole('treeitem');
  }

  /** The icon of the view's container, with its badge. */
  get icon(): Locator {
    return this.page.locator('.activitybar .action-item', {
      has: this.page.locator('[aria-label^="HelpCrunch"]'),
    });
  }

  /** The number of chats with news, on that icon. */
  badge(count: string): Locator {
    return this.icon.locator('.badge').filter({ hasText: count });
  }

  /** Shows it in the side bar. */
  async show(): Promise<void> {
    await this.icon.click();
    await this.#rows.first().waitFor();
  }

  /** The first row that has all of these texts in it. */
  row(...texts: readonly string[]): Locator {
    return texts.reduce((rows, hasText) => rows.filter({ hasText }), this.#rows).first();
  }

  /** Waits until a row of this group has this text in it; gives what it says. */
  async waitForRow(group: ChatsGroup, text: string): Promise<string> {
    let shown: readonly string[] = [];
    return until(
      () => `'${text}' in ${group}, which shows:\n${shown.join('\n')}`,
      async () => (shown = await this.rows(group)).find((row) => row.includes(text)),
      patienceMs,
    );
  }

  /** What the rows of a group say, from the top. */
  async rows(group: ChatsGroup): Promise<readonly string[]> {
    const all = await this.#rows.evaluateAll((rows: readonly TreeRow[]) =>
      rows
        .map(({ dataset, ariaLevel, textContent }) => ({
          index: Number(dataset['index']),
          isGroup: ariaLevel === '1',
          text: (textContent ?? '').trim(),
        }))
        .sort((a, b) => a.index - b.index),
    );
    const name = this.words(group);
    const from = all.findIndex(({ isGroup, text }) => isGroup && text === name);
    const rest = from < 0 ? [] : all.slice(from + 1);
    const to = rest.findIndex(({ isGroup }) => isGroup);
    return rest.slice(0, to < 0 ? rest.length : to).map(({ text }) => text);
  }

  /** Scrolls until a row is in view: VS Code draws no others. */
  async scrollTo(row: Locator): Promise<void> {
    await this.#pane.locator('.pane-body').hover();
    await until(
      'row in view',
      async () => {
        if (await row.isVisible()) return true;
        await this.page.mouse.wheel(0, 44);
        return false;
      },
      patienceMs,
    );
  }

  /** Presses a button of the view's title. */
  async press(title: string): Promise<void> {
    await this.#pane.hover();
    await this.#pane.locator('.pane-header').getByRole('button', { name: title }).click();
  }
}
