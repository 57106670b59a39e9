import { type Disposable, commands, window } from 'vscode';
import { type WalkthroughStep, toStepContext } from './contributions';

/**
 * Ticks steps of the walkthrough off, because what they are about was done, wherever that was; VS Code remembers it.
 *
 * VS Code reads walkthroughs when one is first opened, and never ticks a step off whose context key was true by then.
 * So a key is true for a moment only, and once more when something is opened that may be the walkthrough.
 */
export class Walkthrough implements Disposable {
  readonly #done = new Set<WalkthroughStep>();
  readonly #tabs = window.tabGroups.onDidChangeTabs(({ opened }) => {
    // Extensions know no input of a walkthrough's tab.
    if (opened.some(({ input }) => input === undefined)) for (const step of this.#done) void tell(step);
  });

  /** Notes that a step was done. Who has sent a note has a key and an agent. */
  tickOff(step: WalkthroughStep): void {
    for (const done of step === 'note' ? (['key', 'agent', 'note'] as const) : [step]) {
      this.#done.add(done);
      void tell(done);
    }
  }

  dispose(): void {
    this.#tabs.dispose();
  }
}

async function tell(step: WalkthroughStep): Promise<void> {
  for (const isDone of [true, false])
    await commands.executeCommand('setContext', toStepContext(step), isDone);
}
