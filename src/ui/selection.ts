import { type NotebookDocument, Range, type TextDocument, type Uri, l10n, window, workspace } from 'vscode';
import { toDisplayText } from '../core/displayText';
import { HandoffError } from '../core/failure';
import type { Block } from '../text/compose';
import { toBlockKind } from '../text/blockKind';
import { formatLocation, toLineRange } from '../text/location/location';
import type { Place } from '../text/location/place';
import type { LinkResolver } from '../text/markdown/cleanLinks';
import { draftScheme } from './contributions';
import { toFileName, toSharedPath } from './documents';
import { numberWords } from './numberWords';
import { plural } from './plural';
import { choose } from './prompt';
import type { Sources } from './sources';

/** The selections of the active editor, in document order; with none, the whole file if the user takes it. */
export async function takeSelection(sources: Sources): Promise<readonly Block[] | undefined> {
  const editor = window.activeTextEditor;
  if (!editor) throw new HandoffError({ code: 'noEditor' });
  const { document, selections } = editor;
  refuseDraft(document);
  const selected = selections.filter((selection) => !selection.isEmpty);
  if (selected.length > 0) return toBlocks(document, selected, sources);
  return (await offerWholeFile(document)) ? [await toWholeBlock(document, sources)] : undefined;
}

/** A whole document as one block. */
export async function toWholeBlock(document: TextDocument, sources: Sources): Promise<Block> {
  refuseDraft(document);
  const end = document.lineAt(document.lineCount - 1).range.end;
  const [block] = await toBlocks(document, [new Range(0, 0, end.line, end.character)], sources);
  if (!block) throw new Error('one range is one block');
  return block;
}

/** A whole Markdown file as a block that needs no place: its name is told apart. */
export async function toFileBlock(document: TextDocument, sources: Sources): Promise<Block> {
  refuseDraft(document);
  const text = document.getText();
  return { kind: 'markdown', text, startsFile: true, ...(await toLinks(document, sources)) };
}

/** A draft is bound to its chat, readers and author: it goes by `Send Draft...` only. */
function refuseDraft({ uri }: TextDocument): void {
  if (uri.scheme === draftScheme) throw new HandoffError({ code: 'draftBound' });
}

/** A selected text exactly as the document has it, and where it stands. */
export interface PlacedText {
  readonly text: string;
  readonly range: Range;
  /** None for a document that was never saved. */
  readonly place?: Place;
}

/** The texts of some ranges, in document order. */
export async function toPlacedTexts(
  document: TextDocument,
  ranges: readonly Range[],
  sources: Sources,
): Promise<readonly PlacedText[]> {
  const inOrder = [...ranges].sort((a, b) => a.start.compareTo(b.start));
  // Taken at once: while git is asked the document may change.
  const taken = inOrder.map((range) => ({ range, text: document.getText(range) }));
  const { version } = document;
  const places = await Promise.all(inOrder.map((range) => toPlace(document, range, sources)));
  // What git has compared is then not what was taken.
  const isSame = document.version === version;
  return taken.map((each, index) => {
    const place = places[index];
    return { ...each, ...(place && { place: isSame ? place : { label: place.label } }) };
  });
}

async function toBlocks(
  document: TextDocument,
  ranges: readonly Range[],
  sources: Sources,
): Promise<readonly Block[]> {
  const kind = toBlockKind(document.languageId);
  const placed = toPlacedTexts(document, ranges, sources);
  const links = kind.kind === 'markdown' ? await toLinks(document, sources) : {};
  return (await placed).map(({ text, place, range: { start } }) => {
    const startsFile = start.line === 0 && start.character === 0;
    const block = { text, ...(place && { place }) };
    return kind.kind === 'markdown' ? { ...kind, ...links, ...block, startsFile } : { ...kind, ...block };
  });
}

async function toLinks({ uri }: TextDocument, sources: Sources): Promise<{ resolve?: LinkResolver }> {
  const resolve = await sources.linker(uri);
  return resolve ? { resolve } : {};
}

async function offerWholeFile(document: TextDocument): Promise<boolean> {
  if (document.getText().trim() === '') throw new HandoffError({ code: 'nothingToSend' });
  const answer = await choose({ title: l10n.t('Nothing Is Selected') }, [
    {
      label: l10n.t('Send the whole file'),
      description: toDisplayText(toFileName(document.uri)),
      detail: plural(document.lineCount, { other: '{0} lines' }, numberWords(document.lineCount)),
      value: true,
    },
  ]);
  return answer !== undefined;
}

/** `path:from-to`, with a link where others see the same; a document that was never saved has no place. */
async function toPlace(document: TextDocument, range: Range, sources: Sources): Promise<Place | undefined> {
  const { uri } = document;
  if (document.isUntitled || uri.scheme === 'output') return undefined;
  const lines = toLineRange(range.start, range.end);
  const cell = findCell(document);
  if (cell !== undefined)
    return { label: formatLocation(l10n.t('{0}, cell {1}', toSharedPath(uri), cell), lines) };
  const label = formatLocation(toSharedPath(uri), lines);
  if (uri.scheme === 'git') return { label: l10n.t('{0} (older version)', label), ...toCommitRemark(uri) };
  return { label, ...(await sources.locate(uri, lines)) };
}

/** The left side of a diff names its commit, unless that is the one that happens to be checked out. */
function toCommitRemark({ query }: Uri): { remark?: string } {
  const ref = /"ref":"([0-9a-f]{40})"/.exec(query)?.[1];
  return ref === undefined ? {} : { remark: l10n.t('commit {0}', ref.slice(0, 8)) };
}

function findCell(document: TextDocument): number | undefined {
  const holds = (notebook: NotebookDocument): number =>
    notebook.getCells().findIndex((cell) => cell.document.uri.toString() === document.uri.toString());
  const index = workspace.notebookDocuments.map(holds).find((found) => found >= 0);
  return index === undefined ? undefined : index + 1;
}
