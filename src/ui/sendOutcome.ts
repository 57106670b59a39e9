import { type Uri, l10n } from 'vscode';
import { Cancelled, HandoffError } from '../core/failure';
import type { Delivery } from '../delivery/deliver';
import type { Outgoing } from './confirmSend';
import type { SendResult } from './sendResult';
import type { Ending } from './sender';
import { toSentence } from './sentences';
import type { Toasts } from './toasts';
import { authorWords } from './words';

/** Keeps the text of one message as a draft, if it can, and gives the draft's address. */
export type KeepText = (index: number, mayHaveArrived: boolean) => Promise<Uri | undefined>;

/** Tells the user, and the caller, how a send ended. */
export class SendOutcome {
  constructor(private readonly toasts: Toasts) {}

  async finish(outgoing: Outgoing, ending: Ending, keepText: KeepText): Promise<SendResult> {
    if (ending === undefined) return this.#toResult(outgoing, 'cancelled', []);
    if (ending === 'review') {
      for (const index of outgoing.items.keys()) await keepText(index, false);
      return this.#toResult(outgoing, 'cancelled', []);
    }
    if ('stoppedBy' in ending) return this.stopped(outgoing, ending, ending.messageIds.length, keepText);
    this.#tellSent(outgoing);
    return this.#toResult(outgoing, 'sent', ending.messageIds);
  }

  /** Ends a send whose message `index` did not go out, or may not have. */
  async stopped(
    outgoing: Outgoing,
    { messageIds, stoppedBy: error }: Delivery,
    index: number,
    keepText: KeepText,
  ): Promise<SendResult> {
    const told = (...more: string[]): string => [...more, ...this.#tellRest(outgoing, index)].join(' ');
    if (error instanceof Cancelled) {
      if (messageIds.length > 0) this.toasts.failed(error, told(l10n.t('Cancelled.')));
      return this.#toResult(outgoing, 'cancelled', messageIds);
    }
    const reason = error instanceof HandoffError ? error.failure.code : 'unexpected';
    const mayHaveArrived = reason === 'unconfirmed';
    const draft = await keepText(index, mayHaveArrived);
    const sentence = told(
      this.#toHead(outgoing, mayHaveArrived),
      toSentence(error),
      l10n.t('The text is kept as a draft.'),
    );
    this.toasts.failed(error, sentence, { chat: outgoing.chat.id, ...(draft ? { draft } : {}) });
    return { ...this.#toResult(outgoing, mayHaveArrived ? 'unconfirmed' : 'rejected', messageIds), reason };
  }

  #tellSent({ chat, address, items }: Outgoing): void {
    const values = [chat.id, chat.customer, authorWords(address.author), items.length] as const;
    const isNote = address.type === 'private';
    const sentence =
      items.length === 1
        ? isNote
          ? l10n.t('Note added to chat #{0} ({1}) as {2}.', ...values)
          : l10n.t('Message sent to chat #{0} ({1}) as {2}.', ...values)
        : isNote
          ? l10n.t('{3} notes added to chat #{0} ({1}) as {2}.', ...values)
          : l10n.t('{3} messages sent to chat #{0} ({1}) as {2}.', ...values);
    this.toasts.sent(sentence, chat.id);
  }

  #toHead({ chat, address }: Outgoing, mayHaveArrived: boolean): string {
    const values = [chat.id, chat.customer, authorWords(address.author)] as const;
    return mayHaveArrived
      ? l10n.t('Sent to chat #{0} ({1}) as {2}, without an answer.', ...values)
      : l10n.t('Not sent to chat #{0} ({1}) as {2}.', ...values);
  }

  #tellRest({ items }: Outgoing, index: number): string[] {
    if (items.length === 1) return [];
    const names = items.map(({ name }) => name ?? '');
    const done = names.slice(0, index).join(', ');
    return [
      done === '' ? l10n.t('Nothing went out.') : l10n.t('Went out: {0}.', done),
      l10n.t('Stopped at: {0}.', names.slice(index).join(', ')),
    ];
  }

  #toResult(
    { chat, address }: Outgoing,
    status: SendResult['status'],
    messageIds: readonly number[],
  ): SendResult {
    return { status, chat: chat.id, type: address.type, messageIds };
  }
}
