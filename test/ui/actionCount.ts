import type { Page } from 'playwright-core';

/** Notes down what a person does in the page: a click, a key with its modifiers, and a text that is typed are one each. */
export class ActionCount {
  private constructor(private readonly page: Page) {}

  /** Begins anew. */
  static async begin(page: Page): Promise<ActionCount> {
    await page.evaluate(listening);
    return new ActionCount(page);
  }

  /** What was done so far, such as `Control+v`, `Enter`, `click`, `typed`. */
  async actions(): Promise<readonly string[]> {
    return this.page.evaluate<readonly string[]>('window.actions');
  }
}

/** Runs in the page. */
const listening = `(() => {
  const isListening = window.actions !== undefined;
  window.actions = [];
  if (isListening) return;
  const add = (action) => window.actions.push(action);
  window.addEventListener('pointerdown', ({ isTrusted }) => isTrusted && add('click'), true);
  window.addEventListener('keydown', ({ isTrusted, key, ctrlKey, altKey, metaKey, shiftKey }) => {
    if (!isTrusted || ['Control', 'Alt', 'Meta', 'Shift'].includes(key)) return;
    const isText = key.length === 1 && !ctrlKey && !altKey && !metaKey;
    const modifiers = [ctrlKey && 'Control', altKey && 'Alt', metaKey && 'Meta', shiftKey && 'Shift'];
    if (!isText) add([...modifiers.filter(Boolean), key].join('+'));
    else if (window.actions.at(-1) !== 'typed') add('typed');
  }, true);
})()`;
