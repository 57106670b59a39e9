import { HandoffError } from '../core/failure';
import { clipboardSettledMs } from '../core/limits';
import type { Clock } from '../core/ports';
import { toTerminalText } from '../text/terminalText';

/** The clipboard, as far as VS Code gives it: text alone. */
export interface Clipboard {
  readText(): PromiseLike<string>;
  writeText(text: string): PromiseLike<void>;
}

/**
 * The text that `copy` puts on the clipboard, as it looked in the terminal. The clipboard's own text is put back, also
 * after a failure; `marker` tells whether anything was copied. @throws {HandoffError} `nothingToSend`
 */
export async function copySelection(
  clipboard: Clipboard,
  copy: () => PromiseLike<unknown>,
  marker: string,
  clock: Pick<Clock, 'after'>,
): Promise<string> {
  const kept = await clipboard.readText();
  // Without text there may be a picture, which could not be put back: it stays unless something is copied.
  const before = kept === '' ? '' : marker;
  let isChanged = kept !== '';
  try {
    if (kept !== '') await clipboard.writeText(marker);
    await copy();
    const copied = await readChange(clipboard, before, clock);
    isChanged ||= copied !== undefined;
    const text = copied === undefined ? '' : toTerminalText(copied);
    if (text.trim() === '') throw new HandoffError({ code: 'nothingToSend' });
    return text;
  } finally {
    if (isChanged) await clipboard.writeText(kept);
  }
}

/** What is on the clipboard now; undefined when nothing new came. VS Code's command may end before its copy is there. */
async function readChange(
  clipboard: Clipboard,
  before: string,
  clock: Pick<Clock, 'after'>,
): Promise<string | undefined> {
  const first = await clipboard.readText();
  if (first !== before) return first;
  await new Promise<void>((resolve) => clock.after(clipboardSettledMs, resolve));
  const second = await clipboard.readText();
  return second === before ? undefined : second;
}
