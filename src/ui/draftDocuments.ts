import { TabInputText, Uri, l10n, window, workspace } from 'vscode';
import { HandoffError } from '../core/failure';
import type { DraftBinding, DraftStore } from '../delivery/draftStore';
import type { Outgoing } from './confirmSend';
import { draftScheme } from './contributions';
import { toDraftId } from './draftFileSystem';

/** What a draft is bound to besides its address. */
export type DraftOwner = Pick<DraftBinding, 'origin' | 'organization'>;

/** Drafts in the editor. */
export class DraftDocuments {
  constructor(private readonly store: DraftStore) {}

  /** Keeps one message of a send as a draft bound to its chat, reader and author, and opens it; gives its address. */
  async keep(
    { address, chat, items }: Outgoing,
    index: number,
    owner: DraftOwner,
    mayHaveArrived: boolean,
  ): Promise<Uri | undefined> {
    const source = items[index]?.composed.source;
    if (!source) return undefined;
    const { type, author } = address;
    const binding = {
      ...owner,
      chat: chat.id,
      customer: chat.customer,
      type,
      author: author.kind === 'agent' ? author : { kind: author.kind },
      form: source.form,
    };
    try {
      const id = await this.store.create(binding, source.text);
      if (mayHaveArrived) await this.store.beginAttempt(id);
      const uri = Uri.from({ scheme: draftScheme, authority: id, path: `/${toTitle(binding)}.md` });
      await open(uri);
      return uri;
    } catch {
      // No disk, no draft: the text is still worth more than its binding.
      const document = await workspace.openTextDocument({ content: source.text, language: 'markdown' });
      await window.showTextDocument(document, { preview: false });
      return undefined;
    }
  }

  /** The id of the draft in a command's resource, or in the active editor. @throws {HandoffError} `draftUnreadable` */
  toId(resource: Uri | undefined): { id: string; uri: Uri } {
    const uri = resource ?? window.activeTextEditor?.document.uri;
    const id = uri?.scheme === draftScheme ? toDraftId(uri) : undefined;
    if (!uri || id === undefined) throw new HandoffError({ code: 'draftUnreadable' });
    return { id, uri };
  }

  /** Removes a draft that was sent, and closes it unless it has been changed since. */
  async finish(id: string, uri: Uri): Promise<void> {
    await this.store.remove(id);
    const tabs = window.tabGroups.all.flatMap(({ tabs }) => tabs);
    const sent = tabs.filter(
      ({ input, isDirty }) =>
        !isDirty && input instanceof TabInputText && input.uri.toString() === uri.toString(),
    );
    await window.tabGroups.close(sent, true);
  }
}

async function open(uri: Uri): Promise<void> {
  await window.showTextDocument(await workspace.openTextDocument(uri), { preview: false });
}

/** The tab's title; the customer's name stays out of it, since VS Code remembers the addresses of closed editors. */
function toTitle({ type, chat }: DraftBinding): string {
  return type === 'private'
    ? l10n.t('Note to chat {0}', chat)
    : l10n.t('Message to customer, chat {0}', chat);
}
