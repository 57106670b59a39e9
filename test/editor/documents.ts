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
