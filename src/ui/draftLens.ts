import { CodeLens, type CodeLensProvider, type TextDocument, Range, l10n } from 'vscode';
import { toAddressWords } from './words';
import { HandoffError } from '../core/failure';
import type { DraftBinding } from '../delivery/draftStore';
import type { CommandId } from './contributions';
import { toDraftId } from './draftFileSystem';

/** The line above a draft that says where it goes, beside `Send Draft...`. */
export class DraftLens implements CodeLensProvider {
  constructor(private readonly readBinding: (id: string) => Promise<DraftBinding>) {}

  async provideCodeLenses(document: TextDocument): Promise<CodeLens[]> {
    const id = toDraftId(document.uri);
    const binding = id === undefined ? toRemark() : await this.readBinding(id).catch(toRemark);
    const top = new Range(0, 0, 0, 0);
    if (typeof binding === 'string') return [new CodeLens(top, { title: binding, command: '' })];
    const send: CommandId = 'helpcrunch.sendDraft';
    return [
      new CodeLens(top, { title: toAddressWords(binding), command: '' }),
      new CodeLens(top, { title: l10n.t('Send Draft...'), command: send, arguments: [document.uri] }),
    ];
  }
}

/** Why a text cannot be sent, in few words: a line above a text is cut off where the editor ends. */
function toRemark(error?: unknown): string {
  return error instanceof HandoffError && error.failure.code === 'draftForeign'
    ? `$(warning) ${l10n.t('Of unknown origin, so never sent: copy its text')}`
    : l10n.t('This text was sent, or is no draft any more');
}
