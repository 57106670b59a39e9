import { Range, type TextDocument, type Uri, WorkspaceEdit, l10n, window, workspace } from 'vscode';
import { HandoffError } from '../../core/failure';
import { findInserted, toInsertion } from '../../text/handoff/insertEvidence';
import { parseHandoff } from '../../text/handoff/marker';
import { saveDraft } from '../saveDraft';
import type { NextStep, Toasts } from '../toasts';
import type { Walkthrough } from '../walkthrough';
import { chatName } from '../words';
import type { HandoffDraft } from './handoffTargets';

/** Something that was found, as Markdown, and what to call it. */
export interface Evidence {
  readonly markdown: string;
  /** Such as `src/cart.ts:42-44`. */
  readonly name: string;
}

/** A text as it was added to a draft. */
interface Added {
  readonly offset: number;
  readonly text: string;
}

/** Writes evidence into handoff drafts as an edit of their documents, which can be undone, and saves it. */
export class HandoffEditing {
  /** Additions of this window, one after the other: each begins with what the one before it has left. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly toasts: Toasts,
    private readonly walkthrough: Pick<Walkthrough, 'tickOff'>,
  ) {}

  /** Shows a draft in an editor of its own. */
  async show({ uri }: Pick<HandoffDraft, 'uri'>): Promise<void> {
    await window.showTextDocument(await workspace.openTextDocument(uri), { preview: false });
    this.walkthrough.tickOff('handoff');
  }

  /** The text of a draft as the editor has it. */
  async read(uri: Uri): Promise<string> {
    return (await workspace.openTextDocument(uri)).getText();
  }

  /** Adds evidence before the marker of a draft, wherever the user is, and says so. @throws {HandoffError} `draftNotChanged` */
  async add(draft: HandoffDraft, { markdown, name }: Evidence): Promise<void> {
    const added = await this.#inTurn(() => insert(draft.uri, markdown));
    this.walkthrough.tickOff('handoff');
    const where = chatName(draft.binding.chat, draft.binding.customer);
    if (!added.isSaved) {
      const sentence = l10n.t('Added to the handoff of {0}, but not saved: {1}. See the draft.', where, name);
      this.toasts.ask(sentence, [this.#toOpen(draft)]);
      return;
    }
    const sentence = l10n.t('Added to the handoff of {0}: {1}.', where, name);
    this.toasts.done(added.isMarked ? sentence : `${sentence} ${markerHint()}`, this.#toOpen(draft), {
      label: l10n.t('Undo'),
      run: () => this.#inTurn(() => this.#takeOut(draft, added)),
    });
  }

  /**
   * Replaces the whole text of a draft, which can be undone; false where it is no longer the text that was to be replaced.
   *
   * @throws {HandoffError} `draftNotSaved`, `draftNotChanged`
   */
  replace({ uri }: Pick<HandoffDraft, 'uri'>, before: string, text: string): Promise<boolean> {
    return this.#inTurn(async () => {
      const document = await workspace.openTextDocument(uri);
      if (document.getText() !== before) return false;
      await change((edit) => edit.replace(uri, toWhole(document), text));
      if (!(await saveDraft(document))) throw new HandoffError({ code: 'draftNotSaved' });
      return true;
    });
  }

  /** What was typed around it stays; what was changed in it stays too, and the user is told. */
  async #takeOut(draft: HandoffDraft, added: Added): Promise<void> {
    const document = await workspace.openTextDocument(draft.uri);
    const found = findInserted(document.getText(), added);
    if (!found) {
      this.toasts.done(
        l10n.t('It was changed since it was added. Take it out in the draft.'),
        this.#toOpen(draft),
      );
      return;
    }
    const range = new Range(document.positionAt(found.start), document.positionAt(found.end));
    await change((edit) => edit.delete(draft.uri, range));
    if (!(await saveDraft(document))) throw new HandoffError({ code: 'draftNotSaved' });
  }

  #toOpen(draft: HandoffDraft): NextStep {
    return { label: l10n.t('Open Draft'), run: () => this.show(draft) };
  }

  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(act);
    this.#last = mine.catch(() => undefined);
    return mine;
  }
}

async function insert(uri: Uri, markdown: string): Promise<Added & { isMarked: boolean; isSaved: boolean }> {
  const document = await workspace.openTextDocument(uri);
  const before = document.getText();
  const { offset, text } = toInsertion(before, markdown);
  await change((edit) => edit.insert(uri, document.positionAt(offset), text));
  const after = document.getText();
  // VS Code gives the text the line ends of its document. What a formatter changes when it is saved is not part of it.
  const written = after.slice(offset, offset + after.length - before.length);
  const isMarked = parseHandoff(after).kind === 'parted';
  return { offset, text: written, isMarked, isSaved: await saveDraft(document) };
}

async function change(fill: (edit: WorkspaceEdit) => void): Promise<void> {
  const edit = new WorkspaceEdit();
  fill(edit);
  if (!(await workspace.applyEdit(edit))) throw new HandoffError({ code: 'draftNotChanged' });
}

function toWhole(document: TextDocument): Range {
  return new Range(document.positionAt(0), document.lineAt(document.lineCount - 1).range.end);
}

function markerHint(): string {
  return l10n.t(
    'It stands at the top: the line that begins the part for the customer is missing, or there twice.',
  );
}
