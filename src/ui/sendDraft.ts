import { type Uri, workspace } from 'vscode';
import { parseChatReference } from '../core/chatReference';
import { HandoffError } from '../core/failure';
import type { ChatId } from '../core/ids';
import { type Author, toAddress, toCustomerAuthor } from '../core/message';
import type { DraftBinding, DraftStore } from '../delivery/draftStore';
import type { Sessions } from '../delivery/sessions';
import { checkContent } from '../text/checkContent';
import { sourceForms, toDraftContent } from '../text/compose';
import { readChat } from './chatTarget';
import type { Outgoing } from './confirmSend';
import type { DraftDocuments } from './draftDocuments';
import type { ErrorLog } from './errorLog';
import type { Keys } from './keys';
import type { SendArguments } from './sendArguments';
import type { SendOutcome } from './sendOutcome';
import type { SendResult } from './sendResult';
import type { Sender } from './sender';
import type { Settings } from './settings';

/** Sends a draft to the chat, readers and author it is bound to, and to no other. */
export class SendDraft {
  /** Drafts on their way: a second click while the first is being answered sends nothing. */
  readonly #busy = new Set<string>();

  constructor(
    private readonly keys: Keys,
    private readonly sessions: Sessions,
    private readonly settings: Settings,
    private readonly store: DraftStore,
    private readonly documents: DraftDocuments,
    private readonly sender: Sender,
    private readonly outcome: SendOutcome,
    private readonly log: ErrorLog,
  ) {}

  async run(resource: Uri | undefined, given: SendArguments): Promise<SendResult> {
    const { id, uri } = this.documents.toId(resource);
    if (this.#busy.has(id)) throw new HandoffError({ code: 'alreadySending' });
    this.#busy.add(id);
    try {
      return await this.#send(id, uri, given);
    } finally {
      this.#busy.delete(id);
    }
  }

  async #send(id: string, uri: Uri, given: SendArguments): Promise<SendResult> {
    const binding = await this.store.binding(id);
    if (differs(given, binding)) throw new HandoffError({ code: 'draftBound' });
    const form = sourceForms.find((known) => known === binding.form);
    if (!form) throw new HandoffError({ code: 'draftUnreadable' });
    const document = await workspace.openTextDocument(uri);
    // Taken before it is saved: a formatter that runs on save must not change what the user has seen.
    const source = { text: document.getText(), form };
    await document.save();
    const savedText = document.getText();
    const composed = { source, content: toDraftContent(source, binding.original) };
    checkContent(composed.content, this.settings.maxMessageChars);

    if (!(await this.keys.openSession())) return { status: 'cancelled', messageIds: [] };
    const session = await this.sessions.reopen(binding, this.settings.apiRoot);
    const address = toAddress(binding.chat, binding.type, this.#toAuthor(binding));
    if (!address) throw new HandoffError({ code: 'draftUnreadable' });
    const chat = await readChat(session, binding.chat);
    const mayHaveArrived = await this.store.mayHaveArrived(id);
    const outgoing: Outgoing = { session, chat, address, items: [{ composed }], skipped: [], mayHaveArrived };

    const ending = await this.sender.send(outgoing, () => this.#begin(id, mayHaveArrived));
    if (ending === 'review' || ending === undefined) return { status: 'cancelled', messageIds: [] };
    const result = await this.outcome.finish(outgoing, ending, () => Promise.resolve(uri));
    const ended = this.#end(id, result, mayHaveArrived, () => this.documents.finish(id, document, savedText));
    await ended.catch((error: unknown) => this.log.add(error));
    return result;
  }

  /** Whoever makes the mark sends; it stays until the end of the attempt is known, also over a crash. */
  async #begin(id: string, mayHaveArrived: boolean): Promise<void> {
    if (!mayHaveArrived && !(await this.store.beginAttempt(id)))
      throw new HandoffError({ code: 'alreadySending' });
    // Another window may have sent and removed the draft while the question was open here.
    try {
      await this.store.binding(id);
    } catch (error) {
      await this.store.endAttempt(id);
      throw error;
    }
  }

  /** Takes the mark away where the message is known not to have arrived, and everything where it has. */
  async #end(
    id: string,
    { status }: SendResult,
    mayHaveArrived: boolean,
    finish: () => Promise<void>,
  ): Promise<void> {
    if (status === 'sent') await finish();
    else if (status !== 'unconfirmed' && !mayHaveArrived) await this.store.endAttempt(id);
  }

  #toAuthor({ author }: DraftBinding): Author {
    if (author.kind === 'agent') return author;
    const customer = toCustomerAuthor(this.settings.allowsPostingAsCustomer);
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
