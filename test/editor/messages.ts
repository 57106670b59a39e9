import { type MessageOptions, window } from 'vscode';
import { stub } from './stub';

/** A toast or a modal as the product asked for it. */
export interface Shown {
  readonly kind: 'information' | 'warning' | 'error';
  readonly text: string;
  readonly modal: boolean;
  readonly detail: string;
  readonly buttons: readonly string[];
}

interface Press {
  readonly button: string;
  readonly before: (shown: Shown) => unknown;
}

/** Stands in for toasts and modals, which the test driver of VS Code does not draw; no button is pressed unless a test says so. */
export class Messages {
  readonly shown: Shown[] = [];
  readonly #presses: Press[] = [];
  readonly #alwaysPressed = new Set<string>();

  /** Gives what puts VS Code's own back. */
  install(): () => void {
    this.shown.length = 0;
    this.#presses.length = 0;
    this.#alwaysPressed.clear();
    const restores = [
      stub(window, 'showInformationMessage', this.#show('information')),
      stub(window, 'showWarningMessage', this.#show('warning')),
      stub(window, 'showErrorMessage', this.#show('error')),
    ];
    return () => {
      for (const restore of restores) restore();
    };
  }

  /** Presses a button of the next message that has it, after `before` has seen the message. */
  press(button: string, before: (shown: Shown) => unknown = () => undefined): void {
    this.#presses.push({ button, before });
  }

  /** Presses a button of every message that has it, if any comes. */
  pressAlways(button: string): void {
    this.#alwaysPressed.add(button);
  }

  get modals(): readonly Shown[] {
    return this.shown.filter(({ modal }) => modal);
  }

  get toasts(): readonly Shown[] {
    return this.shown.filter(({ modal }) => !modal);
  }

  /** The only modal. */
  get modal(): Shown {
    return only('modal', this.modals);
  }

  /** The only toast. */
  get toast(): Shown {
    return only('toast', this.toasts);
  }

  /** Buttons that should have been pressed and were never offered. */
  get unpressed(): readonly string[] {
    return this.#presses.map(({ button }) => button);
  }

  #show(kind: Shown['kind']): typeof window.showInformationMessage {
    return async (text: string, ...rest: readonly unknown[]): Promise<undefined> => {
      const options = isOptions(rest[0]) ? rest[0] : {};
      const buttons = rest.filter((item) => typeof item === 'string');
      const shown = { kind, text, buttons, modal: options.modal ?? false, detail: options.detail ?? '' };
      this.shown.push(shown);
      const index = this.#presses.findIndex(({ button }) => buttons.includes(button));
      const [press] = index < 0 ? [] : this.#presses.splice(index, 1);
      await press?.before(shown);
      // VS Code answers with one of the very items that were passed; a type for that would name none of its overloads.
      return (press?.button ?? buttons.find((button) => this.#alwaysPressed.has(button))) as undefined;
    };
  }
}

function isOptions(value: unknown): value is MessageOptions {
  return typeof value === 'object' && value !== null;
}

function only(what: string, shown: readonly Shown[]): Shown {
  const [first, ...more] = shown;
  if (first && more.length === 0) return first;
  throw new Error(`There is not one ${what} but ${shown.length}: ${JSON.stringify(shown)}`);
}
