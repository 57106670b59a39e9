import type { DisplayText } from '../core/displayText';
import { HandoffError } from '../core/failure';
import { maxParts } from '../core/limits';
import type { Session } from '../delivery/sessions';
import { checkContent } from '../text/checkContent';
import { type Block, compose } from '../text/compose';
import type { MessageType } from '../core/message';
import type { Pins } from './chats/pins';
import type { DraftDocuments } from './draftDocuments';
import type { Keys } from './keys';
import { type Answered, type OutgoingDocument, type OutgoingItem, toItems } from './outgoing';
import type { SendOutcome } from './sendOutcome';
import type { SendResult } from './sendResult';
import type { Sender } from './sender';
import type { Settings } from './settings';
import type { TargetPrompts, TargetRules } from './targetPrompts';

/** What a command wants to send, before anybody has said where to. */
export interface SendPlan extends TargetRules {
  /** One message each. */
  readonly items: readonly PlannedItem[];
  /** Files that were chosen and do not go along. */
  readonly skipped: readonly DisplayText[];
  /** It goes to the pinned chat, if there is one. */
  readonly usesPin?: boolean;
}

/** One text that a command wants to send. */
export interface PlannedItem {
  /** Of the file it is. */
  readonly name?: DisplayText;
  readonly blocks: readonly Block[];
}

/** Leads from a plan through the prompts to a message that was sent, or to a draft that keeps its text. */
export class SendFlow {
  constructor(
    private readonly keys: Keys,
    private readonly prompts: TargetPrompts,
    private readonly pins: Pick<Pins, 'take'>,
    private readonly settings: Settings,
    private readonly sender: Sender,
    private readonly drafts: DraftDocuments,
    private readonly outcome: SendOutcome,
  ) {}

  async run(plan: SendPlan): Promise<SendResult> {
    if (plan.notesOnly && plan.given.type === 'message') throw new HandoffError({ code: 'noteOnly' });
    // What can never be sent is said before anybody has answered a prompt.
    for (const { blocks } of plan.items) {
      if (blocks.every(({ text }) => text.trim() === '')) throw new HandoffError({ code: 'nothingToSend' });
    }
    for (const item of plan.items) this.#toItems(this.#compose(item, plan.given.comment ?? '', 'message'));
    const session = await this.keys.openSession();
    const pinned = session && plan.usesPin === true ? await this.pins.take(session) : undefined;
    const answered = session && (await this.#ask(pinned ? { ...plan, pinned } : plan, session));
    if (!session || !answered) return { status: 'cancelled', messageIds: [] };
    return this.#send(answered);
  }

  async #ask(plan: SendPlan, session: Session): Promise<Answered | undefined> {
    const target = await this.prompts.ask(plan, session);
    if (!target) return undefined;
    const { comment, ...answered } = target;
    const documents = plan.items.map((item) => this.#compose(item, comment, target.address.type));
    const isPinned = plan.pinned !== undefined;
    // While a note is held, what speaks against it stands beside Cancel.
    const isWarned = answered.isWarned || (isPinned && this.settings.undoMs > 0);
    return { ...answered, session, documents, skipped: plan.skipped, isPinned, isWarned };
  }

  async #send(answered: Answered): Promise<SendResult> {
    const keeper = this.drafts.toKeeper(answered);
    const items: OutgoingItem[] = [];
    for (const document of answered.documents) {
      try {
        items.push(...this.#toItems(document));
      } catch (error) {
        // The comment and the location have made it too long: the user shortens it in the draft.
        return this.outcome.notSent({ ...answered, items: [] }, error, document.composed, keeper);
      }
    }
    const outgoing = { ...answered, items };
    return this.outcome.finish(outgoing, await this.sender.send(outgoing), keeper);
  }

  #toItems(document: OutgoingDocument): readonly OutgoingItem[] {
    return toItems(document, this.settings.maxMessageChars);
  }

  /** @throws {HandoffError} `nothingToSend`, `unsendableCharacters`, `tooLong` */
  #compose({ blocks, name }: PlannedItem, comment: string, type: MessageType): OutgoingDocument {
    const chars = blocks.reduce((sum, { text }) => sum + text.length, 0);
    const maxChars = this.settings.maxMessageChars;
    // What cleaning takes out of Markdown is less than this; the editor must not stand still to find out.
    if (chars > maxChars * maxParts * 4) throw new HandoffError({ code: 'tooLong', chars, maxChars });
    const shown = this.settings.showsLocation(type) ? blocks : blocks.map(withoutSource);
    const signature = type === 'private' ? this.settings.signature : '';
    const { localImages, ...composed } = compose({ comment, blocks: shown, signature }, this.settings.format);
    checkContent(composed.content);
    return { composed, localImages, ...(name === undefined ? {} : { name }) };
  }
}

/** A block that does not tell its readers where it is from. */
function withoutSource(block: Block): Block {
  const { text } = block;
  switch (block.kind) {
    case 'code':
      return { kind: block.kind, text, language: block.language };
    case 'markdown': {
      const { kind, startsFile = true } = block;
      return { kind, text, startsFile };
    }
    case 'plain':
      return { kind: block.kind, text };
  }
}
