import { FilePermission, type FileStat, FileSystemError, FileType, Uri, commands, l10n } from 'vscode';
import type { Uploads } from '../../api/uploads';
import { HandoffError } from '../../core/failure';
import { uploadsKept } from '../../core/limits';
import { cancellable } from '../cancellable';
import { uploadScheme } from '../contributions';

/** Pictures that VS Code shows, by the bytes they begin with; SVG is text here, since it can do more than be looked at. */
const pictures: readonly { readonly ending: string; readonly begin: string }[] = [
  { ending: 'png', begin: '\u0089PNG' },
  { ending: 'jpg', begin: '\u00ff\u00d8\u00ff' },
  { ending: 'gif', begin: 'GIF8' },
  { ending: 'webp', begin: 'RIFF' },
];

/** What people uploaded into a chat, in memory only, and gone with the window. */
export class UploadFiles {
  readonly #files = new Map<string, Uint8Array>();

  constructor(private readonly uploads: Uploads) {}

  /** Reads an upload and opens it. @throws {HandoffError} `uploadUnreadable`, `uploadTooLarge`, … */
  async open(url: string): Promise<void> {
    const bytes = await cancellable(l10n.t('Reading the upload'), (signal) => this.uploads.read(url, signal));
    const ending = toEnding(bytes);
    if (ending === undefined) throw new HandoffError({ code: 'uploadUnreadable' });
    const [name = 'upload'] = /[\da-f]{8}/i.exec(url) ?? [];
    const uri = Uri.from({ scheme: uploadScheme, path: `/${toFolder(url)}/${name}.${ending}` });
    this.#keep(uri.path, bytes);
    await commands.executeCommand('vscode.open', uri);
  }

  stat(uri: Uri): FileStat {
    const { byteLength } = this.readFile(uri);
    return {
      type: FileType.File,
      ctime: 0,
      mtime: 0,
      size: byteLength,
      permissions: FilePermission.Readonly,
    };
  }

  readFile(uri: Uri): Uint8Array {
    const bytes = this.#files.get(uri.path);
    if (!bytes) throw FileSystemError.FileNotFound(uri);
    return bytes;
  }

  #keep(path: string, bytes: Uint8Array): void {
    this.#files.delete(path);
    this.#files.set(path, bytes);
    const [oldest] = this.#files.keys();
    if (this.#files.size > uploadsKept && oldest !== undefined) this.#files.delete(oldest);
  }
}

/** One for each address, so that two uploads of one name do not meet. */
function toFolder(url: string): string {
  return url.replace(/[^a-z\d-]+/gi, '-');
}

/** How a file with these bytes is called so that VS Code shows it; undefined for what is neither picture nor text. */
function toEnding(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 4));
  const picture = pictures.find((each) => head.startsWith(each.begin));
  if (picture) return picture.ending;
  if (bytes.includes(0)) return undefined;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'txt';
  } catch {
    return undefined;
  }
}
