import { type TextDocument, Uri, workspace } from 'vscode';
import { toDisplayText } from '../core/displayText';
import { HandoffError } from '../core/failure';
import { maxFileBytes } from '../core/limits';

/** Opens a document as the editor has it, with its unsaved changes. @throws {HandoffError} `fileUnreadable`, `tooLong` */
export async function openDocument(uri: Uri, maxChars: number): Promise<TextDocument> {
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open && !open.isClosed) return open;
  try {
    const { size } = await workspace.fs.stat(uri);
    if (size > maxFileBytes) throw new HandoffError({ code: 'tooLong', chars: size, maxChars });
    return await workspace.openTextDocument(uri);
  } catch (error) {
    if (error instanceof HandoffError) throw error;
    throw new HandoffError(
      { code: 'fileUnreadable', name: toDisplayText(toFileName(uri)) },
      { cause: error },
    );
  }
}

/** A file that an argument names: a URI, an absolute path, or a path below the first workspace folder. */
export function toFileUri(given: string): Uri {
  if (/^[a-z][\w+.-]+:\/\//i.test(given)) return Uri.parse(given, true);
  const absolute = given.startsWith('/') || /^[a-z]:[\\/]/i.test(given) || given.startsWith('\\\\');
  const folder = workspace.workspaceFolders?.[0];
  if (!absolute && !folder) throw new HandoffError({ code: 'argumentInvalid', name: 'file' });
  return absolute || !folder ? Uri.file(given) : Uri.joinPath(folder.uri, given);
}

/** The last part of a resource's path. */
export function toFileName(uri: Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

/** A path as others may read it: relative to the workspace folder, else only the file's name. */
export function toSharedPath(uri: Uri): string {
  for (const folder of workspace.workspaceFolders ?? []) {
    // Old versions in a diff, notebook cells and the like have a scheme of their own over the same path.
    const local = uri.with({
      scheme: folder.uri.scheme,
      authority: folder.uri.authority,
      query: '',
      fragment: '',
    });
    const owner = workspace.getWorkspaceFolder(local);
    if (owner) return workspace.asRelativePath(local);
  }
  return toFileName(uri);
}
