import { type Disposable, ProgressLocation, l10n, window } from 'vscode';
import type { SealedMessage } from '../core/outbox';
import type { Clock } from '../core/ports';
import type { TargetWarning } from './chats/targetCard';
import { chatName, authorWords } from './words';

const secondMs = 1000;

/** The notification that counts down while a message is held; Cancel takes it back. */
export class HoldNotice implements Disposable {
  /** Ends the notice of a group. */
  readonly #ends = new Map<string, () => void>();
  readonly #groups = new Map<string, string>();
  readonly #warnings = new Map<string, string>();

  constructor(
    private readonly clock: Clock,
    private readonly undo: (group: string) => void,
  ) {}

  /** Tells what speaks against the chat of a group, before it is held. */
  warn(group: string, warnings: readonly TargetWarning[]): void {
    if (warnings.length > 0) this.#warnings.set(group, warnings.map(({ sentence }) => sentence).join(' '));
  }

  /** To be called with every state of a message. */
  onState(id: string, message: SealedMessage | undefined): void {
    if (message?.state.kind === 'held') {
      this.#groups.set(id, message.group);
      if (!this.#ends.has(message.group)) this.#show(message, message.state.untilMs);
      return;
    }
    const group = this.#groups.get(id);
    this.#groups.delete(id);
    if (group === undefined || [...this.#groups.values()].includes(group)) return;
    this.#end(group);
  }

  /** Ends every notice: nothing is held any more. */
  dispose(): void {
    for (const group of [...this.#ends.keys()]) this.#end(group);
    this.#groups.clear();
  }

  #end(group: string): void {
    this.#ends.get(group)?.();
    this.#ends.delete(group);
    this.#warnings.delete(group);
  }

  #show({ group, customer, chat, author, type }: SealedMessage, untilMs: number): void {
    const who = [chatName(chat, customer), authorWords(author)] as const;
    const title =
      type === 'private'
        ? l10n.t('Adding note to {0} as {1}', ...who)
        : l10n.t('Sending to {0} as {1}', ...who);
    const warning = this.#warnings.get(group);
    const options = { location: ProgressLocation.Notification, cancellable: true, title };
    // VS Code begins the notice only after a moment, and the hold may be over by then.
    const over = new Promise<void>((resolve) => this.#ends.set(group, resolve));
    void window.withProgress(options, async (progress, token) => {
      token.onCancellationRequested(() => this.undo(group));
      let stopTicking = (): void => undefined;
      const tick = (): void => {
        const seconds = Math.max(0, Math.ceil((untilMs - this.clock.now()) / secondMs));
        const left = l10n.t('in {0} s. Cancel takes it back.', seconds);
        progress.report({ message: warning === undefined ? left : `${left} ${warning}` });
        stopTicking = this.clock.after(secondMs, tick);
      };
      tick();
      await over;
      stopTicking();
    });
  }
}
