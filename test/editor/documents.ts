import {
  Position,
  Range,
  Selection,
  type TextDocument,
  type TextEditor,
  Uri,
  window,
  workspace,
} from 'vscode';
import { until } from './until';

/** The folder that VS Code has open: a copy of the sample workspace. */
export function workspaceFolder(): Uri {
  const [folder] = workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('VS Code has no folder open.');
  return folder.uri;
}

/** Files that a test makes in the workspace, below a folder that is removed after it. */
export const madeFolder = 'made';

/** Writes a file below `made` in the workspace. */
export async function makeFile(name: string, content: string | Uint8Array): Promise<Uri> {
  const uri = Uri.joinPath(workspaceFolder(), madeFolder, name);
  await workspace.fs.writeFile(
    uri,
    typeof content === 'string' ? new TextEncoder().encode(content) : content,
  );
  return uri;
}

/** A file of the sample workspace. */
export function sampleFile(path: string): Uri {
  return Uri.joinPath(workspaceFolder(), path);
}

/** Shows a new document that was never saved. */
export async function showUntitled(content: string, language = 'typescript'): Promise<TextEditor> {
  return window.showTextDocument(await workspace.openTextDocument({ content, language }));
}

/** Shows a resource of any scheme. */
export async function showFile(uri: Uri): Promise<TextEditor> {
  return window.showTextDocument(await workspace.openTextDocument(uri));
}

/** Selects everything. */
export function selectAll(editor: TextEditor): string {
  const { document } = editor;
  const last = document.lineAt(document.lineCount - 1).range.end;
  editor.selections = [new Selection(new Position(0, 0), last)];
  return document.getText();
}

/** Selects the first occurrence of each text, with a cursor each, in the order given. */
export function select(editor: TextEditor, ...texts: readonly string[]): void {
  editor.selections = texts.map((text) => {
    const { start, end } = find(editor.document, text);
    return new Selection(start, end);
  });
}

/** Where a text stands for the first time. */
export function find(document: TextDocument, text: string): Range {
  const from = document.getText().indexOf(text);
  if (from < 0) throw new Error(`There is no ${JSON.stringify(text)} in ${document.uri.toString()}.`);
  return new Range(document.positionAt(from), document.positionAt(from + text.length));
}

/** Waits until the editor in front shows a file of this name with these lines selected, counted from 1. */
export async function untilSelected(name: string, from: number, to: number): Promise<void> {
  const toState = (): string => {
    const { document, selection } = window.activeTextEditor ?? {};
    const label = window.tabGroups.activeTabGroup.activeTab?.label ?? '';
    // An editor that was closed is in front for a moment longer than its tab.
    if (document?.fileName.endsWith(label) !== true || !selection) return label;
    return `${label}:${selection.start.line + 1}-${selection.end.line + 1}`;
  };
  const wanted = `${name}:${from}-${to}`;
  await until(
    () => `editor at ${wanted}, but ${toState()}`,
    () => toState() === wanted,
  );
}
