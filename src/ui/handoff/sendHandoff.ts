import { type Uri, commands, l10n, window, workspace } from 'vscode';
import { parseChatReference } from '../../core/chatReference';
import { HandoffError } from '../../core/failure';
import type { MessageType } from '../../core/message';
import type { OutboxMessage } from '../../core/outbox';
import type { HandoffStore } from '../../delivery/handoffs/handoffStore';
import type { Session, Sessions } from '../../delivery/sessions';
import { hasWords } from '../../text/handoff/hasWords';
import { parseHandoff } from '../../text/handoff/marker';
import { toLines } from '../../text/markdown/parse';
import { readBoundChat } from '../chatTarget';
import type { CommandId } from '../contributions';
import type { DraftDocuments } from '../draftDocuments';
import type { ErrorLog } from '../errorLog';
import type { Keys } from '../keys';
import { type Answered, type Outgoing, type OutgoingDocument, toItems } from '../outgoing';
import { saveDraft } from '../saveDraft';
import type { SendArguments } from '../sendArguments';
import type { Keeper, SendOutcome } from '../sendOutcome';
import type { SendResult } from '../sendResult';
import type { Ending, Sender } from '../sender';
import type { Settings } from '../settings';
import type { TargetPrompts } from '../targetPrompts';
import type { NextStep } from '../toasts';
import { findEarlierForms } from './earlierForms';
import { composePart, toParts } from './handoffParts';
import type { HandoffDraft, HandoffTargets } from './handoffTargets';
import { toHandoffId } from './handoffUri';

/** What handoffs are sent with. */
export interface SendHandoffParts {
  readonly keys: Keys;
  readonly sessions: Sessions;
  readonly settings: Settings;
  readonly store: HandoffStore;
  readonly targets: HandoffTargets;
  /** The messages of the outbox, as they are on the disk now. */
  readonly toPending: () => Promise<readonly OutboxMessage[]>;
  readonly log: ErrorLog;
  readonly documents: DraftDocuments;
  readonly prompts: TargetPrompts;
  readonly sender: Sender;
  readonly outcome: SendOutcome;
  /** To be called when something of a draft may have been sent. */
  readonly onChange: () => void;
}

const cancelled: SendResult = { status: 'cancelled', messageIds: [] };

/** Sends one part of a handoff draft to the chat that the draft is bound to; the draft stays. */
export class SendHandoff {
  /** Drafts on their way: a second click while the first is being answered sends nothing. */
  readonly #busy = new Set<string>();

  constructor(private readonly parts: SendHandoffParts) {}

  /** `private` sends what stands before the marker, `message` what stands behind it. */
  async run(resource: Uri | undefined, given: SendArguments, type: MessageType): Promise<SendResult> {
    if (type === 'private' && given.type === 'message') throw new HandoffError({ code: 'noteOnly' });
    for (const name of ['comment', 'file'] as const)
      if (given[name] !== undefined) throw new HandoffError({ code: 'argumentInvalid', name });
    const uri = resource ?? window.activeTextEditor?.document.uri;
    const id = toHandoffId(uri);
    if (id === undefined) throw new HandoffError({ code: 'handoffNotOpen' });
    if (this.#busy.has(id)) throw new HandoffError({ code: 'alreadySending' });
    this.#busy.add(id);
    try {
      const draft = await this.parts.targets.read(id);
      // What is sent is what is seen: the same draft under another address would be another document.
      if (draft.uri.toString() !== uri?.toString()) throw new HandoffError({ code: 'handoffNotOpen' });
      return await this.#send(draft, given, type);
    } finally {
      this.#busy.delete(id);
      this.parts.onChange();
    }
  }

  async #send(draft: HandoffDraft, given: SendArguments, type: MessageType): Promise<SendResult> {
    const { binding, id, uri } = draft;
    if (differs(given, type, draft)) throw new HandoffError({ code: 'draftBound' });
    // Taken before it is saved: a formatter that runs on save must not change what the user has seen.
    const { mine, line, customerPart } = takePart(await saved(uri), type);
    const { keys, sessions, settings, store, toPending } = this.parts;
    const document = { ...composePart(mine, type, settings), inDraft: { text: mine, line } };
    const items = toItems(document, settings.maxMessageChars);
    const handoff = { draft: id, digest: await store.digest(mine) };
    const about = { id, type, digest: handoff.digest, sinceMs: binding.createdMs };
    const earlier = await findEarlierForms(store, await toPending(), about);

    if (!(await keys.openSession())) return cancelled;
    const session = await sessions.reopen(binding, settings.apiRoot);
    const asked = await this.#ask(session, draft, given, type);
    if (!asked) return cancelled;
    const outgoing: Outgoing = {
      ...{ ...asked, session, handoff, items, documents: [document], skipped: [] },
      warnings: [...asked.warnings, ...earlier],
      isWarned: asked.isWarned && earlier.length === 0,
      ...(type === 'private' && (await this.#isUnsent(id, customerPart))
        ? { after: toCustomerPart(uri) }
        : {}),
    };
    const ending = await this.#handOver(outgoing, id, handoff.digest, type);
    const keeper = this.#toKeeper(outgoing, document, uri);
    return this.parts.outcome.finish(outgoing, ending, keeper);
  }

  /** Whether there is a part for the customer that has not been sent as it stands. */
  async #isUnsent(id: string, customerPart: string): Promise<boolean> {
    if (!hasWords(customerPart)) return false;
    const digest = await this.parts.store.digest(customerPart);
    const sent = await this.parts.store.sent(id);
    return !sent.some((part) => part.isWhole && part.type === 'message' && part.digest === digest);
  }

  /** Of two windows that send the same text at the same time one does. */
  async #handOver(outgoing: Outgoing, id: string, digest: string, type: MessageType): Promise<Ending> {
    const { store, sender, toPending, log } = this.parts;
    let isBegun = false;
    const begin = async (): Promise<void> => {
      await store.beginAttempt(id, digest, type, toPending);
      isBegun = true;
    };
    const end = async (): Promise<void> => {
      if (!isBegun) return;
      isBegun = false;
      // The outbox has the message, or has not: that is the answer, whatever becomes of the mark.
      await store.endAttempt(id, digest, type).catch((error: unknown) => log.add(error));
    };
    try {
      return await sender.send(outgoing, begin, end);
    } finally {
      await end();
    }
  }

  async #ask(
    session: Session,
    { binding }: HandoffDraft,
    { agent, chat }: SendArguments,
    type: MessageType,
  ): Promise<Pick<Answered, 'chat' | 'address' | 'warnings' | 'isWarned' | 'authorAsked'> | undefined> {
    const pinned = await readBoundChat(binding.chat, chat, session);
    if (!pinned) return undefined;
    const given = { type, ...(agent === undefined ? {} : { agent }) };
    const rules = { notesOnly: type === 'private', offersComment: false, given, pinned };
    return this.parts.prompts.ask(rules, session);
  }

  /** The text stands in the draft already; only the rest of one that went in part becomes a draft of its own. */
  #toKeeper(outgoing: Outgoing, document: OutgoingDocument, uri: Uri): Keeper {
    const { documents } = this.parts;
    return {
      keep: (composed) =>
        composed === document.composed ? Promise.resolve(uri) : documents.keep(outgoing, composed),
      review: async () => {
        await documents.show(uri);
        return uri;
      },
    };
  }
}

/** The draft's text as the user sees it; what could not be saved is not sent. */
async function saved(uri: Uri): Promise<string> {
  const document = await workspace.openTextDocument(uri);
  const text = document.getText();
  if (!(await saveDraft(document))) throw new HandoffError({ code: 'draftNotSaved' });
  return text;
}

/**
 * The part that is to be sent, and the line of the draft that it begins in, from 0.
 *
 * @throws {HandoffError} `markerMissing`, `markerTwice`, `handoffEmpty`, `customerPartEmpty`
 */
function takePart(text: string, type: MessageType): { mine: string; line: number; customerPart: string } {
  const parsed = parseHandoff(text);
  if (parsed.kind === 'markerTwice') throw new HandoffError({ code: 'markerTwice', count: parsed.count });
  if (parsed.kind === 'markerMissing') throw new HandoffError({ code: 'markerMissing' });
  const parts = toParts(parsed);
  const mine = parts[type];
  if (!hasWords(mine))
    throw new HandoffError({ code: type === 'private' ? 'handoffEmpty' : 'customerPartEmpty' });
  const start = text.indexOf(mine, type === 'private' ? 0 : parsed.end);
  return { mine, line: toLines(text.slice(0, start)).length, customerPart: parts.message };
}

function differs(given: SendArguments, type: MessageType, { binding }: HandoffDraft): boolean {
  if (given.type !== undefined && given.type !== type) return true;
  if (given.ownChat !== undefined) return given.ownChat.id !== binding.chat;
  if (given.chat === undefined) return false;
  const reference = parseChatReference(given.chat);
  return reference.kind === 'words' || reference.chat !== binding.chat;
}

function toCustomerPart(uri: Uri): { sentence: string; step: NextStep } {
  const command: CommandId = 'helpcrunch.sendCustomerPart';
  return {
    sentence: l10n.t('Customer part not sent.'),
    step: {
      label: l10n.t('Send Customer Part...'),
      run: () => commands.executeCommand(command, uri),
    },
  };
}
