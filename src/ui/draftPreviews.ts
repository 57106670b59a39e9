import {
  Disposable,
  type EventEmitter,
  FileChangeType,
  type FileChangeEvent,
  FileSystemError,
  FilePermission,
  type FileStat,
  FileType,
  TabInputText,
  Uri,
  ViewColumn,
  l10n,
  window,
  workspace,
} from 'vscode';
import { HandoffError } from '../core/failure';
import { toMessageParts } from '../text/messageParts';
import { draftScheme, previewScheme, settingsSection } from './contributions';
import { toDraftId } from './draftFileSystem';
import type { DraftSection, ReadSections } from './draftSections';
import { toSentence } from './sentences';
import type { Settings } from './settings';

/** What previews are made of. */
export interface PreviewParts {
  readonly settings: Pick<Settings, 'maxMessageChars'>;
  readonly readSections: ReadSections;
  /** The draft's text on the disk, where no editor has it open. */
  readonly readText: (id: string) => Promise<string | undefined>;
  /** Fires when a preview is to be read anew. */
  readonly changed: EventEmitter<FileChangeEvent[]>;
}

/**
 * The plain text of each draft, part by part, as it goes out; it follows what is typed.
 *
 * `helpcrunch-preview://<draft id>/helpcrunch-preview/<title>.txt` are files that only can be read, so that they come back
 * with their tabs. package.json knows them by the folder, and has their long lines wrapped.
 */
export class DraftPreviews {
  readonly #watched: Disposable;

  constructor(private readonly parts: PreviewParts) {
    this.#watched = Disposable.from(
      workspace.onDidChangeTextDocument(({ document: { uri } }) => this.#refresh(uri)),
      workspace.onDidChangeConfiguration((change) => {
        if (!change.affectsConfiguration(`${settingsSection}.maxMessageLength`)) return;
        for (const { uri } of workspace.textDocuments) this.#refresh(uri);
      }),
      window.tabGroups.onDidChangeTabs(({ closed }) => {
        for (const { input } of closed) {
          if (input instanceof TabInputText && input.uri.scheme === draftScheme) void this.#close(input.uri);
        }
      }),
    );
  }

  /** Opens the preview of a draft beside it, where it says more than the draft. */
  async show(draft: Uri): Promise<void> {
    const id = toDraftId(draft);
    if (id === undefined) return;
    const sections = await this.#read(id);
    const [first] = sections;
    if (!first || (sections.length === 1 && this.#isSame(first))) return;
    const title = l10n.t('Plain text, chat {0}', first.chat);
    const uri = Uri.from({ scheme: previewScheme, authority: id, path: `/${previewScheme}/${title}.txt` });
    const document = await workspace.openTextDocument(uri);
    await window.showTextDocument(document, {
      viewColumn: ViewColumn.Beside,
      preserveFocus: true,
      preview: false,
    });
  }

  async stat(uri: Uri): Promise<FileStat> {
    const { byteLength } = await this.readFile(uri);
    return {
      type: FileType.File,
      permissions: FilePermission.Readonly,
      // The content depends on the editor and the settings, so it may have changed since whenever.
      ...{ ctime: 0, mtime: Date.now(), size: byteLength },
    };
  }

  async readFile(uri: Uri): Promise<Uint8Array> {
    const id = toDraftId(uri);
    if (id === undefined) throw FileSystemError.FileNotFound(uri);
    const text = await this.#read(id).then(
      (sections) => sections.map((section) => this.#toText(section)).join('\n\n\n'),
      (error: unknown) => {
        if (error instanceof HandoffError) throw FileSystemError.FileNotFound(uri);
        throw error;
      },
    );
    // With a byte order mark VS Code stays with UTF-8, whatever `files.encoding` a workspace sets.
    return new TextEncoder().encode(`\ufeff${text}`);
  }

  dispose(): void {
    this.#watched.dispose();
  }

  /** Closes the preview of a draft that is closed or gone. */
  async #close(draft: Uri): Promise<void> {
    const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
    const isIts = ({ input }: (typeof tabs)[number]): boolean =>
      input instanceof TabInputText &&
      input.uri.scheme === previewScheme &&
      input.uri.authority === draft.authority;
    await window.tabGroups.close(tabs.filter(isIts), true);
  }

  #refresh(draft: Uri): void {
    if (draft.scheme !== draftScheme) return;
    for (const { uri } of workspace.textDocuments) {
      if (uri.scheme === previewScheme && uri.authority === draft.authority)
        this.parts.changed.fire([{ type: FileChangeType.Changed, uri }]);
    }
  }

  async #read(id: string): Promise<readonly DraftSection[]> {
    const open = workspace.textDocuments.find(
      ({ uri, isClosed }) => uri.scheme === draftScheme && uri.authority === id && !isClosed,
    );
    return this.parts.readSections(id, open?.getText() ?? (await this.parts.readText(id)) ?? '');
  }

  /** Whether the preview would say what the draft says. */
  #isSame(section: DraftSection): boolean {
    return section.toComposed().source.form === 'plain' && this.#toParts(section).length === 1;
  }

  #toText(section: DraftSection): string {
    const title = section.title === '' ? '' : `── ${section.title} ──\n\n`;
    try {
      return title + this.#toParts(section).join(`\n\n${'─'.repeat(24)}\n\n`);
    } catch (error) {
      return title + toSentence(error);
    }
  }

  #toParts(section: DraftSection): readonly string[] {
    const parts = toMessageParts(section.toComposed(), this.parts.settings.maxMessageChars);
    return parts.map(({ content }) => content.text);
  }
}
