import type { DisplayText } from '../core/displayText';
import { HandoffError } from '../core/failure';
import type { Session } from '../delivery/sessions';
import { checkContent } from '../text/checkContent';
import { type Block, type Composed, compose } from '../text/compose';
import type { MessageType } from '../core/message';
import type { DraftDocuments } from './draftDocuments';
import type { Keys } from './keys';
import type { Outgoing } from './outgoing';
import type { KeepText, SendOutcome } from './sendOutcome';
import type { SendResult } from './sendResult';
import type { Sender } from './sender';
import type { Settings } from './settings';
import type { TargetPrompts, TargetRules } from './targetPrompts';

/** What a command wants to send, before anybody has said where to. */
export interface SendPlan extends TargetRules {
  /** One message each. */
  readonly items: readonly { readonly name?: DisplayText; readonly blocks: readonly Block[] }[];
  /** Files that were chosen and do not go along. */
  readonly skipped: readonly DisplayText[];
}

/** Leads from a plan through the prompts to a message that was sent, or to a draft that keeps its text. */
export class SendFlow {
  constructor(
    private readonly keys: Keys,
    private readonly prompts: TargetPrompts,
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
    for (const { blocks } of plan.items)
      this.#check(this.#compose(blocks, plan.given.comment ?? '', 'message'));
    const session = await this.keys.openSession();
    const outgoing = session && (await this.#ask(plan, session));
    if (!session || !outgoing) return { status: 'cancelled', messageIds: [] };
    return this.#send(outgoing);
  }

  async #ask(plan: SendPlan, session: Session): Promise<Outgoing | undefined> {
    const target = await this.prompts.ask(plan, session);
    if (!target) return undefined;
    const items = plan.items.map(({ blocks, name }) => ({
      ...(name === undefined ? {} : { name }),
      composed: this.#compose(blocks, target.comment, target.address.type),
    }));
    const { chat, address, authorAsked } = target;
    return { session, chat, address, authorAsked, items, skipped: plan.skipped };
  }

  async #send(outgoing: Outgoing): Promise<SendResult> {
    const keepText: KeepText = (index) => this.drafts.keep(outgoing, index);
    for (const [index, { composed }] of outgoing.items.entries()) {
      try {
        this.#check(composed);
      } catch (error) {
        // The comment and the location have made it too long: the user shortens it in the draft.
        return this.outcome.notSent(outgoing, error, index, keepText);
      }
    }
    return this.outcome.finish(outgoing, await this.sender.send(outgoing), keepText);
  }

  #compose(blocks: readonly Block[], comment: string, type: MessageType): Composed {
    const shown = this.settings.showsLocation(type)
      ? blocks
      : blocks.map((block) => ({ ...block, location: undefined }));
    const signature = type === 'private' ? this.settings.signature : '';
    return compose({ comment, blocks: shown, signature }, this.settings.format);
  }

  #check(composed: Composed): void {
    checkContent(composed.content, this.settings.maxMessageChars);
  }
}
