import { CodeLens, type CodeLensProvider, type TextDocument, Range, l10n } from 'vscode';
import { toAddressWords } from './words';
import type { DraftBinding } from '../delivery/draftStore';
import type { CommandId } from './contributions';
import { toDraftId } from './draftFileSystem';

/** The line above a draft that says where it goes, beside `Send Draft...`. */
export class DraftLens implements CodeLensProvider {
  constructor(private readonly readBinding: (id: string) => Promise<DraftBinding>) {}

  async provideCodeLenses(document: TextDocument): Promise<CodeLens[]> {
    const id = toDraftId(document.uri);
    const binding = id === undefined ? undefined : await this.readBinding(id).catch(() => undefined);
    const top = new Range(0, 0, 0, 0);
    if (!binding)
      return [
        new CodeLens(top, { title: l10n.t('This text was sent, or is no draft any more'), command: '' }),
      ];
    const send: CommandId = 'helpcrunch.sendDraft';
    return [
      new CodeLens(top, { title: toAddressWords(binding), command: '' }),
      new CodeLens(top, { title: l10n.t('Send Draft...'), command: send, arguments: [document.uri] }),
    ];
  }
}
