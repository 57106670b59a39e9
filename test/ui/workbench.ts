import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { cache } from '../host/paths';
import { Modal } from './modal';
import { QuickInput } from './quickInput';
import { Toasts } from './toasts';
import type { Words } from './words';

const patienceMs = 30_000;

/** A real VS Code workbench in a browser page, used as a person would use it. */
export class Workbench {
  readonly quickInput: QuickInput;
  readonly modal: Modal;
  readonly toasts: Toasts;
  #shots = 0;

  /** `test` names the folder of the screenshots; `words` are ours in the language that it is in. */
  constructor(
    readonly page: Page,
    private readonly test: string,
    readonly words: Words,
  ) {
    this.quickInput = new QuickInput(page);
    this.modal = new Modal(page);
    this.toasts = new Toasts(page);
  }

  /** Opens a folder (absolute path) of the server's machine. */
  async open(serverUrl: string, folder: string): Promise<void> {
    await rm(this.#shotFolder(), { recursive: true, force: true });
    await this.page.goto(`${serverUrl}/?${new URLSearchParams({ folder }).toString()}`);
    await this.#ready();
  }

  /** Opens a `.code-workspace` file (absolute path) in place of what is open. */
  async openWorkspace(file: string): Promise<void> {
    const { origin } = new URL(this.page.url());
    const overlooked = this.page.getByText('You have not yet added a folder to the workspace.');
    do {
      // VS Code in a browser may overlook the folders of a workspace that it has not read before.
      await this.page.goto(`${origin}/?${new URLSearchParams({ workspace: file }).toString()}`);
      await this.#explorer.getByRole('treeitem').first().or(overlooked).waitFor();
    } while (await overlooked.isVisible());
  }

  /** Loads the window anew, as `Developer: Reload Window` does; see `waitForBackup` for what is unsaved. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.#ready();
  }

  /** Opens a file by its path in the workspace, in the active editor group. */
  async openFile(file: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+P');
    await this.quickInput.type(file);
    await this.quickInput.choose(path.basename(file));
    await this.tab(path.basename(file)).and(this.page.locator('.active')).waitFor();
    await this.page.locator('.editor-instance .view-line').first().waitFor();
  }

  /** Runs a command by its full title (`HelpCrunch: Show Log`), as soon as the palette has it. */
  async palette(title: string): Promise<void> {
    await this.findCommand(title);
    await this.#command(title).click();
  }

  /** Opens the palette at a command; waits until the host has registered the extension it belongs to. */
  async findCommand(title: string): Promise<void> {
    const deadline = Date.now() + patienceMs;
    for (;;) {
      await this.page.keyboard.press('F1');
      // A key that comes while a webview takes the focus goes nowhere.
      if (!(await this.quickInput.opens(2000)) && Date.now() < deadline) continue;
      await this.quickInput.type(`>${title}`);
      // An open palette does not learn of new commands, so it is opened anew until the command is there.
      const found = await this.#command(title)
        .waitFor({ timeout: 1000 })
        .then(
          () => true,
          () => false,
        );
      if (found) return;
      if (Date.now() > deadline) throw new Error(`The palette has no '${title}'.`);
      await this.quickInput.escape();
    }
  }

  /** Selects whole lines of the active editor, without the last line's end. */
  async selectLines(from: number, to: number): Promise<void> {
    const { keyboard } = this.page;
    await keyboard.press('Control+G');
    await this.quickInput.type(`:${from}:1`);
    await this.quickInput.accept();
    await this.quickInput.waitForEnd();
    for (let line = from; line < to; line++) await keyboard.press('Shift+ArrowDown');
    await keyboard.press('Shift+End');
    await this.page
      .locator('#status\\.editor\\.selection', { hasText: `Ln ${to}` })
      .filter({ hasText: 'selected' })
      .waitFor();
  }

  /** The context menu of something, by the labels of its items from the menu down to the last submenu. */
  async contextMenu(on: Locator, ...labels: readonly string[]): Promise<void> {
    await this.openContextMenu(on, ...labels.slice(0, -1));
    for (const label of labels.slice(-1)) await this.chooseMenuItem(label);
  }

  /** Opens a context menu and its submenus, and leaves them open. */
  async openContextMenu(on: Locator, ...labels: readonly string[]): Promise<void> {
    await on.waitFor();
    // Forced, because the text lies above the coloured area of a selection.
    await on.click({ button: 'right', position: { x: 12, y: 8 }, force: true });
    for (const label of labels) await this.menuItem(label).click();
  }

  /** Takes an item of the menu that is open. */
  async chooseMenuItem(label: string): Promise<void> {
    await this.menuItem(label).hover();
    // Not a click: VS Code ignores the mouse for the first tenth of a second of a menu.
    await this.menuItem(label).and(this.page.locator('li.focused > *')).waitFor();
    await this.page.keyboard.press('Enter');
  }

  menuItem(label: string): Locator {
    return this.page.getByRole('menuitem', { name: label, exact: true });
  }

  /** The items of the submenu that is open, from the top. */
  async submenuItems(): Promise<readonly string[]> {
    const submenu = this.page.locator('.monaco-submenu');
    await submenu.getByRole('menuitem').first().waitFor();
    return submenu.getByRole('menuitem').allInnerTexts();
  }

  /** Takes all toasts away. */
  async clearToasts(): Promise<void> {
    if (!(await this.toasts.areShown())) return;
    await this.palette('Notifications: Clear All Notifications');
    await this.toasts.waitForNone();
  }

  /** The first selected line of the active editor. */
  get selection(): Locator {
    return this.page.locator('.editor-group-container.active .selected-text').first();
  }

  /** A row of the Explorer, by its name. */
  explorerRow(name: string): Locator {
    return this.#explorer.getByRole('treeitem', { name, exact: true });
  }

  /** The tab of an editor, by the name of its file. */
  tab(name: string): Locator {
    return this.page.locator(`.tab[data-resource-name="${name}"]`);
  }

  /** A button in the title of the active editor. */
  editorAction(title: string): Locator {
    return this.page
      .locator('.editor-group-container.active .editor-actions')
      .getByRole('button', { name: title });
  }

  /** A line above the text of the active editor, or the part of it that has this text. */
  lens(text: string): Locator {
    const line = this.page.locator('.editor-group-container.active .codelens-decoration').first();
    return line.locator('a, span').filter({ hasText: text }).last();
  }

  /** Types at the very beginning of the active editor. */
  async typeAtTop(text: string): Promise<void> {
    await this.#focusText();
    await this.page.keyboard.press('ControlOrMeta+Home');
    await this.page.keyboard.type(text);
  }

  /** The exact text of the active editor, by way of the clipboard; everything in it is selected afterwards. */
  async editorText(): Promise<string> {
    await this.#focusText();
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.press('ControlOrMeta+C');
    return this.page.evaluate<string>('navigator.clipboard.readText()');
  }

  /** The address of the browser tab that an action opens; the tab is closed again. */
  async openedPage(action: () => Promise<void>): Promise<string> {
    const [page] = await Promise.all([this.page.context().waitForEvent('page'), action()]);
    await page.waitForURL((url) => url.protocol !== 'about:');
    const url = page.url();
    // A window in the background closes its menus at once.
    await page.close();
    await this.page.bringToFront();
    return url;
  }

  /** Saves a picture as `.cache/screenshots/<test>/<n>-<name>.png`; gives its path. */
  async screenshot(name: string): Promise<string> {
    const file = path.join(this.#shotFolder(), `${++this.#shots}-${name}.png`);
    await this.page.screenshot({ path: file, animations: 'disabled' });
    return file;
  }

  get #explorer(): Locator {
    return this.page.locator('.explorer-folders-view');
  }

  async #focusText(): Promise<void> {
    await this.page.locator('.editor-group-container.active .view-lines').first().click();
  }

  #command(title: string): Locator {
    const pattern = title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    // A key binding may follow, after a comma.
    return this.page
      .locator('.quick-input-widget')
      .getByRole('option', { name: new RegExp(`^${pattern}(,|$)`) });
  }

  #shotFolder(): string {
    return path.join(cache, 'screenshots', this.test);
  }

  /**
   * Waits until the extension host answers a command. The npm server may start the host anew in the first seconds, and a
   * command that falls in between is lost; a window whose host never answers is loaded anew.
   */
  async answers(): Promise<void> {
    const output = this.page.locator('.part.panel .output-view, .part.panel .output-view-container').first();
    for (let loads = 0; ; loads++) {
      await this.palette(`HelpCrunch: ${this.words('Show Log')}`);
      const shown = await output.waitFor({ timeout: 10_000 }).then(
        () => true,
        () => false,
      );
      if (shown) break;
      if (loads === 2) throw new Error('The extension host does not answer.');
      await this.reload();
    }
    await this.page.keyboard.press('ControlOrMeta+J');
    await this.page.locator('.part.panel').waitFor({ state: 'hidden' });
  }

  async #ready(): Promise<void> {
    await this.#explorer.getByRole('treeitem').first().waitFor();
  }
}
