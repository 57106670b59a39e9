import {
  type Disposable,
  InputBoxValidationSeverity,
  type QuickInput,
  type QuickInputButton,
  QuickInputButtons,
  type QuickPickItem,
  window,
} from 'vscode';
import type { Answer } from './steps';

/** What all prompts have in common. */
export interface PromptFrame {
  readonly title: string;
  readonly placeholder?: string;
  readonly canGoBack?: boolean;
  /** Rows below what can be chosen; choosing one of them does nothing. */
  readonly rows?: readonly QuickPickItem[];
}

/** An item that stands for a value. */
export interface Choice<T> extends QuickPickItem {
  readonly value: T;
}

/** Asks for one of a few things. The window may lose the focus: people look things up in their browser. */
export function choose<T>(
  frame: PromptFrame,
  choices: readonly Choice<T>[] | Promise<readonly Choice<T>[]>,
): Promise<Answer<T>> {
  const pick = window.createQuickPick<Choice<T> | QuickPickItem>();
  pick.matchOnDescription = true;
  frameInput(pick, frame);
  pick.placeholder = frame.placeholder;
  return untilAnswered(pick, (answer, fail) => {
    if (choices instanceof Promise) {
      pick.busy = true;
      choices.then((items) => {
        pick.busy = false;
        pick.items = [...items, ...(frame.rows ?? [])];
      }, fail);
    } else {
      pick.items = [...choices, ...(frame.rows ?? [])];
    }
    return [
      pick.onDidTriggerButton((button) => goBack(button, answer)),
      pick.onDidAccept(() => {
        const [chosen] = pick.selectedItems;
        if (chosen && 'value' in chosen) answer({ value: chosen.value });
      }),
    ];
  });
}

/** What a prompt for a line of text has besides. */
export interface TextFrame extends PromptFrame {
  readonly prompt: string;
  readonly value?: string;
  readonly masked?: boolean;
  /** It stands in place of the prompt, and Enter goes on all the same. */
  readonly warning?: string;
  /** What is wrong with the value that it begins with; said until that is changed. */
  readonly fault?: string;
  /** What is wrong with a value, which Enter then does not take. */
  readonly toFault?: (value: string) => string | undefined;
}

/** Asks for a line of text. */
export function askText(frame: TextFrame): Promise<Answer<string>> {
  const input = window.createInputBox();
  frameInput(input, frame);
  input.placeholder = frame.placeholder;
  input.prompt = frame.prompt;
  const warning =
    frame.warning === undefined
      ? undefined
      : { message: frame.warning, severity: InputBoxValidationSeverity.Warning };
  input.validationMessage = frame.fault ?? warning;
  input.value = frame.value ?? '';
  input.password = frame.masked ?? false;
  return untilAnswered(input, (answer) => [
    input.onDidTriggerButton((button) => goBack(button, answer)),
    input.onDidChangeValue(() => (input.validationMessage = warning)),
    input.onDidAccept(() => {
      const fault = frame.toFault?.(input.value);
      if (fault === undefined) answer({ value: input.value });
      else input.validationMessage = fault;
    }),
  ]);
}

/** Shows a prompt until it is answered, fails, or is left, and takes it down again. */
export async function untilAnswered<T>(
  input: QuickInput,
  listen: (answer: (given: Answer<T>) => void, fail: (reason: unknown) => void) => Disposable[],
): Promise<Answer<T>> {
  let listeners: Disposable[] = [];
  try {
    return await new Promise<Answer<T>>((resolve, reject) => {
      listeners = [input.onDidHide(() => resolve(undefined)), ...listen(resolve, reject)];
      input.show();
    });
  } finally {
    for (const listener of listeners) listener.dispose();
    input.dispose();
  }
}

/** Sets what all prompts have in common. */
export function frameInput(
  input: QuickInput & { buttons: readonly QuickInputButton[] },
  { title, canGoBack = false }: PromptFrame,
): void {
  input.title = title;
  input.ignoreFocusOut = true;
  if (canGoBack) input.buttons = [QuickInputButtons.Back];
}

/** Answers `back` when it was the Back button. */
export function goBack(button: QuickInputButton, answer: (given: 'back') => void): void {
  if (button === QuickInputButtons.Back) answer('back');
}
