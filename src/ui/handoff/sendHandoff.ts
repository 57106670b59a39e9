import { type Uri, commands, l10n, window, workspace } from 'vscode';
import { parseChatReference } from '../../core/chatReference';
import { HandoffError } from '../../core/failure';
import type { MessageType } from '../../core/message';
import type { OutboxMessage } from '../../core/outbox';
import type { HandoffStore, SentPart } from '../../delivery/handoffs/handoffStore';
import type { OutboxStore } from '../../delivery/outboxStore';
import type { Session, Sessions } from '../../delivery/sessions';
import { parseHandoff } from '../../text/handoff/marker';
import { readChat } from '../chatTarget';
import type { TargetWarning } from '../chats/targetCard';
import type { CommandId } from '../contributions';
import type { DraftDocuments } from '../draftDocuments';
import type { Keys } from '../keys';
import { type Answered, type Outgoing, type OutgoingDocument, toItems } from '../outgoing';
import type { SendArguments } from '../sendArguments';
import type { Keeper, SendOutcome } from '../sendOutcome';
import type { SendResult } from '../sendResult';
import type { Ending, Sender } from '../sender';
import type { Settings } from '../settings';
import type { TargetPrompts } from '../targetPrompts';
import type { NextStep } from '../toasts';
import { idsWords } from '../words';
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
  readonly outbox: Pick<OutboxStore, 'list'>;
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
    const id = toHandoffId(resource ?? window.activeTextEditor?.document.uri);
    if (id === undefined) throw new HandoffError({ code: 'handoffNotOpen' });
    if (this.#busy.has(id)) throw new HandoffError({ code: 'alreadySending' });
    this.#busy.add(id);
    try {
      return await this.#send(await this.parts.targets.read(id), given, type);
    } finally {
      this.#busy.delete(id);
      this.parts.onChange();
    }
  }

  async #send(draft: HandoffDraft, given: SendArguments, type: MessageType): Promise<SendResult> {
    const { binding, id, uri } = draft;
    if (differs(given, type, draft)) throw new HandoffError({ code: 'draftBound' });
    // Taken before it is saved: a formatter that runs on save must not change what the user has seen.
    const { mine, other } = takeParts(await saved(uri), type);
    const { keys, sessions, settings, store } = this.parts;
    const document = composePart(mine, type, settings);
    const items = toItems(document, settings.maxMessageChars);
    const handoff = { draft: id, digest: await store.digest(mine) };
    const before = (await store.sent(id)).filter((part) => part.type === type);
    const same = before.find(({ digest }) => digest === handoff.digest);
    if (same) throw new HandoffError({ code: 'alreadySent', messageIds: same.messageIds });

    if (!(await keys.openSession())) return cancelled;
    const session = await sessions.reopen(binding, settings.apiRoot);
    const asked = await this.#ask(session, draft, given, type);
    if (!asked) return cancelled;
    const outgoing: Outgoing = {
      ...{ ...asked, session, handoff, items, documents: [document], skipped: [] },
      warnings: [...asked.warnings, ...toWarnings(before)],
      isWarned: asked.isWarned && before.length === 0,
      ...(type === 'private' && other !== '' ? { after: toCustomerPart(uri) } : {}),
    };
    const ending = await this.#handOver(outgoing, id, handoff.digest, type);
    return this.parts.outcome.finish(outgoing, ending, this.#toKeeper(outgoing, document, uri));
  }

  /** Of two windows that send the same text at the same time one does. */
  async #handOver(outgoing: Outgoing, id: string, digest: string, type: MessageType): Promise<Ending> {
    const { store, outbox, sender } = this.parts;
    const toPending = async (): Promise<readonly OutboxMessage[]> =>
      (await outbox.list()).entries.map(({ message }) => message);
    let isBegun = false;
    const begin = async (): Promise<void> => {
      await store.beginAttempt(id, digest, type, toPending);
      isBegun = true;
    };
    const end = async (): Promise<void> => {
      if (isBegun) await store.endAttempt(id, digest, type);
      isBegun = false;
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
    { agent }: SendArguments,
    type: MessageType,
  ): Promise<Pick<Answered, 'chat' | 'address' | 'warnings' | 'isWarned' | 'authorAsked'> | undefined> {
    const pinned = await readChat(session, binding.chat);
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
  if (document.isDirty && !(await document.save())) throw new HandoffError({ code: 'draftNotSaved' });
  return text;
}

/** @throws {HandoffError} `markerMissing`, `markerTwice`, `nothingToSend`, `customerPartEmpty` */
function takeParts(text: string, type: MessageType): { mine: string; other: string } {
  const parsed = parseHandoff(text);
  if (parsed.kind === 'markerTwice') throw new HandoffError({ code: 'markerTwice', count: parsed.count });
  if (parsed.kind === 'markerMissing') throw new HandoffError({ code: 'markerMissing' });
  const parts = toParts(parsed);
  if (parts[type] === '')
    throw new HandoffError({ code: type === 'private' ? 'nothingToSend' : 'customerPartEmpty' });
  return { mine: parts[type], other: parts.message };
}

function differs(given: SendArguments, type: MessageType, { binding }: HandoffDraft): boolean {
  if (given.type !== undefined && given.type !== type) return true;
  if (given.ownChat !== undefined) return given.ownChat.id !== binding.chat;
  if (given.chat === undefined) return false;
  const reference = parseChatReference(given.chat);
  return reference.kind === 'words' || reference.chat !== binding.chat;
}

function toWarnings(before: readonly SentPart[]): TargetWarning[] {
  const last = before.at(-1);
  if (!last) return [];
  const ids = idsWords(last.messageIds);
  const sentence = l10n.t('An earlier form of this was sent before (message {0}).', ids);
  return [{ kind: 'sentBefore', sentence }];
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
