import { commands, env } from 'vscode';
import type { Clock } from '../core/ports';
import { copySelection } from './copySelection';

/**
 * The text that is selected in the active terminal, as it looks there. There is no API for it: the terminal's own command
 * copies it, and the clipboard's text is put back. @throws {HandoffError} `nothingToSend`
 */
export function takeTerminalSelection(clock: Pick<Clock, 'after'>): Promise<string> {
  return copySelection(
    env.clipboard,
    () => commands.executeCommand('workbench.action.terminal.copySelection'),
    `helpcrunch-${crypto.randomUUID()}`,
    clock,
  );
}
