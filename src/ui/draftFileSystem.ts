import {
  Disposable,
  EventEmitter,
  FileChangeType,
  type FileChangeEvent,
  FileSystemError,
  type FileStat,
  type FileSystemProvider,
  FileType,
  type Uri,
} from 'vscode';

/** The folder that the drafts' texts lie in. */
export interface DraftFolder {
  read(name: string): Promise<string | undefined>;
  write(name: string, content: string): Promise<void>;
  remove(name: string): Promise<void>;
  stat(name: string): Promise<{ size: number; mtimeMs: number; ctimeMs: number } | undefined>;
}

/**
 * The drafts as editable documents, `helpcrunch-draft://<id>/<title>.md`; the title is only for people.
 *
 * A draft is made and removed by `DraftStore`; here its text is read and saved.
 */
export class DraftFileSystem implements FileSystemProvider {
  readonly #changes = new EventEmitter<FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changes.event;

  constructor(
    private readonly folder: DraftFolder,
    private readonly toFileName: (draftId: string) => string,
  ) {}

  watch(): Disposable {
    return new Disposable(() => undefined);
  }

  async stat(uri: Uri): Promise<FileStat> {
    const found = await this.folder.stat(this.#nameOf(uri));
    if (!found) throw FileSystemError.FileNotFound(uri);
    return { type: FileType.File, size: found.size, mtime: found.mtimeMs, ctime: found.ctimeMs };
  }

  async readFile(uri: Uri): Promise<Uint8Array> {
    const text = await this.folder.read(this.#nameOf(uri));
    if (text === undefined) throw FileSystemError.FileNotFound(uri);
    // With a byte order mark VS Code stays with UTF-8, whatever `files.encoding` a workspace sets; saving drops it.
    return new TextEncoder().encode(`\ufeff${text}`);
  }

  async writeFile(uri: Uri, content: Uint8Array): Promise<void> {
    // A draft that was sent and removed meanwhile must not come back as a text without a binding.
    await this.stat(uri);
    await this.folder.write(this.#nameOf(uri), new TextDecoder().decode(content));
    this.#changes.fire([{ type: FileChangeType.Changed, uri }]);
  }

  async delete(uri: Uri): Promise<void> {
    await this.folder.remove(this.#nameOf(uri));
    this.#changes.fire([{ type: FileChangeType.Deleted, uri }]);
  }

  readDirectory(): [string, FileType][] {
    return [];
  }

  createDirectory(uri: Uri): never {
    throw FileSystemError.NoPermissions(uri);
  }

  rename(uri: Uri): never {
    throw FileSystemError.NoPermissions(uri);
  }

  #nameOf(uri: Uri): string {
    const id = toDraftId(uri);
    if (id === undefined) throw FileSystemError.FileNotFound(uri);
    return this.toFileName(id);
  }
}

/** The id in a draft's address; undefined where there is none. */
export function toDraftId(uri: Uri): string | undefined {
  return /^[0-9a-f-]{8,64}$/.test(uri.authority) ? uri.authority : undefined;
}
