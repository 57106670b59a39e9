import type { ApiRoot } from '../core/apiRoot';
import { type DeliveryTimes, toRetryMs } from '../core/deliveryTimes';
import { Cancelled, HandoffError } from '../core/failure';
import { toCustomerAuthor } from '../core/message';
import { type OutboxState, type Question, type SealedMessage, toSendable, withState } from '../core/outbox';
import { toQuestionOfAge } from '../core/outboxStep';
import type { Clock } from '../core/ports';
import { explainNotFound } from './explainNotFound';
import { findOwn } from './findOwn';
import type { SentLog } from './sentLog';
import type { Client, Sessions } from './sessions';
import { toStateAfter } from './stateAfter';

/** The user's own settings, as far as delivery heeds them; asked again at every attempt. */
export interface DeliverySettings {
  /** @throws {HandoffError} `apiUrlInvalid` */
  readonly apiRoot: ApiRoot;
  readonly allowsPostingAsCustomer: boolean;
  readonly keepsSentText: boolean;
}

/** What the work on a message is made of. */
export interface WorkParts {
  readonly sessions: Pick<Sessions, 'reopen'>;
  readonly settings: DeliverySettings;
  readonly sentLog: SentLog;
  readonly clock: Clock;
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly times: DeliveryTimes;
  /** Removes the draft that a message with this text was. */
  readonly removeDraft: (id: string, text: string) => Promise<void>;
}

/** Puts a message's next state on the disk, and gives it back. */
export type Keep = (message: SealedMessage) => Promise<SealedMessage>;

/** The steps that speak with HelpCrunch: each takes a message and gives it back in its next state, already kept. */
export class MessageWork {
  constructor(private readonly parts: WorkParts) {}

  /**
   * Sends a message once. It is kept as `sending` before anything is handed over; one that has become too old while it
   * waited for its turn is a question then.
   *
   * @throws {Cancelled} when nothing was handed over; the message is then kept as it was
   */
  async attempt(message: SealedMessage, keep: Keep, signal: AbortSignal): Promise<SealedMessage> {
    const { clock, settings, times, removeDraft } = this.parts;
    let handingOver: SealedMessage | undefined;
    let question: Question | undefined;
    try {
      if (message.draft !== undefined) await removeDraft(message.draft, message.source.text);
      const customer = toCustomerAuthor(settings.allowsPostingAsCustomer);
      const sendable = toSendable(message, customer);
      if (!sendable) return await keep(withState(message, { kind: 'asking', question: 'notPermitted' }));
      const client = await this.#open(message, signal);
      const look = await this.#look(message, client, signal);
      if (typeof look !== 'number') return await keep(withState(message, look));
      const onReady = async (): Promise<void> => {
        // It may have waited for its turn far longer than anybody would: a machine sleeps meanwhile.
        question = toQuestionOfAge(message, clock.now(), times);
        if (question) throw new Error('too late to go without a question');
        const state = { kind: 'sending', sinceMs: clock.now(), baseline: look } as const;
        handingOver = await keep(withState(message, state));
      };
      const messageId = await client
        .createMessage(sendable, signal, onReady)
        .catch(async (error: unknown) => {
          throw await explainNotFound(error, client, sendable, signal);
        });
      return withState(message, { kind: 'sent', messageId, atMs: clock.now() });
    } catch (error) {
      if (question) return keep(withState(message, { kind: 'asking', question }));
      if (isUnconfirmed(error) && handingOver) return keep(this.doubt(handingOver));
      if (error instanceof Cancelled) {
        if (handingOver) await keep(message);
        throw error;
      }
      const at = { nowMs: clock.now(), random: this.parts.random() };
      return keep(toStateAfter(message, error, at, times));
    }
  }

  /** A message on its way whose end nobody knows. */
  doubt(message: SealedMessage): SealedMessage {
    const { baseline } = message.state as Extract<OutboxState, { kind: 'sending' }>;
    return withState(message, this.#toUnconfirmed(this.parts.clock.now(), baseline, 0));
  }

  /** Looks for a message of unknown end in its chat. @throws {Cancelled} */
  async readBack(message: SealedMessage, keep: Keep, signal: AbortSignal): Promise<SealedMessage> {
    const state = message.state as Extract<OutboxState, { kind: 'unconfirmed' }>;
    const { clock, times } = this.parts;
    try {
      const client = await this.#open(message, signal);
      const entries = await client.listEntries(message.chat, state.baseline, signal);
      const messageId = findOwn(message, entries, await this.#ownIds(message));
      if (messageId !== undefined) return withState(message, { kind: 'sent', messageId, atMs: clock.now() });
      return await keep(withState(message, this.#toNextRead(state), { failures: 0 }));
    } catch (error) {
      if (error instanceof Cancelled) throw error;
      const at = { nowMs: clock.now(), random: this.parts.random() };
      const { state: after, failures } = toStateAfter(message, error, at, times);
      // What HelpCrunch refuses, as where the chat is gone, it would refuse for ever: the plan goes on to its end.
      if (after.kind === 'rejected') return keep(withState(message, this.#toNextRead(state)));
      // Any other reading does not count: the plan goes on where it was.
      const nextReadMs = at.nowMs + toRetryMs(failures, at.random, times);
      return keep(withState(message, { ...state, nextReadMs }, { failures }));
    }
  }

  /** Leaves a record of a message that was sent. */
  async record(message: SealedMessage): Promise<void> {
    const { sentLog, settings } = this.parts;
    const { messageId, atMs } = message.state as Extract<OutboxState, { kind: 'sent' }>;
    await sentLog.add(message, messageId, atMs, settings.keepsSentText);
  }

  /** The id a message was recorded with, if it was sent before: a file that is put back must not send it again. */
  async findRecorded({ id, agreedMs }: SealedMessage): Promise<number | undefined> {
    const records = await this.parts.sentLog.read(agreedMs);
    return records.find((record) => record.id === id)?.messageIds[0];
  }

  async #open({ origin, organization }: SealedMessage, signal: AbortSignal): Promise<Client> {
    const { sessions, settings } = this.parts;
    const bound = { origin, organization: organization.id };
    return (await sessions.reopen(bound, settings.apiRoot, signal)).client;
  }

  /** The id of the chat's last message, from which a lost message would be looked for; or a question to be asked first. */
  async #look(message: SealedMessage, client: Client, signal: AbortSignal): Promise<number | OutboxState> {
    const { chat, type, seenMessage, state } = message;
    if (type === 'private' && state.kind === 'queued' && seenMessage > 0) return seenMessage;
    const { lastMessageId } = await client.getChat(chat, signal);
    const newestMessage = lastMessageId ?? (await client.getNewestEntryId(chat, signal));
    if (type === 'private' || seenMessage === 0 || newestMessage <= seenMessage) return newestMessage;
    const own = await this.#ownIds(message);
    const since = await client.listEntries(chat, seenMessage, signal);
    const isNew = since.some((entry) => entry.type !== 'tech' && !own.has(entry.id));
    // What is there and cannot be read is new all the same.
    const isUnread = !own.has(newestMessage) && !since.some(({ id }) => id === newestMessage);
    return isNew || isUnread ? { kind: 'asking', question: 'newerMessages', newestMessage } : newestMessage;
  }

  /** The messages of the chat that are known to be other messages of ours. */
  async #ownIds({ chat, organization, agreedMs }: SealedMessage): Promise<ReadonlySet<number>> {
    const records = await this.parts.sentLog.read(agreedMs);
    const ofChat = records.filter(
      (record) => record.chat === chat && record.organization.id === organization.id,
    );
    return new Set(ofChat.flatMap(({ messageIds }) => messageIds));
  }

  #toNextRead({ sinceMs, baseline, reads }: Extract<OutboxState, { kind: 'unconfirmed' }>): OutboxState {
    return this.#toUnconfirmed(sinceMs, baseline, reads + 1);
  }

  #toUnconfirmed(sinceMs: number, baseline: number, reads: number): OutboxState {
    const pauseMs = this.parts.times.readBackMs[reads];
    const known = { kind: 'unconfirmed', sinceMs, baseline, reads } as const;
    return pauseMs === undefined ? known : { ...known, nextReadMs: this.parts.clock.now() + pauseMs };
  }
}

function isUnconfirmed(error: unknown): boolean {
  // What is not a failure of ours, after the hand-over was prepared, proves nothing about it.
  return (
    !(error instanceof Cancelled) &&
    (!(error instanceof HandoffError) || error.failure.code === 'unconfirmed')
  );
}
