import { l10n } from 'vscode';
import { Cancelled, HandoffError } from '../core/failure';
import { type Sendable, toSendables } from '../core/message';
import type { OutboxMessage } from '../core/outbox';
import type { Clock } from '../core/ports';
import type { Arrival, Arrivals } from '../delivery/arrivals';
import type { Outbox } from '../delivery/outbox';
import type { OutboxStore } from '../delivery/outboxStore';
import type { Sessions } from '../delivery/sessions';
import { cancellable } from './cancellable';
import type { TargetWarning } from './chats/targetCard';
import { toOwner } from './chats/targets';
import type { WaitingChats } from './chats/waitingChats';
import { confirmSend } from './confirmSend';
import type { ErrorLog } from './errorLog';
import type { Guard } from './guard';
import { type Outgoing, confirmsNotes, toSendQuestion } from './outgoing';
import type { Settings } from './settings';
import { authorWords, chatWords } from './words';

/** How a send ended: how far its messages have come, why they could not be stored, or that nothing was tried. */
export type Ending = Arrival | { readonly notStored: unknown } | 'review' | undefined;

/** What a sender is made of. */
export interface SenderParts {
  readonly sessions: Sessions;
  readonly settings: Settings;
  readonly guard: Guard;
  readonly outbox: Outbox;
  readonly store: OutboxStore;
  readonly arrivals: Arrivals;
  readonly clock: Clock;
  readonly log: ErrorLog;
  readonly waiting: Pick<WaitingChats, 'noteSent'>;
  /** Tells what speaks against the chat of messages that are about to be stored. */
  readonly onGroup: (group: string, warnings: readonly TargetWarning[]) => void;
}

/** Asks what must be asked, and hands exactly what was shown to the outbox. */
export class Sender {
  /** What is on its way from this window: a held or doubled key sends it once. */
  readonly #underWay = new Set<string>();

  constructor(private readonly parts: SenderParts) {}

  /** `onStart` runs after the confirmation, right before anything is stored; `onStored` right after. */
  async send(
    outgoing: Outgoing,
    onStart?: () => Promise<void>,
    onStored?: () => Promise<void>,
  ): Promise<Ending> {
    const contents = outgoing.items.map(({ composed }) => composed.content);
    const suspicions = await this.parts.guard.inspect(outgoing);
    const confirm = (): ReturnType<typeof confirmSend> => confirmSend(toSendQuestion(outgoing, suspicions));
    const asks = confirmsNotes(outgoing, suspicions);
    const sendables = await toSendables(outgoing.address, contents, confirm, asks);
    if (sendables === 'review' || sendables === undefined) return sendables;
    const { root, organization } = outgoing.session;
    const fingerprints = sendables.map((each) => toFingerprint(root.origin, organization.id, each));
    const fingerprint = fingerprints.join();
    if (this.#underWay.has(fingerprint)) throw new HandoffError({ code: 'alreadySending' });
    this.#underWay.add(fingerprint);
    try {
      if (await this.#areHeld(fingerprints)) throw new HandoffError({ code: 'alreadySending' });
      await onStart?.();
      const ending = await this.#handOver(outgoing, sendables, onStored);
      await this.#remember(outgoing, ending).catch((error: unknown) => this.parts.log.add(error));
      return ending;
    } finally {
      this.#underWay.delete(fingerprint);
    }
  }

  /** With a hold the send ends as soon as that begins, and the key may still be down. */
  async #areHeld(fingerprints: readonly string[]): Promise<boolean> {
    // Where the folder cannot be read, storing the message says so.
    const held = await this.parts.outbox.readHeld().catch(() => []);
    const known = held.map((each) => toFingerprint(each.origin, each.organization.id, each));
    return fingerprints.every((each) => known.includes(each));
  }

  async #handOver(
    outgoing: Outgoing,
    sendables: readonly Sendable[],
    onStored: (() => Promise<void>) | undefined,
  ): Promise<Ending> {
    const { outbox, arrivals, settings, sessions } = this.parts;
    const { session } = outgoing;
    return cancellable(toProgressTitle(outgoing), async (signal, report) => {
      try {
        // The key may have been changed while the question stood: this message belongs to nobody else's organization.
        const bound = { origin: session.root.origin, organization: session.organization.id };
        await sessions.reopen(bound, settings.apiRoot, signal);
        const messages = await this.#toMessages(outgoing, sendables);
        this.parts.onGroup(messages[0]?.group ?? '', outgoing.warnings);
        if (signal.aborted) return undefined;
        const { length } = messages;
        const onSent = (sent: number): void => {
          if (length > 1) report(`${sent}/${length}`);
        };
        return await arrivals.send(outbox, messages, onStored, onSent, signal);
      } catch (notStored) {
        return notStored instanceof Cancelled ? undefined : { notStored };
      }
    });
  }

  async #toMessages(
    { session, chat, draft, handoff, items, isPinned }: Outgoing,
    sendables: readonly Sendable[],
  ) {
    const { store, clock, settings } = this.parts;
    const agreed = sendables.map((sendable, index) => {
      const item = items[index];
      if (!item) throw new Error('each message is made of an item');
      return { ...item, sendable, source: item.composed.source };
    });
    return store.prepare(agreed, {
      ...{ nowMs: clock.now(), origin: session.root.origin, organization: session.organization },
      ...{ customer: chat.customer, seenMessage: chat.lastMessageId ?? 0 },
      holdMs: isPinned === true || sendables.some(({ type }) => type === 'message') ? settings.undoMs : 0,
      ...(draft === undefined ? {} : { draft }),
      ...(handoff === undefined ? {} : { handoff }),
    });
  }

  /** What the next send starts from. It changes nothing about this one, whose outcome stands already. */
  async #remember({ session, chat, address, authorAsked }: Outgoing, ending: Ending): Promise<void> {
    const { memory } = session;
    if (typeof ending !== 'object' || 'notStored' in ending) return;
    const state = ending.rest?.state;
    if (state?.kind === 'rejected' && state.failure.code === 'agentNotFound') {
      await memory.forgetAgent(state.failure.agent);
    }
    if (state?.kind === 'rejected' || state?.kind === 'withdrawn') return;
    if (authorAsked === true && address.author.kind === 'agent') await memory.setAgent(address.author.agent);
    await memory.addUsedChat(chat.id);
    // Git may take its time, and the user is to be told now; it never fails.
    void this.parts.waiting.noteSent(toOwner(session), chat);
  }
}

/** Whose message it is, where it goes, and what it says. */
function toFingerprint(
  origin: string,
  organization: number,
  { type, chat, author, content }: Pick<OutboxMessage, 'type' | 'chat' | 'author' | 'content'>,
): string {
  const agent = author.kind === 'agent' ? author.agent.id : undefined;
  return JSON.stringify([origin, organization, type, chat, agent, content.text, content.markdownText]);
}

function toProgressTitle({ chat, address, items }: Outgoing): string {
  const to = [chatWords(chat), authorWords(address.author)] as const;
  if (address.type === 'message') return l10n.t('Sending to {0} as {1}', ...to);
  return items.length === 1
    ? l10n.t('Adding note to {0} as {1}', ...to)
    : l10n.t('Adding notes to {0} as {1}', ...to);
}
