import { type TextDocument, type Uri, workspace } from 'vscode';
import { parseChatReference } from '../core/chatReference';
import { HandoffError } from '../core/failure';
import type { ChatId } from '../core/ids';
import { type Author, toAddress, toCustomerAuthor } from '../core/message';
import type { OutboxMessage } from '../core/outbox';
import type { DraftBinding, DraftStore } from '../delivery/draftStore';
import type { Sessions } from '../delivery/sessions';
import { checkContent } from '../text/checkContent';
import { readBoundChat } from './chatTarget';
import type { Targets } from './chats/targets';
import { toDraftComposed } from './draftContent';
import type { DraftDocuments } from './draftDocuments';
import type { ErrorLog } from './errorLog';
import type { Keys } from './keys';
import { type Outgoing, toItems } from './outgoing';
import { saveDraft } from './saveDraft';
import type { SendArguments } from './sendArguments';
import type { SendOutcome } from './sendOutcome';
import type { SendResult } from './sendResult';
import type { Sender } from './sender';
import type { Settings } from './settings';

/** What drafts are sent with. */
export interface SendDraftParts {
  readonly keys: Keys;
  readonly sessions: Sessions;
  readonly settings: Settings;
  readonly store: DraftStore;
  /** The messages of the outbox, as they are on the disk now. */
  readonly toPending: () => Promise<readonly OutboxMessage[]>;
  readonly documents: DraftDocuments;
  readonly sender: Sender;
  readonly targets: Targets;
  readonly outcome: SendOutcome;
  readonly log: ErrorLog;
}

/** Sends a draft to the chat, readers and author it is bound to, and to no other. */
export class SendDraft {
  /** Drafts on their way: a second click while the first is being answered sends nothing. */
  readonly #busy = new Set<string>();

  constructor(private readonly parts: SendDraftParts) {}

  async run(resource: Uri | undefined, given: SendArguments): Promise<SendResult> {
    const { id, uri } = this.parts.documents.toId(resource);
    if (this.#busy.has(id)) throw new HandoffError({ code: 'alreadySending' });
    this.#busy.add(id);
    try {
      return await this.#send(id, uri, given);
    } finally {
      this.#busy.delete(id);
    }
  }

  async #send(id: string, uri: Uri, given: SendArguments): Promise<SendResult> {
    const binding = await this.parts.store.binding(id);
    if (differs(given, binding)) throw new HandoffError({ code: 'draftBound' });
    const document = await workspace.openTextDocument(uri);
    // Taken before it is saved: a formatter that runs on save must not change what the user has seen.
    const composed = toDraftComposed(binding, document.getText());
    // Refused where another window has changed the draft: that text would be removed with it.
    if (!(await saveDraft(document))) throw new HandoffError({ code: 'draftNotSaved' });
    const savedText = document.getText();
    checkContent(composed.content);
    const draftDocument = { composed, localImages: 0 };
    const items = toItems(draftDocument, this.parts.settings.maxMessageChars);

    if (!(await this.parts.keys.openSession())) return { status: 'cancelled', messageIds: [] };
    const session = await this.parts.sessions.reopen(binding, this.parts.settings.apiRoot);
    const address = toAddress(binding.chat, binding.type, this.#toAuthor(binding));
    if (!address) throw new HandoffError({ code: 'draftUnreadable' });
    const chat = await readBoundChat(binding.chat, given.chat, session);
    if (!chat) return { status: 'cancelled', messageIds: [] };
    const outgoing: Outgoing = {
      ...{ session, chat, address, items, draft: id },
      ...{ warnings: this.parts.targets.warn(session, chat), isWarned: false },
      ...{ documents: [draftDocument], skipped: [] },
    };

    const ending = await this.parts.sender.send(
      outgoing,
      () => this.#begin(id, document, savedText),
      () => this.#giveAway(id),
    );
    if (ending === 'review' || ending === undefined) return { status: 'cancelled', messageIds: [] };
    const keeper = this.parts.documents.toKeeper(outgoing);
    const result = await this.parts.outcome.finish(outgoing, ending, keeper);
    const isOut = result.status !== 'rejected' && result.status !== 'cancelled';
    if (isOut)
      await this.parts.documents
        .close(document, savedText)
        .catch((error: unknown) => this.parts.log.add(error));
    return result;
  }

  /** Right before the outbox takes it: what was written into the draft since it was read would go with it, unsent. */
  async #begin(id: string, document: TextDocument, savedText: string): Promise<void> {
    if (document.getText() !== savedText) throw new HandoffError({ code: 'draftChanged' });
    await this.parts.store.beginAttempt(id, savedText, this.parts.toPending);
  }

  /** The outbox has the draft now: one text in one place. It removes what is left before it sends. */
  async #giveAway(id: string): Promise<void> {
    await this.parts.store.remove(id).catch((error: unknown) => this.parts.log.add(error));
  }

  #toAuthor({ author }: DraftBinding): Author {
    if (author.kind === 'agent') return author;
    const customer = toCustomerAuthor(this.parts.settings.allowsPostingAsCustomer);
    if (!customer) throw new HandoffError({ code: 'customerAuthorNotAllowed' });
    return customer;
  }
}

function differs(given: SendArguments, { chat, type, author }: DraftBinding): boolean {
  return (
    (given.chat !== undefined && !names(given.chat, chat)) ||
    (given.type !== undefined && given.type !== type) ||
    (given.agent !== undefined && (author.kind !== 'agent' || author.agent.id !== given.agent))
  );
}

function names(given: number | string, chat: ChatId): boolean {
  const reference = parseChatReference(given);
  return reference.kind !== 'words' && reference.chat === chat;
}
