import { Uri, l10n, window } from 'vscode';
import { HandoffError } from '../../core/failure';
import type { Clock } from '../../core/ports';
import type { HandoffStore } from '../../delivery/handoffs/handoffStore';
import { readChat } from '../chatTarget';
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
      done(this.#add(given, l10n.t('diagnostics'), this.parts.diagnostics)),
    'helpcrunch.addCommitToHandoff': ([given]) =>
      done(this.#add(given, l10n.t('changes'), this.parts.commits)),
    'helpcrunch.addVersionsToHandoff': ([given]) =>
      done(this.#add(given, l10n.t('versions'), this.parts.versions)),
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
    const draft = await targets.find(given);
    if (!draft) return;
    await editing.show(draft);
    if (await this.#isSent(draft)) await this.#offerNew(draft);
  }

  async #addSelection(given: unknown): Promise<void> {
    // The selection first: a prompt would take it away.
    const evidence = await this.#take(given);
    await this.#addTo(toChat(given), evidence);
  }

  async #add(given: unknown, name: string, choose: ChooseEvidence): Promise<void> {
    const markdown = await choose();
    if (markdown !== undefined) await this.#addTo(toChat(given), { markdown, name });
  }

  async #addTo(given: unknown, evidence: Evidence): Promise<void> {
    const draft = await this.parts.targets.find(given);
    if (draft) await this.parts.editing.add(draft, evidence);
  }

  /** What the menu was opened on; by key or palette what is selected in the editor, else in the terminal, else the cursor's line. */
  async #take(given: unknown): Promise<Evidence> {
    const { selections } = this.parts;
    const terminal = toTerminal(given);
    if (terminal) return selections.ofTerminal(await this.#takeTerminal(), terminal.name);
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
  async #isSent({ id, uri }: HandoffDraft): Promise<boolean> {
    const document = await this.parts.editing.read(uri);
    const parts = toHandoffParts(document);
    const sent = await this.parts.store.sent(id);
    if (!parts || sent.length === 0) return false;
    for (const type of ['private', 'message'] as const) {
      const digest = await this.parts.store.digest(parts[type]);
      const isOut = sent.some((part) => part.type === type && part.digest === digest);
      if (parts[type] !== '' && !isOut) return false;
    }
    return true;
  }

  async #offerNew(draft: HandoffDraft): Promise<void> {
    const { keys, editing, template } = this.parts;
    const frame = { title: l10n.t('This Handoff Was Sent'), placeholder: l10n.t('The draft is open') };
    const answer = await choose<boolean>(frame, [
      { label: l10n.t('Go on with this draft'), value: false },
      { label: l10n.t('Begin a new one'), description: l10n.t('Undo brings this text back'), value: true },
    ]);
    if (typeof answer !== 'object' || !answer.value) return;
    const session = await keys.openSession();
    const chat = session && (await readChat(session, draft.binding.chat));
    if (session && chat) await editing.replace(draft, await template.fill(session, chat));
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
