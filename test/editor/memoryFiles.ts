import {
  Disposable,
  EventEmitter,
  type FileChangeEvent,
  FileSystemError,
  type FileStat,
  type FileSystemProvider,
  FileType,
  type Uri,
} from 'vscode';

/** A file system of another extension, with one text in every file. */
export class MemoryFiles implements FileSystemProvider {
  readonly onDidChangeFile = new EventEmitter<FileChangeEvent[]>().event;

  constructor(private readonly text: string) {}

  watch(): Disposable {
    return new Disposable(() => undefined);
  }

  stat(): FileStat {
    return { type: FileType.File, ctime: 0, mtime: 0, size: Buffer.byteLength(this.text) };
  }

  readFile(): Uint8Array {
    return new TextEncoder().encode(this.text);
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
