import { Uri } from 'vscode';
import type { ChatId } from '../../core/ids';
import { draftScheme } from '../contributions';
import { toDraftId } from '../draftFileSystem';

/** The folder that only handoff drafts seem to lie in; package.json knows them by it. */
const folder = '/handoff/';

/** The address of a chat's handoff draft. It is the same in every language: a document has one editor. */
export function toHandoffUri(id: string, chat: ChatId): Uri {
  return Uri.from({ scheme: draftScheme, authority: id, path: `${folder}Handoff chat ${chat}.md` });
}

/** The id in the address of a handoff draft; undefined for every other document. */
export function toHandoffId(uri: Uri | undefined): string | undefined {
  return uri?.scheme === draftScheme && uri.path.startsWith(folder) ? toDraftId(uri) : undefined;
}
