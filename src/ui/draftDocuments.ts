import { type Tab, TabInputText, type TextDocument, Uri, l10n, window, workspace } from 'vscode';
import { HandoffError } from '../core/failure';
import type { DraftBinding, DraftStore } from '../delivery/draftStore';
import type { Composed } from '../text/compose';
import type { Outgoing } from './confirmSend';
import { draftScheme } from './contributions';
import { toDraftId } from './draftFileSystem';
import type { ErrorLog } from './errorLog';

/** Drafts in the editor. */
export class DraftDocuments {
  constructor(
    private readonly store: DraftStore,
    private readonly log: ErrorLog,
  ) {}

  /**
   * Keeps one message of a send as a draft bound to its chat, reader and author, and opens it; gives its address.
   * Undefined when the disk takes no draft: the text then stands in an untitled document.
   */
  async keep(outgoing: Outgoing, index: number, mayHaveArrived: boolean): Promise<Uri | undefined> {
    const composed = outgoing.items[index]?.composed;
    if (!composed) return undefined;
    const binding = toBinding(outgoing, composed);
    const uri = await this.#create(binding, mayHaveArrived).catch((error: unknown) => this.log.add(error));
    const document = uri
      ? await workspace.openTextDocument(uri)
      : await workspace.openTextDocument({ content: composed.source.text, language: 'markdown' });
    await window.showTextDocument(document, { preview: false });
    return uri ?? undefined;
  }

  async #create(binding: DraftBinding, mayHaveArrived: boolean): Promise<Uri> {
    const id = await this.store.create(binding);
    if (mayHaveArrived) await this.store.beginAttempt(id);
    return Uri.from({ scheme: draftScheme, authority: id, path: `/${toTitle(binding)}.md` });
  }

  /** The id of the draft in a command's resource, or in the active editor. @throws {HandoffError} `draftUnreadable` */
  toId(resource: Uri | undefined): { id: string; uri: Uri } {
    const uri = resource ?? window.activeTextEditor?.document.uri;
    const id = uri?.scheme === draftScheme ? toDraftId(uri) : undefined;
    if (!uri || id === undefined) throw new HandoffError({ code: 'draftUnreadable' });
    return { id, uri };
  }

  /** Removes a draft that was sent, and closes it unless its text has been changed since. */
  async finish(id: string, document: TextDocument, sentText: string): Promise<void> {
    await this.store.remove(id);
    if (document.getText() !== sentText || document.isDirty) return;
    const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
    const isSent = ({ input }: Tab): boolean =>
      input instanceof TabInputText && input.uri.toString() === document.uri.toString();
    await window.tabGroups.close(tabs.filter(isSent), true);
  }
}

function toBinding({ session, address, chat }: Outgoing, { source, content }: Composed): DraftBinding {
  const { type, author } = address;
  return {
    origin: session.root.origin,
    organization: session.organization.id,
    chat: chat.id,
    customer: chat.customer,
    type,
    // The permission to write as the customer is asked of the settings again.
    author: author.kind === 'agent' ? author : { kind: author.kind },
    form: source.form,
    original: { text: source.text, content },
  };
}

/** The tab's title; the customer's name stays out of it, since VS Code remembers the addresses of closed editors. */
function toTitle({ type, chat }: DraftBinding): string {
  return type === 'private'
    ? l10n.t('Note to chat {0}', chat)
    : l10n.t('Message to customer, chat {0}', chat);
}
