import {
  Disposable,
  type Event,
  type FileChangeEvent,
  type FileStat,
  FileSystemError,
  type FileSystemProvider,
  type FileType,
  type Uri,
  workspace,
} from 'vscode';

/** What files that only can be read are made of. */
type FileReader = Pick<FileSystemProvider, 'stat' | 'readFile'>;

/** Registers files that can only be read, by what is asked for only then. */
export function registerReadonlyFiles(
  scheme: string,
  changed: Event<FileChangeEvent[]>,
  toReader: () => FileReader,
): Disposable {
  const files = new ReadonlyFiles(changed, toReader);
  return workspace.registerFileSystemProvider(scheme, files, { isReadonly: true, isCaseSensitive: true });
}

/** Files that are made when they are read. */
class ReadonlyFiles implements FileSystemProvider {
  constructor(
    readonly onDidChangeFile: Event<FileChangeEvent[]>,
    private readonly toReader: () => FileReader,
  ) {}

  watch(): Disposable {
    return new Disposable(() => undefined);
  }

  stat(uri: Uri): FileStat | Thenable<FileStat> {
    return this.toReader().stat(uri);
  }

  readFile(uri: Uri): Uint8Array | Thenable<Uint8Array> {
    return this.toReader().readFile(uri);
  }

  readDirectory(): [string, FileType][] {
    return [];
  }

  createDirectory(uri: Uri): never {
    throw FileSystemError.NoPermissions(uri);
  }

  writeFile(uri: Uri): never {
    throw FileSystemError.NoPermissions(uri);
  }

  delete(uri: Uri): never {
    throw FileSystemError.NoPermissions(uri);
  }

  rename(uri: Uri): never {
    throw FileSystemError.NoPermissions(uri);
  }
}
