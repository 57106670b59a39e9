import { FileType, type Uri, Uri as Uris, type WorkspaceFolder, workspace } from 'vscode';
import { maxFileBytes, maxPlaceFolders, maxPlacesLookedAt } from '../../core/limits';

/** Follows symbolic links; undefined where there is no such file. */
export type ToRealPath = (path: string) => Promise<string | undefined>;

/**
 * The text file of the workspace that a path of somebody else's message means: relative to a folder, absolute inside of
 * one, or the end of a path, as stack traces have it. Only a regular file that really lies inside a folder counts.
 */
export async function findPlace(path: string, toRealPath: ToRealPath): Promise<Uri | undefined> {
  const parts = toParts(path);
  if (!parts) return undefined;
  for (const folder of workspace.workspaceFolders ?? []) {
    const inside = toInside(parts, path, folder);
    const uri = inside && Uris.joinPath(folder.uri, ...inside);
    if (uri && (await isOwnText(uri, folder, toRealPath))) return uri;
  }
  // Whoever wrote it may have had the workspace under another folder, but not under twenty.
  for (let from = 0; from < Math.min(parts.length, maxPlaceFolders); from++) {
    const found = await findByEnd(parts.slice(from), toRealPath);
    if (found) return found;
  }
  return undefined;
}

/** A file whose path is already known to be that of the workspace; undefined where it is no text, or not really inside. */
export async function checkPlace(uri: Uri, toRealPath: ToRealPath): Promise<Uri | undefined> {
  const folder = workspace.getWorkspaceFolder(uri);
  return folder && (await isOwnText(uri, folder, toRealPath)) ? uri : undefined;
}

/** The names along a path; undefined for network shares, and for what leads out of where it begins. */
function toParts(path: string): string[] | undefined {
  if (/^(?:\\\\|\/\/)/.test(path) || /[\0*?{}[\]]/.test(path)) return undefined;
  const parts = path.split(/[\\/]+/).filter((part) => part !== '' && part !== '.');
  return parts.length > 0 && !parts.includes('..') ? parts : undefined;
}

/** The names below a folder: all of a relative path, those of an absolute one that begins with the folder's. */
function toInside(parts: string[], path: string, folder: WorkspaceFolder): string[] | undefined {
  if (!/^(?:[\\/]|[a-z]:)/i.test(path)) return parts;
  const above = toParts(folder.uri.path) ?? [];
  const isInside = above.every((part, index) => part.toLowerCase() === parts[index]?.toLowerCase());
  return isInside && parts.length > above.length ? parts.slice(above.length) : undefined;
}

/** The only file of the workspace that ends like this; of several none is meant for sure. */
async function findByEnd(parts: readonly string[], toRealPath: ToRealPath): Promise<Uri | undefined> {
  const found = await workspace.findFiles(`**/${parts.join('/')}`, undefined, maxPlacesLookedAt);
  const own = await Promise.all(found.map((uri) => checkPlace(uri, toRealPath)));
  const [first, second] = own.filter((uri) => uri !== undefined);
  return second ? undefined : first;
}

async function isOwnText(uri: Uri, folder: WorkspaceFolder, toRealPath: ToRealPath): Promise<boolean> {
  // A share of a network: looking at it would already tell its server who we are.
  if (uri.scheme === 'file' && uri.authority !== '') return false;
  const found = await workspace.fs.stat(uri).then(undefined, () => undefined);
  if (found?.type !== FileType.File || found.size > maxFileBytes) return false;
  if (uri.scheme === 'file' && !(await isReallyInside(uri, folder, toRealPath))) return false;
  return !(await workspace.fs.readFile(uri)).includes(0);
}

async function isReallyInside(uri: Uri, folder: WorkspaceFolder, toRealPath: ToRealPath): Promise<boolean> {
  const [file, root] = await Promise.all([toRealPath(uri.fsPath), toRealPath(folder.uri.fsPath)]);
  if (file === undefined || root === undefined) return false;
  const below = file.slice(root.length);
  return file.startsWith(root) && (/^[\\/]/.test(below) || /[\\/]$/.test(root));
}
