import { type Disposable, StatusBarAlignment, ThemeColor, commands, l10n, window } from 'vscode';
import { type Entry, type OutboxMessage, needsUser } from '../core/outbox';
import type { Clock } from '../core/ports';
import type { Outbox } from '../delivery/outbox';
import { type CommandId, hasHeldSendContext } from './contributions';
import { plural } from './plural';

const secondMs = 1000;

/** The status-bar item: what can be undone, else what needs the user, else what waits; silent otherwise. */
export class OutboxStatus implements Disposable {
  readonly #item = window.createStatusBarItem('helpcrunch.outbox', StatusBarAlignment.Left, 0);
  #hasHeld = false;
  #stopTicking = (): void => undefined;

  constructor(
    private readonly outbox: Pick<Outbox, 'entries' | 'held' | 'isStuck'>,
    private readonly clock: Clock,
  ) {
    this.#item.name = 'HelpCrunch';
  }

  update(): void {
    this.#stopTicking();
    const { entries, held } = this.outbox;
    const holds = held.flatMap(({ state }) => (state.kind === 'held' ? [state.untilMs] : []));
    const leftMs = Math.max(...holds, 0) - this.clock.now();
    this.#setHasHeld(leftMs > 0);
    const needy = entries.filter(isNeedy).length;
    if (leftMs > 0) {
      const seconds = Math.ceil(leftMs / secondMs);
      this.#show('helpcrunch.undoSend', 'history', l10n.t('Undo Send ({0})', seconds));
      this.#stopTicking = this.clock.after(leftMs - (seconds - 1) * secondMs, () => this.update());
    } else if (needy > 0) {
      this.#show(
        'helpcrunch.showOutbox',
        'warning',
        plural(needy, { one: 'HelpCrunch: 1 needs you', other: 'HelpCrunch: {0} need you' }, needy),
      );
    } else if (entries.some(({ message }) => isWaiting(message) || this.outbox.isStuck(message))) {
      // What goes at once is not worth a word; what stands in line behind a waiting one is.
      this.#show(
        'helpcrunch.showOutbox',
        'clock',
        plural(entries.length, { other: 'HelpCrunch: {0} waiting' }, entries.length),
      );
    } else {
      this.#item.hide();
    }
  }

  dispose(): void {
    this.#stopTicking();
    this.#item.dispose();
  }

  #show(command: CommandId, icon: 'history' | 'warning' | 'clock', words: string): void {
    const deed =
      command === 'helpcrunch.undoSend'
        ? l10n.t('Take back the message that was confirmed last')
        : l10n.t('Show the messages that are not sent yet');
    this.#item.text = `$(${icon}) ${words}`;
    this.#item.command = command;
    this.#item.tooltip = deed;
    // Else the icon is read aloud by its English name.
    this.#item.accessibilityInformation = { label: `${words}. ${deed}`, role: 'button' };
    this.#item.backgroundColor =
      icon === 'warning' ? new ThemeColor('statusBarItem.warningBackground') : undefined;
    this.#item.show();
  }

  #setHasHeld(hasHeld: boolean): void {
    if (hasHeld === this.#hasHeld) return;
    this.#hasHeld = hasHeld;
    void commands.executeCommand('setContext', hasHeldSendContext, hasHeld);
  }
}

function isWaiting({ state }: OutboxMessage): boolean {
  return state.kind === 'waiting' || state.kind === 'unconfirmed';
}

function isNeedy({ provenance, message }: Entry): boolean {
  return provenance !== 'ours' || needsUser(message);
}
