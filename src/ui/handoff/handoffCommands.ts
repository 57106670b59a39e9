import { Uri, l10n, window } from 'vscode';
import { HandoffError } from '../../core/failure';
import { messageTypes } from '../../core/message';
import type { Clock } from '../../core/ports';
import type { HandoffStore } from '../../delivery/handoffs/handoffStore';
import { readChat } from '../chatTarget';
import { parseGivenChat } from '../chats/givenChat';
import { OwnChat } from '../chats/ownChat';
import { type Action, done } from '../commandAction';
import type { CommandId } from '../contributions';
import type { Keys } from '../keys';
import { choose } from '../prompt';
import { parseCall, toTerminal } from '../sendArguments';
import { takeTerminalSelection } from '../terminalSelection';
import type { Evidence, HandoffEditing } from './handoffEditing';
import { toHandoffParts } from './handoffParts';
import type { HandoffDraft, HandoffTargets } from './handoffTargets';
import type { HandoffTemplate } from './handoffTemplate';
import type { SelectionEvidence } from './selectionEvidence';
import type { SendHandoff } from './sendHandoff';

/** Evidence that is chosen in a prompt; undefined when the user has left. */
export type ChooseEvidence = () => Promise<string | undefined>;

/** What the commands about handoffs are made of. */
export interface HandoffCommandParts {
  readonly keys: Keys;
  readonly targets: HandoffTargets;
  readonly editing: HandoffEditing;
  readonly template: HandoffTemplate;
  readonly store: HandoffStore;
  readonly selections: SelectionEvidence;
  readonly diagnostics: ChooseEvidence;
  readonly commits: ChooseEvidence;
  readonly versions: ChooseEvidence;
  readonly send: SendHandoff;
  readonly clock: Pick<Clock, 'after'>;
}

/** The commands about handoffs. */
export type HandoffCommandId = Extract<
  CommandId,
  | 'helpcrunch.openHandoff'
  | 'helpcrunch.addToHandoff'
  | 'helpcrunch.addDiagnosticsToHandoff'
  | 'helpcrunch.addCommitToHandoff'
  | 'helpcrunch.addVersionsToHandoff'
  | 'helpcrunch.sendHandoff'
  | 'helpcrunch.sendCustomerPart'
>;

/** Opens handoff drafts, collects evidence in them, and sends their parts. */
export class HandoffCommands {
  constructor(private readonly parts: HandoffCommandParts) {}

  readonly actions: Readonly<Record<HandoffCommandId, Action>> = {
    'helpcrunch.openHandoff': ([given]) => done(this.#open(given)),
    'helpcrunch.addToHandoff': ([given]) => done(this.#addSelection(given)),
    'helpcrunch.addDiagnosticsToHandoff': ([given]) =>
      done(this.#addNamed(given, l10n.t('diagnostics'), this.parts.diagnostics)),
    'helpcrunch.addCommitToHandoff': ([given]) =>
      done(this.#addNamed(given, l10n.t('changes'), this.parts.commits)),
    'helpcrunch.addVersionsToHandoff': ([given]) =>
      done(this.#addNamed(given, l10n.t('versions'), this.parts.versions)),
    'helpcrunch.sendHandoff': (args) => {
      const { resources, given } = parseCall(args);
      return this.parts.send.run(resources[0], given, 'private');
    },
    'helpcrunch.sendCustomerPart': (args) => {
      const { resources, given } = parseCall(args);
      return this.parts.send.run(resources[0], given, 'message');
    },
  };

  async #open(given: unknown): Promise<void> {
    const { targets, editing } = this.parts;
    const draft = await targets.toOpen(given);
    if (!draft) return;
    await editing.show(draft);
    const text = await editing.read(draft.uri);
    if (await this.#isSent(draft, text)) await this.#offerNew(draft, text);
  }

  /** The selection first: a prompt would take it away. */
  #addSelection(given: unknown): Promise<void> {
    return this.#add(given, () => this.#take(given));
  }

  #addNamed(given: unknown, name: string, choose: ChooseEvidence): Promise<void> {
    return this.#add(given, async () => {
      const markdown = await choose();
      return markdown === undefined ? undefined : { markdown, name };
    });
  }

  async #add(given: unknown, toEvidence: () => Promise<Evidence | undefined>): Promise<void> {
    const chat = toChat(given);
    parseGivenChat(chat);
    const evidence = await toEvidence();
    const draft = evidence && (await this.parts.targets.toAdd(chat));
    if (draft) await this.parts.editing.add(draft, evidence);
  }

  /** What the menu was opened on; by key or palette what is selected in the editor, else in the terminal, else the cursor's line. */
  async #take(given: unknown): Promise<Evidence> {
    const { selections } = this.parts;
    const terminal = toTerminal(given);
    if (terminal) {
      const text = await this.#takeTerminal().catch(toNothing);
      if (text === undefined) throw new HandoffError({ code: 'nothingSelected' });
      return selections.ofTerminal(text, terminal.name);
    }
    const editor = window.activeTextEditor;
    const isSelected = editor?.selections.some(({ isEmpty }) => !isEmpty) ?? false;
    if (given instanceof Uri || isSelected || !window.activeTerminal) return selections.ofEditor(editor);
    const { name } = window.activeTerminal;
    const text = await this.#takeTerminal().catch(toNothing);
    return text === undefined ? selections.ofEditor(editor) : selections.ofTerminal(text, name);
  }

  #takeTerminal(): Promise<string> {
    return takeTerminalSelection(this.parts.clock);
  }

  /** Whether everything that is written in a draft was sent as it stands. */
  async #isSent({ id }: HandoffDraft, text: string): Promise<boolean> {
    const parts = toHandoffParts(text);
    const sent = (await this.parts.store.sent(id)).filter(({ isWhole }) => isWhole);
    if (!parts || sent.length === 0) return false;
    for (const type of messageTypes) {
      const digest = await this.parts.store.digest(parts[type]);
      const isOut = sent.some((part) => part.type === type && part.digest === digest);
      if (parts[type] !== '' && !isOut) return false;
    }
    return true;
  }

  /** What was typed meanwhile is not replaced. */
  async #offerNew(draft: HandoffDraft, text: string): Promise<void> {
    const { keys, editing, template, store } = this.parts;
    const frame = { title: l10n.t('This Handoff Was Sent'), placeholder: l10n.t('The draft is open') };
    const answer = await choose<boolean>(frame, [
      { label: l10n.t('Go on with this draft'), value: false },
      { label: l10n.t('Begin a new one'), description: l10n.t('Undo brings this text back'), value: true },
    ]);
    if (typeof answer !== 'object' || !answer.value) return;
    const session = await keys.openSession();
    if (!session) return;
    // The same id is another customer's chat in another organization.
    new OwnChat(draft.binding, draft.binding.chat).check(session);
    const chat = await readChat(session, draft.binding.chat);
    const isReplaced = await editing.replace(draft, text, await template.fill(session, chat));
    if (!isReplaced) throw new HandoffError({ code: 'draftNotChanged' });
    await store.renew(draft.id);
  }
}

/** The chat that a command was given; the things that menus pass are none. */
function toChat(given: unknown): unknown {
  return given instanceof Uri || toTerminal(given) ? undefined : given;
}

function toNothing(error: unknown): undefined {
  if (error instanceof HandoffError && error.failure.code === 'nothingToSend') return undefined;
  throw error;
}
