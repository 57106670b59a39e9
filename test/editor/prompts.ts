import {
  type InputBox,
  QuickInputButtons,
  type QuickPick,
  type QuickPickItem,
  QuickPickItemKind,
  commands,
  window,
} from 'vscode';
import { stub } from './stub';
import { until } from './until';

type Input = QuickPick<QuickPickItem> | InputBox;

/** VS Code's own quick picks and input boxes, used as a person uses them. */
export class Prompts {
  /** Shown, and not yet taken up by the test. */
  readonly #waiting: Input[] = [];

  /** Gives what puts VS Code's own functions back. */
  install(): () => void {
    this.#waiting.length = 0;
    const { createQuickPick, createInputBox } = window;
    const restores = [
      stub(window, 'createQuickPick', <T extends QuickPickItem>() => this.#watch(createQuickPick<T>())),
      stub(window, 'createInputBox', () => this.#watch(createInputBox())),
    ];
    return () => {
      for (const restore of restores) restore();
    };
  }

  /** Titles of prompts that nobody has answered. */
  get unanswered(): readonly string[] {
    return this.#waiting.map(({ title = '' }) => title);
  }

  /** The next prompt, which must be a list with this title. */
  async list(title: string): Promise<ListPrompt> {
    const input = await this.#next(title);
    if (!('items' in input)) throw new Error(`"${title}" is no list.`);
    return new ListPrompt(input);
  }

  /** The next prompt, which must be a line of text with this title. */
  async text(title: string): Promise<TextPrompt> {
    const input = await this.#next(title);
    if ('items' in input) throw new Error(`"${title}" is no line of text.`);
    return new TextPrompt(input);
  }

  async #next(title: string): Promise<Input> {
    const input = await until(`prompt "${title}"`, () => this.#waiting.shift());
    if (input.title !== title) throw new Error(`Asked "${input.title ?? ''}", not "${title}".`);
    return input;
  }

  #watch<I extends Pick<Input, 'show'>>(input: I): I {
    const show = input.show.bind(input);
    input.show = () => {
      this.#waiting.push(input as unknown as Input);
      show();
    };
    return input;
  }
}

abstract class Prompt<I extends Input> {
  constructor(protected readonly input: I) {}

  get title(): string {
    return this.input.title ?? '';
  }

  get placeholder(): string {
    return this.input.placeholder ?? '';
  }

  get canGoBack(): boolean {
    return this.input.buttons.includes(QuickInputButtons.Back);
  }

  /** Presses Enter. */
  async accept(): Promise<void> {
    await this.#press('workbench.action.acceptSelectedQuickOpenItem');
  }

  /** Presses Escape. */
  async escape(): Promise<void> {
    await this.#press('workbench.action.closeQuickOpen');
  }

  /** Presses the Back button. */
  async back(): Promise<void> {
    if (!this.canGoBack) throw new Error(`"${this.title}" has no Back button.`);
    await this.#press('workbench.action.quickInputBack');
  }

  async #press(command: string): Promise<void> {
    // VS Code hands a prompt's changes to its window in a timer of 0; this one comes after it.
    await new Promise((resolve) => setTimeout(resolve, 1));
    await commands.executeCommand(command);
  }
}

/** A prompt with rows to choose from. */
export class ListPrompt extends Prompt<QuickPick<QuickPickItem>> {
  /** The rows without the separators. */
  get rows(): readonly QuickPickItem[] {
    return this.input.items.filter(({ kind }) => kind !== QuickPickItemKind.Separator);
  }

  get labels(): readonly string[] {
    return this.rows.map(({ label }) => label);
  }

  /** The labels of the separators. */
  get groups(): readonly string[] {
    return this.input.items
      .filter(({ kind }) => kind === QuickPickItemKind.Separator)
      .map(({ label }) => label);
  }

  /** The row that Enter would choose. */
  get active(): QuickPickItem | undefined {
    return this.input.activeItems[0];
  }

  /** Whether it says that something is on its way. */
  get isBusy(): boolean {
    return this.input.busy;
  }

  /** The labels of the rows that are ticked. */
  get ticked(): readonly string[] {
    return this.input.selectedItems.map(({ label }) => label);
  }

  /** Ticks the rows with these labels, and no other. */
  tick(...labels: readonly string[]): void {
    this.input.selectedItems = this.rows.filter(({ label }) => labels.includes(label));
  }

  /** Moves to a row as the arrow keys do, and waits until VS Code has answered. */
  async moveTo(row: QuickPickItem): Promise<void> {
    const seen = new Promise<void>((resolve) => {
      const listener = this.input.onDidChangeActive(([active]) => {
        if (active !== row) return;
        listener.dispose();
        resolve();
      });
    });
    this.input.activeItems = [row];
    await seen;
  }

  /** Types a text in place of what stands there, and waits until the product has seen it. */
  async type(text: string): Promise<void> {
    const seen = new Promise<void>((resolve) => {
      const listener = this.input.onDidChangeValue(() => {
        listener.dispose();
        resolve();
      });
    });
    this.input.value = text;
    await seen;
  }

  /** Waits for a row. */
  row(fits: (row: QuickPickItem) => boolean): Promise<QuickPickItem> {
    return until(`such row in "${this.title}"`, () => this.rows.find(fits));
  }

  /** Moves to the row with this label, once it is there, and presses Enter. */
  async choose(label: string): Promise<void> {
    const row = await this.row((one) => one.label === label);
    this.input.activeItems = [row];
    await this.accept();
  }
}

/** A prompt for a line of text. */
export class TextPrompt extends Prompt<InputBox> {
  get masked(): boolean {
    return this.input.password;
  }

  get value(): string {
    return this.input.value;
  }

  get prompt(): string {
    return this.input.prompt ?? '';
  }

  /** What stands in place of the prompt, if anything does. */
  get warning(): string {
    const { validationMessage } = this.input;
    return typeof validationMessage === 'object' ? validationMessage.message : (validationMessage ?? '');
  }

  /** Types a text and presses Enter. */
  async enter(text: string): Promise<void> {
    this.input.value = text;
    await this.accept();
  }
}
