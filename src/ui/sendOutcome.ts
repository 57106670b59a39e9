import { type Uri, l10n } from 'vscode';
import { Cancelled, HandoffError } from '../core/failure';
import type { Delivery } from '../delivery/deliver';
import type { Outgoing } from './confirmSend';
import type { SendResult } from './sendResult';
import type { Ending } from './sender';
import { toSentence } from './sentences';
import type { Toasts } from './toasts';
import { authorWords, listNames } from './words';

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
    const rest = this.#tellRest(outgoing, messageIds.length);
    if (error instanceof Cancelled) {
      if (messageIds.length > 0) this.toasts.done([l10n.t('Cancelled.'), ...rest].join(' '));
      return this.#toResult(outgoing, 'cancelled', messageIds);
    }
    const reason = error instanceof HandoffError ? error.failure.code : 'unexpected';
    const mayHaveArrived = reason === 'unconfirmed';
    const draft = await keepText(index, mayHaveArrived);
    const kept = draft
      ? l10n.t('The text is kept as a draft.')
      : l10n.t('No draft could be stored: the text stands in an untitled document.');
    const sentence = [this.#toHead(outgoing, mayHaveArrived), toSentence(error), ...rest, kept].join(' ');
    const chat = { id: outgoing.chat.id, organization: outgoing.session.organization };
    this.toasts.failed(error, sentence, { chat, ...(draft ? { draft } : {}) });
    return { ...this.#toResult(outgoing, mayHaveArrived ? 'unconfirmed' : 'rejected', messageIds), reason };
  }

  #tellSent({ session, chat, address, items }: Outgoing): void {
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
    this.toasts.sent(sentence, { id: chat.id, organization: session.organization });
  }

  #toHead({ chat, address }: Outgoing, mayHaveArrived: boolean): string {
    const values = [chat.id, chat.customer, authorWords(address.author)] as const;
    return mayHaveArrived
      ? l10n.t('Sent to chat #{0} ({1}) as {2}, but not confirmed.', ...values)
      : l10n.t('Not sent to chat #{0} ({1}) as {2}.', ...values);
  }

  #tellRest({ items }: Outgoing, sent: number): string[] {
    if (items.length === 1) return [];
    const names = items.map(({ name }) => name ?? '');
    return [
      sent === 0 ? l10n.t('Nothing went out.') : l10n.t('Went out: {0}.', listNames(names.slice(0, sent))),
      l10n.t('Stopped at: {0}.', listNames(names.slice(sent))),
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
