import { type Uri, l10n } from 'vscode';
import { type Failure, HandoffError } from '../core/failure';
import type { MessageType } from '../core/message';
import { type OutboxState, wasHandedOver } from '../core/outbox';
import type { Arrival } from '../delivery/arrivals';
import type { Outbox } from '../delivery/outbox';
import type { Composed } from '../text/compose';
import type { CommandId } from './contributions';
import type { Outgoing } from './outgoing';
import type { SendResult } from './sendResult';
import type { Ending } from './sender';
import { toSentence } from './sentences';
import { questionSentence } from './stateWords';
import type { ChatPlace, Toasts } from './toasts';
import { countAfter, toRest, toTakenBack } from './unsent';
import { authorWords, listNames, sentSentence } from './words';

/** Keeps a text as a draft, if it can, and gives the draft's address. */
export type KeepText = (composed: Composed) => Promise<Uri | undefined>;

/** Where texts go that were not sent. */
export interface Keeper {
  readonly keep: KeepText;
  /** With what goes out of it beside it, because the user has asked for it. */
  readonly review: KeepText;
}

type Rest = NonNullable<Arrival['rest']>;

/** A draft of what Cancel has taken back, if the disk took it. */
interface Kept {
  readonly draft: Uri | undefined;
}

/** Tells the user, and the caller, how a send ended. */
export class SendOutcome {
  constructor(
    private readonly toasts: Toasts,
    private readonly outbox: Pick<Outbox, 'act'>,
  ) {}

  async finish(outgoing: Outgoing, ending: Ending, keeper: Keeper): Promise<SendResult> {
    if (ending === undefined) return toResult(outgoing, 'cancelled', []);
    if (ending === 'review') {
      for (const { composed } of outgoing.documents) await keeper.review(composed);
      return toResult(outgoing, 'cancelled', []);
    }
    if ('notStored' in ending)
      return this.notSent(outgoing, ending.notStored, outgoing.documents[0]?.composed, keeper);
    if (ending.rest) return this.#rested(outgoing, ending.messageIds, ending.rest, keeper);
    const { session, chat, address, items } = outgoing;
    const sentence = sentSentence({ ...address, chat: chat.id, customer: chat.customer }, items.length);
    const place = { ...toPlace(outgoing), origin: session.root.origin };
    this.toasts.sent(sentence, place, address.type, outgoing.after);
    return toResult(outgoing, 'sent', ending.messageIds);
  }

  /** Ends a send of which the outbox has taken nothing; a text of it becomes a draft. */
  async notSent(
    outgoing: Outgoing,
    error: unknown,
    composed: Composed | undefined,
    keeper: Keeper,
  ): Promise<SendResult> {
    return this.#refused(outgoing, [], error, composed && (await keeper.keep(composed)));
  }

  async #rested(
    outgoing: Outgoing,
    messageIds: readonly number[],
    rest: Rest,
    keeper: Keeper,
  ): Promise<SendResult> {
    const { state } = rest;
    if (state.kind === 'rejected')
      return this.#keepRefused(outgoing, messageIds, rest, state.failure, keeper);
    const takenBack = toTakenBack(outgoing, { messageIds, rest });
    const kept = takenBack && { draft: await keeper.keep(takenBack) };
    switch (state.kind) {
      case 'withdrawn':
        this.#tellCancelled(outgoing, messageIds.length, kept);
        return toResult(outgoing, 'cancelled', messageIds);
      case 'held':
        // The notice that counts down tells it.
        return toResult(outgoing, 'held', messageIds);
      case 'unconfirmed':
        this.#tellDoubt(outgoing, messageIds.length, kept);
        return { ...toResult(outgoing, 'unconfirmed', messageIds), reason: 'unconfirmed' };
      case 'waiting':
        this.#tellWaiting(outgoing, messageIds.length, state);
        return { ...toResult(outgoing, 'queued', messageIds), reason: state.failure.code };
      case 'stuck':
        this.#tellStuck(outgoing, messageIds.length);
        return { ...toResult(outgoing, 'queued', messageIds), reason: 'storageFails' };
      case 'asking':
        this.toasts.inOutbox([notYet(outgoing), questionSentence(state.question)].join(' '));
        return toResult(outgoing, 'queued', messageIds);
      case 'elsewhere':
        this.toasts.inOutbox(
          l10n.t('Another window has gone on with this message. Show Sent Messages lists it if it was sent.'),
        );
        return toResult(outgoing, 'queued', messageIds);
      case 'queued':
      case 'sending':
      case 'sent':
        this.toasts.inOutbox(
          [notYet(outgoing), l10n.t('It goes after an earlier message to this chat.')].join(' '),
        );
        return toResult(outgoing, 'queued', messageIds);
    }
  }

  #tellCancelled(outgoing: Outgoing, sent: number, kept: Kept | undefined): void {
    if (sent === 0) return;
    const sentences = [l10n.t('Cancelled.'), ...tellRest(outgoing, sent)];
    this.toasts.done([...sentences, ...(kept ? [tellKept(kept.draft)] : [])].join(' '));
  }

  #tellDoubt(outgoing: Outgoing, sent: number, kept: Kept | undefined): void {
    const head = l10n.t('Sent to chat #{0} ({1}) as {2}, but not confirmed.', ...whoWords(outgoing));
    const sentences = [head, ...tellRest(outgoing, sent, true), toSentence(doubt)];
    if (kept)
      sentences.push(kept.draft ? l10n.t('The parts after it are kept as a draft.') : tellKept(kept.draft));
    this.toasts.failed(doubt, sentences.join(' '), { chat: toPlace(outgoing) });
  }

  #tellWaiting(outgoing: Outgoing, sent: number, state: Extract<OutboxState, { kind: 'waiting' }>): void {
    const failure = new HandoffError(state.failure);
    const sentences = [
      notYet(outgoing),
      toSentence(failure),
      ...tellRest(outgoing, sent),
      waitsFor(state),
      ...(outgoing.after ? [outgoing.after.sentence] : []),
    ];
    this.toasts.waits(failure, sentences.join(' '), state.untilMs !== undefined);
  }

  #tellStuck(outgoing: Outgoing, sent: number): void {
    const sentences = [
      notYet(outgoing),
      toSentence(storageFails),
      ...tellRest(outgoing, sent),
      l10n.t('It waits in the outbox and goes by itself.'),
    ];
    this.toasts.failed(storageFails, sentences.join(' '));
  }

  /** One text in one place: a draft has what was refused, with all of the document that was to follow, and the outbox no more. */
  async #keepRefused(
    outgoing: Outgoing,
    messageIds: readonly number[],
    { id, after }: Rest,
    failure: Failure,
    keeper: Keeper,
  ): Promise<SendResult> {
    const unsent = toRest(outgoing, messageIds.length);
    const draft = unsent && (await keeper.keep(unsent));
    // The last goes first: without the one that was refused nothing would hold the others.
    const parts = [id, ...after.slice(0, countAfter(outgoing, messageIds.length))];
    if (draft)
      for (const part of parts.toReversed())
        await this.outbox.act(part, ({ message }) =>
          Promise.resolve(wasHandedOver(message) ? 'leave' : undefined),
        );
    return this.#refused(outgoing, messageIds, new HandoffError(failure), draft);
  }

  #refused(
    outgoing: Outgoing,
    messageIds: readonly number[],
    error: unknown,
    draft: Uri | undefined,
  ): SendResult {
    const reason: Failure['code'] = error instanceof HandoffError ? error.failure.code : 'unexpected';
    const head = l10n.t('Not sent to chat #{0} ({1}) as {2}.', ...whoWords(outgoing));
    const sentence = [
      head,
      toSentence(error),
      ...tellRest(outgoing, messageIds.length),
      tellKept(draft),
    ].join(' ');
    const chat = toPlace(outgoing);
    const again = outgoing.handoff && toHandoffCommand(outgoing.address.type);
    this.toasts.failed(error, sentence, { chat, ...(draft ? { draft } : {}), ...(again ? { again } : {}) });
    return { ...toResult(outgoing, 'rejected', messageIds), reason };
  }
}

const doubt = new HandoffError({ code: 'unconfirmed' });
const storageFails = new HandoffError({ code: 'storageFails' });

function toHandoffCommand(type: MessageType): CommandId {
  return type === 'private' ? 'helpcrunch.sendHandoff' : 'helpcrunch.sendCustomerPart';
}

function toPlace({ chat, session }: Outgoing): ChatPlace {
  return { id: chat.id, organization: session.organization };
}

function whoWords({ chat, address }: Outgoing): [number, string, string] {
  return [chat.id, chat.customer, authorWords(address.author)];
}

function notYet(outgoing: Outgoing): string {
  return l10n.t('Not sent yet to chat #{0} ({1}) as {2}.', ...whoWords(outgoing));
}

function waitsFor(state: Extract<OutboxState, { kind: 'waiting' }>): string {
  return state.untilMs === undefined
    ? l10n.t('It waits in the outbox.')
    : l10n.t('It waits in the outbox and goes by itself.');
}

function tellKept(draft: Uri | undefined): string {
  return draft
    ? l10n.t('The text is kept as a draft.')
    : toSentence(new HandoffError({ code: 'draftNotKept' }));
}

/** Which went out, and which did not. Where one may have arrived, nobody can say that nothing has. */
function tellRest({ items }: Outgoing, sent: number, isDoubtful = false): string[] {
  if (items.length === 1) return [];
  const names = items.map(({ name }) => name ?? '');
  const stopped = l10n.t('Stopped at: {0}.', listNames(names.slice(sent)));
  if (sent > 0) return [l10n.t('Went out: {0}.', listNames(names.slice(0, sent))), stopped];
  return isDoubtful ? [stopped] : [l10n.t('Nothing went out.'), stopped];
}

function toResult(
  { chat, address }: Outgoing,
  status: SendResult['status'],
  messageIds: readonly number[],
): SendResult {
  return { status, chat: chat.id, type: address.type, messageIds };
}
