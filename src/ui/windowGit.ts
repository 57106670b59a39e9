import { FileSystemError, Uri, commands, extensions, workspace } from 'vscode';
import { toFileKey, toNativePath } from '../text/location/fileKey';
import type { FileUri, GitHost } from './gitFacts';

const gitScheme = 'git';

/**
 * VS Code's own git extension, by its commands and its file system: both work also when it runs on another machine than
 * this extension.
 */
export class WindowGit implements GitHost {
  toKey({ scheme, authority, path }: FileUri): string | undefined {
    // In a remote window git runs over there, and names its files as that machine does; those of this one are none of its.
    if (isBesideUs()) return scheme === 'file' ? toFileKey(authority, path) : undefined;
    return scheme === 'vscode-remote' ? toFileKey('', path) : undefined;
  }

  toFile(root: string, path: string): Uri | undefined {
    if (isBesideUs()) return Uri.joinPath(Uri.file(toNativePath(root)), path);
    const [folder] = workspace.workspaceFolders ?? [];
    return folder?.uri.scheme === 'vscode-remote' ? folder.uri.with({ path: `${root}/${path}` }) : undefined;
  }

  isUnsaved(file: FileUri): boolean {
    return workspace.textDocuments.some(
      ({ uri, isDirty }) => isDirty && uri.toString() === Uri.from(file).toString(),
    );
  }

  run(command: Parameters<GitHost['run']>[0], root?: string): PromiseLike<unknown> {
    return commands.executeCommand(command, root);
  }

  read(file: FileUri): PromiseLike<Uint8Array> {
    return workspace.fs.readFile(Uri.from(file));
  }

  async readCommitted(key: string, commit: string): Promise<Uint8Array | undefined> {
    // What git's extension itself opens at the left side of a diff.
    const uri = Uri.from({
      scheme: gitScheme,
      path: key.startsWith('/') ? key : `/${key}`,
      query: JSON.stringify({ path: toNativePath(key), ref: commit }),
    });
    try {
      return await workspace.fs.readFile(uri);
    } catch (error) {
      if (error instanceof FileSystemError && error.code === 'FileNotFound') return undefined;
      throw error;
    }
  }
}

/** Whether git runs where this extension does. */
function isBesideUs(): boolean {
  return extensions.getExtension('vscode.git') !== undefined;
}
