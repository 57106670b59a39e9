import { type Uri, workspace } from 'vscode';
import { HandoffError } from '../core/failure';
import { type Author, toAddress, toCustomerAuthor } from '../core/message';
import type { DraftBinding, DraftStore } from '../delivery/draftStore';
import type { Sessions } from '../delivery/sessions';
import { checkContent } from '../text/checkContent';
import { sourceForms, toContent } from '../text/compose';
import { readChat } from './chatTarget';
import type { Outgoing } from './confirmSend';
import type { DraftDocuments } from './draftDocuments';
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
  ) {}

  async run(resource: Uri | undefined, given: SendArguments): Promise<SendResult> {
    const { id, uri } = this.documents.toId(resource);
    if (this.#busy.has(id)) throw new HandoffError({ code: 'draftBusy' });
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
    const document = await workspace.openTextDocument(uri);
    await document.save();
    const form = sourceForms.find((known) => known === binding.form);
    if (!form) throw new HandoffError({ code: 'draftUnreadable' });
    const source = { text: document.getText(), form };
    const composed = { source, content: toContent(source) };
    checkContent(composed.content, this.settings.maxMessageChars);

    if (!(await this.keys.openSession())) return { status: 'cancelled', messageIds: [] };
    const session = await this.sessions.reopen(binding, this.settings.apiRoot);
    const address = toAddress(binding.chat, binding.type, this.#toAuthor(binding));
    if (!address) throw new HandoffError({ code: 'draftUnreadable' });
    const chat = await readChat(session, binding.chat);
    const mayHaveArrived = await this.store.mayHaveArrived(id);
    const outgoing: Outgoing = { chat, address, items: [{ composed }], skipped: [], mayHaveArrived };

    const ending = await this.sender.send(outgoing, session, async () => {
      // Whoever makes the mark sends; it stays until the end of the attempt is known, also over a crash.
      if (!mayHaveArrived && !(await this.store.beginAttempt(id)))
        throw new HandoffError({ code: 'draftBusy' });
    });
    if (ending === 'review') return { status: 'cancelled', messageIds: [] };
    const result = await this.outcome.finish(outgoing, ending, () => Promise.resolve(uri));
    if (result.status === 'sent') await this.documents.finish(id, uri);
    else if (result.status !== 'unconfirmed' && !mayHaveArrived) await this.store.endAttempt(id);
    return result;
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
    (given.chat !== undefined && String(given.chat).replace(/^#/, '') !== String(chat)) ||
    (given.type !== undefined && given.type !== type) ||
    (given.agent !== undefined && (author.kind !== 'agent' || author.agent.id !== given.agent))
  );
}
