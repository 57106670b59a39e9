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
  l10n,
} from 'vscode';
import type { GuardedFiles, KeyValue, SharedFiles } from '../core/ports';
import { SeenDrafts } from './seenDrafts';

/** The folder that the drafts' texts lie in. */
export interface DraftFolder
  extends Pick<SharedFiles, 'read' | 'write' | 'remove' | 'version' | 'watch'>, Pick<GuardedFiles, 'alone'> {
  stat(name: string): Promise<{ size: number; mtimeMs: number; ctimeMs: number } | undefined>;
}

/** A draft that VS Code has asked for. */
interface Known {
  readonly uri: Uri;
  readonly version: string | undefined;
}

/**
 * The drafts as editable documents, `helpcrunch-draft://<id>/<title>.md`; the title is only for people.
 *
 * A draft is made and removed by its store; here its text is read and saved. What another window has saved appears here, and
 * is never replaced unseen: VS Code itself notices only what has another length.
 */
export class DraftFileSystem implements FileSystemProvider {
  readonly #changes = new EventEmitter<FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changes.event;
  readonly #seen: SeenDrafts;
  /** By their addresses. */
  readonly #known = new Map<string, Known>();
  #endWatch: (() => void) | undefined;

  /** `memory` is the workspace's own. */
  constructor(
    private readonly folder: DraftFolder,
    private readonly toFileName: (draftId: string) => string,
    memory: KeyValue,
  ) {
    this.#seen = new SeenDrafts(memory);
  }

  /** VS Code asks for it when a draft comes into sight; what changed before that is told then. */
  watch(uri: Uri): Disposable {
    this.#watchFolder();
    if (this.#known.has(uri.toString())) void this.#tellChanges();
    return new Disposable(() => undefined);
  }

  async stat(uri: Uri): Promise<FileStat> {
    const found = await this.folder.stat(this.#nameOf(uri));
    if (!found) throw FileSystemError.FileNotFound(uri);
    return { type: FileType.File, size: found.size, mtime: found.mtimeMs, ctime: found.ctimeMs };
  }

  async readFile(uri: Uri): Promise<Uint8Array> {
    const name = this.#nameOf(uri);
    this.#watchFolder();
    // Before the text: if it is replaced meanwhile, that is told.
    await this.#know(uri);
    const text = await this.folder.read(name);
    if (text === undefined) throw FileSystemError.FileNotFound(uri);
    await this.#seen.add(name, text);
    // With a byte order mark VS Code stays with UTF-8, whatever `files.encoding` a workspace sets; saving drops it.
    return new TextEncoder().encode(`\ufeff${text}`);
  }

  async writeFile(uri: Uri, content: Uint8Array): Promise<void> {
    const name = this.#nameOf(uri);
    const text = new TextDecoder().decode(content);
    const isWritten = await this.folder.alone(name, async () => {
      const found = await this.folder.read(name);
      // A draft that was sent and removed meanwhile must not come back as a text without a binding.
      if (found === undefined) throw FileSystemError.FileNotFound(uri);
      if (found !== text && !(await this.#seen.has(name, found))) return false;
      await this.folder.write(name, text);
      await this.#know(uri);
      await this.#seen.add(name, text);
      return true;
    });
    if (isWritten === undefined)
      throw new FileSystemError(
        l10n.t('Another window is working on this draft right now. Save it again in a moment.'),
      );
    if (!isWritten)
      throw new FileSystemError(
        l10n.t('Another window has changed this draft. Compare or revert before you save.'),
      );
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

  dispose(): void {
    this.#endWatch?.();
    this.#changes.dispose();
  }

  /** From the first draft on: also one behind another tab may be sent, and must then be what it is on the disk. */
  #watchFolder(): void {
    this.#endWatch ??= this.folder.watch(() => void this.#tellChanges());
  }

  async #know(uri: Uri): Promise<void> {
    const version = await this.folder.version(this.#nameOf(uri));
    this.#known.set(uri.toString(), { uri, version });
  }

  /** A disk that cannot be read now is told of by whoever reads the draft. */
  async #tellChanges(): Promise<void> {
    for (const { uri, version } of this.#known.values()) {
      const found = await this.folder.version(this.#nameOf(uri)).catch(() => version);
      if (found === version) continue;
      this.#known.set(uri.toString(), { uri, version: found });
      if (found !== undefined) this.#changes.fire([{ type: FileChangeType.Changed, uri }]);
    }
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
