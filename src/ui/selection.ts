import { type NotebookDocument, type TextDocument, type TextEditor, l10n, window, workspace } from 'vscode';
import { toDisplayText } from '../core/displayText';
import { HandoffError } from '../core/failure';
import type { Block } from '../text/compose';
import { toFenceLanguage } from '../text/fenceLanguage';
import { formatLocation, toLineRange } from '../text/location/location';
import { draftScheme } from './contributions';
import { toFileName, toSharedPath } from './documents';
import { choose } from './prompt';

/** The selections of the active editor, in document order; with none, the whole file if the user takes it. */
export async function takeSelection(): Promise<readonly Block[] | undefined> {
  const editor = window.activeTextEditor;
  if (!editor) throw new HandoffError({ code: 'noEditor' });
  refuseDraft(editor.document);
  const selected = editor.selections.filter((selection) => !selection.isEmpty);
  if (selected.length > 0) return toBlocks(editor, selected);
  return (await offerWholeFile(editor.document)) ? [toWholeBlock(editor.document)] : undefined;
}

/** A whole document as one block. */
export function toWholeBlock(document: TextDocument): Block {
  refuseDraft(document);
  const last = document.lineAt(document.lineCount - 1).range.end;
  return {
    text: document.getText(),
    language: toFenceLanguage(document.languageId),
    location: locate(document, { line: 0 }, last),
  };
}

/** A draft is bound to its chat, readers and author: it goes by `Send Draft...` only. */
function refuseDraft({ uri }: TextDocument): void {
  if (uri.scheme === draftScheme) throw new HandoffError({ code: 'draftBound' });
}

function toBlocks({ document }: TextEditor, selections: TextEditor['selections']): Block[] {
  return [...selections]
    .sort((a, b) => a.start.compareTo(b.start))
    .map((selection) => ({
      text: document.getText(selection),
      language: toFenceLanguage(document.languageId),
      location: locate(document, selection.start, selection.end),
    }));
}

async function offerWholeFile(document: TextDocument): Promise<boolean> {
  if (document.getText().trim() === '') throw new HandoffError({ code: 'nothingToSend' });
  const answer = await choose({ title: l10n.t('Nothing Is Selected') }, [
    {
      label: l10n.t('Send the whole file'),
      description: toDisplayText(toFileName(document.uri)),
      detail: l10n.t('{0} lines', document.lineCount.toLocaleString()),
      value: true,
    },
  ]);
  return answer !== undefined;
}

/** `path:from-to`; a document that was never saved has no place that others could find. */
function locate(
  document: TextDocument,
  start: { line: number },
  end: { line: number; character: number },
): string | undefined {
  if (document.isUntitled || document.uri.scheme === 'output') return undefined;
  const cell = findCell(document);
  const path =
    cell === undefined
      ? toSharedPath(document.uri)
      : l10n.t('{0}, cell {1}', toSharedPath(document.uri), cell);
  const place = formatLocation(path, toLineRange(start, end));
  return document.uri.scheme === 'git' ? l10n.t('{0} (older version)', place) : place;
}

function findCell(document: TextDocument): number | undefined {
  const holds = (notebook: NotebookDocument): number =>
    notebook.getCells().findIndex((cell) => cell.document.uri.toString() === document.uri.toString());
  const index = workspace.notebookDocuments.map(holds).find((found) => found >= 0);
  return index === undefined ? undefined : index + 1;
}
