import { type Tab, TabInputText, type TextDocument, Uri, commands, l10n, window, workspace } from 'vscode';
import { HandoffError } from '../core/failure';
import type { OutboxMessage } from '../core/outbox';
import type { DraftBinding, DraftStore } from '../delivery/draftStore';
import type { Composed } from '../text/compose';
import { draftScheme } from './contributions';
import { toDraftId } from './draftFileSystem';
import type { DraftPreviews } from './draftPreviews';
import type { ErrorLog } from './errorLog';
import type { Answered } from './outgoing';
import type { Keeper } from './sendOutcome';

/** Drafts in the editor. */
export class DraftDocuments {
  constructor(
    private readonly store: DraftStore,
    private readonly previews: Pick<DraftPreviews, 'show'>,
    private readonly log: ErrorLog,
    private readonly onKept: () => void,
  ) {}

  /**
   * Keeps a text of a send as a draft bound to its chat, reader and author, and opens it; gives its address.
   * Undefined when the disk takes no draft: the text then stands in an untitled document.
   */
  async keep(answered: Answered, composed: Composed): Promise<Uri | undefined> {
    return this.#open(toBinding(answered, composed), answered.draft);
  }

  /** Shows the empty draft of a chat that is open already; false where there is none. */
  async showEmpty(answered: Answered, composed: Composed): Promise<boolean> {
    const binding = toBinding(answered, composed);
    const { path } = toDraftUri('', binding);
    for (const document of workspace.textDocuments) {
      const id = document.uri.scheme === draftScheme ? toDraftId(document.uri) : undefined;
      if (id === undefined || document.uri.path !== path || document.getText() !== '') continue;
      const known = await this.store.binding(id).catch(() => undefined);
      if (!known || !isSameAddress(known, binding)) continue;
      await show(document);
      return true;
    }
    return false;
  }

  /** Where the texts of a send go that were not sent. */
  toKeeper(answered: Answered): Keeper {
    return {
      keep: (composed) => this.keep(answered, composed),
      review: async (composed) => {
        const draft = await this.keep(answered, composed);
        if (draft) await this.#preview(draft);
        return draft;
      },
    };
  }

  /** Turns a message of the outbox into a draft; fails where the disk takes none. */
  async takeBack(message: OutboxMessage): Promise<Uri> {
    const { id, binding } = await this.store.takeBack(message);
    return toDraftUri(id, binding);
  }

  /** Opens a draft, and beside it what goes out of it. */
  async show(draft: Uri): Promise<void> {
    await show(await workspace.openTextDocument(draft));
    await this.#preview(draft);
  }

  /** The draft is what counts: without its preview it can be sent as well. */
  async #preview(draft: Uri): Promise<void> {
    await this.previews.show(draft).catch((error: unknown) => this.log.add(error));
  }

  async #open(binding: DraftBinding, before: string | undefined): Promise<Uri | undefined> {
    // What was typed while it was sent stays where it was typed.
    const id = before !== undefined && isTypedInto(before) ? undefined : before;
    const kept = await this.store.create(binding, id).catch((error: unknown) => this.log.add(error));
    // An editor that is open still says that this text was sent.
    this.onKept();
    const uri = kept === undefined ? undefined : toDraftUri(kept, binding);
    const { text } = binding.original;
    await show(
      uri
        ? await workspace.openTextDocument(uri)
        : await workspace.openTextDocument({ content: text, language: 'markdown' }),
    );
    // An editor that still holds the whole of what this is the rest of would send what has arrived once more. Revert takes
    // the editor in front, whatever the user has gone to by then.
    if (uri && id !== undefined && isInFront(uri))
      await commands.executeCommand('workbench.action.files.revert');
    return uri;
  }

  /** The id of the draft in a command's resource, or in the active editor. @throws {HandoffError} `draftUnreadable` */
  toId(resource: Uri | undefined): { id: string; uri: Uri } {
    const uri = resource ?? window.activeTextEditor?.document.uri;
    const id = uri?.scheme === draftScheme ? toDraftId(uri) : undefined;
    if (!uri || id === undefined) throw new HandoffError({ code: 'draftUnreadable' });
    return { id, uri };
  }

  /** Closes a draft that the outbox has taken, unless its text has been changed since. */
  async close(document: TextDocument, takenText: string): Promise<void> {
    if (document.getText() !== takenText || document.isDirty) return;
    const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
    const isTaken = ({ input }: Tab): boolean =>
      input instanceof TabInputText && input.uri.toString() === document.uri.toString();
    await window.tabGroups.close(tabs.filter(isTaken), true);
  }
}

function toDraftUri(id: string, binding: DraftBinding): Uri {
  return Uri.from({ scheme: draftScheme, authority: id, path: `/${toTitle(binding)}.md` });
}

function isSameAddress(one: DraftBinding, other: DraftBinding): boolean {
  const [a, b] = [one, other].map(({ origin, organization, chat, type, author, form }) => {
    const agent = author.kind === 'agent' ? author.agent.id : undefined;
    return JSON.stringify([origin, organization, chat, type, agent, form]);
  });
  return a === b;
}

function isTypedInto(id: string): boolean {
  return workspace.textDocuments.some(
    ({ uri, isDirty }) => isDirty && uri.scheme === draftScheme && toDraftId(uri) === id,
  );
}

function isInFront(uri: Uri): boolean {
  return window.activeTextEditor?.document.uri.toString() === uri.toString();
}

async function show(document: TextDocument): Promise<void> {
  await window.showTextDocument(document, { preview: false });
}

function toBinding({ session, address, chat }: Answered, { source, content }: Composed): DraftBinding {
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
