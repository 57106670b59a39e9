import { type Uri, env, l10n, window } from 'vscode';
import { HandoffError } from '../core/failure';
import {
  type Entry,
  type OutboxMessage,
  type SealedMessage,
  isAsAsked,
  isUnsentSince,
  wasHandedOver,
  withState,
} from '../core/outbox';
import type { Clock } from '../core/ports';
import type { Outbox } from '../delivery/outbox';
import { confirmSend } from './confirmSend';
import type { DraftDocuments } from './draftDocuments';
import type { OpenChat } from './openChat';
import { type Choice, choose } from './prompt';
import type { Settings } from './settings';
import { stateSentence } from './stateWords';
import type { Toasts } from './toasts';
import { toAddressWords } from './words';

/** What the deeds are done with. */
export interface DeedParts {
  readonly outbox: Outbox;
  readonly documents: DraftDocuments;
  /** The handoff draft that still holds a message's whole text, none of which has gone. */
  readonly toHandoff: (message: OutboxMessage) => Promise<Uri | undefined>;
  readonly openChat: OpenChat;
  readonly toasts: Toasts;
  readonly settings: Pick<Settings, 'undoMs'>;
  readonly clock: Clock;
}

type Deed = () => Promise<void>;

/** What the user can do about a message of the outbox. */
export class OutboxDeeds {
  readonly #takenBack = new Set<string>();

  constructor(private readonly parts: DeedParts) {}

  /** Whether the message is being taken back: that it goes no more by itself is then no news. */
  isTakingBack(id: string): boolean {
    return this.#takenBack.has(id);
  }

  /** Asks what is to be done about a message. @throws {HandoffError} `notInOutbox` */
  async ask(id: string): Promise<void> {
    const entry = this.#find(id);
    const frame = {
      title: toAddressWords(entry.message),
      placeholder: stateSentence(entry, this.parts.outbox.isStuck(entry.message)),
    };
    const answer = await choose<Deed>(frame, this.#toChoices(entry));
    if (typeof answer === 'object') await answer.value();
  }

  /** Takes back what was confirmed last, if it is still held, and opens it. @throws {HandoffError} `nothingToUndo` */
  async undo(group?: string): Promise<void> {
    const held = await this.parts.outbox.readHeld();
    const last = group ?? held.at(-1)?.group;
    const messages = held.filter((message) => message.group === last);
    if (messages.length === 0) throw new HandoffError({ code: 'nothingToUndo' });
    await this.#takeBack(messages.map(({ id }) => id));
  }

  /** Turns a message into a draft, unless it may have arrived meanwhile. @throws {HandoffError} `notInOutbox` */
  async review(id: string): Promise<void> {
    await this.#takeBack([id]);
  }

  /**
   * Turns messages into drafts, in this order: all are stopped, each becomes a draft, leaves the outbox, and is shown.
   * Whatever fails or dies in between, none of them goes by itself, and each text is in at least one place.
   */
  async #takeBack(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.#takenBack.add(id);
    try {
      await this.#makeDrafts(ids);
    } finally {
      for (const id of ids) this.#takenBack.delete(id);
    }
  }

  async #makeDrafts(ids: readonly string[]): Promise<void> {
    const stopped = await Promise.allSettled(ids.map((id) => this.#act(id, toStopped)));
    for (const [index, id] of ids.entries()) {
      if (stopped[index]?.status !== 'fulfilled') continue;
      let draft: Uri | undefined;
      await this.#act(id, async ({ message }) => {
        if (wasHandedOver(message)) throw notInOutbox();
        draft = (await this.parts.toHandoff(message)) ?? (await this.parts.documents.takeBack(message));
        return undefined;
      });
      if (draft) await this.parts.documents.show(draft);
    }
    const failed = stopped.find((each) => each.status === 'rejected');
    if (failed) throw failed.reason;
  }

  /** Lets a message go that waits for the user, after the question that it needs. */
  async send(id: string): Promise<void> {
    const entry = this.#find(id);
    const { message } = entry;
    const again = message.state.kind === 'unconfirmed';
    if (again || message.type === 'message') {
      const decision = await confirmSend({ ...message, ...toQuestion(entry), again });
      if (decision === 'review')
        return again ? this.parts.openChat.open(message.chat, message.organization) : this.review(id);
      if (decision === undefined) return;
    }
    // What is about to be found must not go a second time.
    await this.#act(id, (now) => Promise.resolve(this.#agreeTo(now, message)), true);
  }

  /** Throws a message away, after a question. */
  async discard(id: string): Promise<void> {
    const { message } = this.#find(id);
    const copy = l10n.t('Copy Text');
    const label = l10n.t('Discard');
    const detail = l10n.t('{0}\n\nIts text will be lost.', toAddressWords(message));
    const question = l10n.t('Discard this message?');
    // Enter presses the first button, and must not lose the text.
    const pressed = await window.showWarningMessage(question, { modal: true, detail }, copy, label);
    if (pressed === copy) await this.#copy(message);
    if (pressed !== label) return;
    await this.#act(id, (now) => {
      if (!isUnsentSince(message, now.message)) throw notInOutbox();
      return Promise.resolve(undefined);
    });
  }

  async #copy({ content }: OutboxMessage): Promise<void> {
    await env.clipboard.writeText(content.markdownText ?? content.text);
    this.parts.toasts.done(l10n.t('The text was copied.'));
  }

  #toChoices({ message, provenance }: Entry): Choice<Deed>[] {
    const { id, state, chat, organization } = message;
    const { outbox, openChat } = this.parts;
    const tryNow = (): Promise<void> => {
      outbox.hurry((each) => each.id === id, true);
      return Promise.resolve();
    };
    const review = {
      label: l10n.t('Review'),
      description: l10n.t('as a draft'),
      value: () => this.review(id),
    };
    const open = { label: l10n.t('Open Chat'), value: () => openChat.open(chat, organization) };
    const copy = { label: l10n.t('Copy Text'), value: () => this.#copy(message) };
    const discard = { label: l10n.t('Discard'), value: () => this.discard(id) };
    const send = (label: string): Choice<Deed> => ({ label, value: () => this.send(id) });
    if (provenance !== 'ours') return [copy, discard];
    switch (state.kind) {
      case 'held':
        if (!outbox.held.some((held) => held.id === id)) return [copy];
        return [{ label: l10n.t('Undo Send'), value: () => this.undo(message.group) }, copy];
      case 'waiting':
        return [{ label: l10n.t('Try Now'), value: tryNow }, review, copy, open, discard];
      case 'asking':
        return [
          send(message.type === 'message' ? l10n.t('Send to Customer...') : l10n.t('Send Now')),
          ...[review, copy, open, discard],
        ];
      case 'unconfirmed':
        return [
          open,
          { label: l10n.t('Look Into the Chat Again'), value: tryNow },
          send(l10n.t('Send Again (may duplicate)')),
          ...[copy, discard],
        ];
      case 'rejected':
        return [review, copy, open, discard];
      case 'queued':
        return [review, copy, open, discard];
      case 'sending':
      case 'sent':
        return [open, copy];
    }
  }

  /** Only what the user was asked about: another window may have brought the message on meanwhile. */
  #agreeTo(now: Entry, asked: OutboxMessage): ReturnType<typeof withState> {
    if (now.provenance !== 'ours' || !isAsAsked(asked, now.message)) throw notInOutbox();
    const { state } = now.message;
    const newest = state.kind === 'asking' ? state.newestMessage : undefined;
    // After a lost answer the chat is read anew: what is looked for must not be what was lost.
    const seenMessage = state.kind === 'unconfirmed' ? 0 : (newest ?? now.message.seenMessage);
    const changes = { agreedMs: this.parts.clock.now(), failures: 0, seenMessage };
    const untilMs = changes.agreedMs + this.parts.settings.undoMs;
    const isHeld = now.message.type === 'message' && untilMs > changes.agreedMs;
    return withState(now.message, isHeld ? { kind: 'held', untilMs } : { kind: 'queued' }, changes);
  }

  async #act(...[id, change, awaitsSearch]: Parameters<Outbox['act']>): Promise<void> {
    if (!(await this.parts.outbox.act(id, change, awaitsSearch))) throw notInOutbox();
  }

  #find(id: string): Entry {
    const entry = this.parts.outbox.entries.find(({ message }) => message.id === id);
    if (!entry) throw notInOutbox();
    return entry;
  }
}

/** A message that goes no more by itself; one that was refused is so already. */
function toStopped({ provenance, message }: Entry): Promise<SealedMessage | 'leave'> {
  if (provenance !== 'ours' || wasHandedOver(message)) throw notInOutbox();
  const isRefused = message.state.kind === 'rejected';
  return Promise.resolve(
    isRefused ? 'leave' : withState(message, { kind: 'asking', question: 'interrupted' }),
  );
}

function toQuestion(entry: Entry) {
  const { name, content } = entry.message;
  const items = [{ content, ...(name === undefined ? {} : { name }) }];
  // The user has agreed to this text before; it is the doubt about its arrival that is asked about.
  const agreed = { card: '', isSplit: false, suspicions: [], localImages: 0, skipped: [] };
  return { ...agreed, items, warnings: [stateSentence(entry, false)] };
}

function notInOutbox(): HandoffError {
  return new HandoffError({ code: 'notInOutbox' });
}
