import { ProgressLocation, l10n, window } from 'vscode';
import type { SealedMessage } from '../core/outbox';
import type { Clock } from '../core/ports';
import { chatName, authorWords } from './words';

const secondMs = 1000;

/** The notification that counts down while a message is held; Cancel takes it back. */
export class HoldNotice {
  /** Ends the notice of a group. */
  readonly #ends = new Map<string, () => void>();
  readonly #groups = new Map<string, string>();

  constructor(
    private readonly clock: Clock,
    private readonly undo: (group: string) => void,
  ) {}

  /** To be called with every state of a message. */
  onState(id: string, message: SealedMessage | undefined): void {
    if (message?.state.kind === 'held') {
      this.#groups.set(id, message.group);
      if (!this.#ends.has(message.group)) this.#show(message, message.state.untilMs);
      return;
    }
    const group = this.#groups.get(id);
    this.#groups.delete(id);
    if (group !== undefined && ![...this.#groups.values()].includes(group)) this.#ends.get(group)?.();
  }

  #show({ group, customer, chat, author }: SealedMessage, untilMs: number): void {
    const title = l10n.t('Sending to {0} as {1}', chatName(chat, customer), authorWords(author));
    const options = { location: ProgressLocation.Notification, cancellable: true, title };
    void window.withProgress(options, async (progress, token) => {
      token.onCancellationRequested(() => this.undo(group));
      let stopTicking = (): void => undefined;
      const tick = (): void => {
        const seconds = Math.max(0, Math.ceil((untilMs - this.clock.now()) / secondMs));
        progress.report({ message: l10n.t('in {0} s. Cancel takes it back.', seconds) });
        stopTicking = this.clock.after(secondMs, tick);
      };
      tick();
      await new Promise<void>((resolve) => this.#ends.set(group, resolve));
      stopTicking();
      this.#ends.delete(group);
    });
  }
}
