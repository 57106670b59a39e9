import { l10n } from 'vscode';
import { HandoffError } from '../core/failure';
import { type SealedMessage, needsUser } from '../core/outbox';
import { gatherMs } from '../core/limits';
import type { Clock } from '../core/ports';
import type { Outbox } from '../delivery/outbox';
import { numberWords } from './numberWords';
import type { OpenChat } from './openChat';
import type { OutboxDeeds } from './outboxDeeds';
import { plural } from './plural';
import { toSentence } from './sentences';
import { stateSentence } from './stateWords';
import type { NextStep, Toasts } from './toasts';
import { authorWords, sentSentence } from './words';

/** Tells what becomes of messages that nobody waits for any more. What waits by itself is the status bar's affair. */
export class OutboxToasts {
  /** Messages that have come to need the user, until they are told. */
  readonly #needy = new Map<string, SealedMessage>();
  #isGathering = false;

  constructor(
    private readonly outbox: Outbox,
    private readonly deeds: OutboxDeeds,
    private readonly openChat: OpenChat,
    private readonly toasts: Toasts,
    private readonly clock: Clock,
  ) {}

  /** To be called with every state that this window has brought a message to. */
  onState(id: string, message: SealedMessage | undefined): void {
    this.#needy.delete(id);
    if (!message) return;
    const { state, chat, organization, origin } = message;
    if (state.kind === 'sent')
      this.toasts.sent(sentSentence(message, 1), { id: chat, organization, origin }, message.type);
    if (!needsUser(message) || this.#isToldAlready(message)) return;
    this.#gather(message);
  }

  #gather(message: SealedMessage): void {
    this.#needy.set(message.id, message);
    if (!this.#isGathering) this.clock.after(gatherMs, () => this.#tell());
    this.#isGathering = true;
  }

  /** Reminds of what needs the user since an earlier window: a toast may have gone down with it. */
  remind(): void {
    for (const { provenance, message } of this.outbox.entries) {
      if (provenance === 'ours' && needsUser(message) && !this.#needy.has(message.id)) this.#gather(message);
    }
  }

  /** One missing key, one refused certificate: it is told once, whatever waits for it. */
  #isToldAlready({ id, state }: SealedMessage): boolean {
    if (state.kind !== 'waiting') return false;
    const others = [...this.outbox.entries.map(({ message }) => message), ...this.#needy.values()];
    return others.some(
      (other) => other.id !== id && other.state.kind === 'waiting' && other.state.why === state.why,
    );
  }

  #tell(): void {
    const needy = [...this.#needy.values()];
    this.#needy.clear();
    this.#isGathering = false;
    const [only] = needy;
    if (needy.length === 1 && only) this.#tellOne(only);
    else if (needy.length > 1)
      this.toasts.inOutbox(
        plural(
          needy.length,
          { other: '{0} messages need you before they are sent.' },
          numberWords(needy.length),
        ),
      );
  }

  #tellOne(message: SealedMessage): void {
    const { id, chat, customer, author, organization, state } = message;
    const entry = { provenance: 'ours', owner: undefined, message } as const;
    const open = { label: l10n.t('Open Chat'), run: () => this.openChat.open(chat, organization) };
    const discard = { label: l10n.t('Discard'), run: () => this.deeds.discard(id) };
    const review = { label: l10n.t('Review'), run: () => this.deeds.review(id) };
    const send = (label: string): NextStep => ({ label, run: () => this.deeds.send(id) });
    const who = [chat, customer, authorWords(author)] as const;
    const notSent = l10n.t('Not sent to chat #{0} ({1}) as {2}.', ...who);
    switch (state.kind) {
      case 'asking':
        this.toasts.ask(`${notSent} ${stateSentence(entry, false)}`, [
          send(message.type === 'message' ? l10n.t('Send to Customer...') : l10n.t('Send Now')),
          ...[review, discard],
        ]);
        return;
      case 'unconfirmed': {
        const head = l10n.t('Sent to chat #{0} ({1}) as {2}, but not found there.', ...who);
        const sentence = `${head} ${l10n.t('Look into the chat before you send it again.')}`;
        this.toasts.ask(sentence, [open, send(l10n.t('Send Again (may duplicate)')), discard]);
        return;
      }
      case 'rejected':
        this.toasts.ask(`${notSent} ${stateSentence(entry, false)}`, [review]);
        return;
      case 'waiting': {
        const failure = new HandoffError(state.failure);
        this.toasts.failed(failure, `${notSent} ${toSentence(failure)} ${l10n.t('It waits in the outbox.')}`);
        return;
      }
      case 'queued':
      case 'held':
      case 'sending':
      case 'sent':
        return;
    }
  }
}
