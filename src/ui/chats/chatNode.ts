import type { DisplayText } from '../../core/displayText';
import type { Failure } from '../../core/failure';
import type { ChatId } from '../../core/ids';
import type { Chat } from '../../core/chat';
import type { MemoryOwner } from '../../core/memoryOwner';
import type { Escalation } from '../../delivery/chats/escalations';
import { OwnChat } from './ownChat';

/** The groups of the Chats view, in their order. */
export const chatGroups = ['escalations', 'pinned', 'assigned', 'recent'] as const;
export type ChatGroup = (typeof chatGroups)[number];

/** A chat's row. */
export class ChatNode extends OwnChat {
  constructor(
    owner: MemoryOwner,
    id: ChatId,
    readonly group: ChatGroup,
    readonly customer: DisplayText,
    /** Undefined where only the record of sent messages knows of it. */
    readonly chat: Chat | undefined,
    readonly escalation?: Escalation,
  ) {
    super(owner, id);
  }
}

/** Everything that stands in the view. */
export type ChatsNode =
  | ChatNode
  | { readonly kind: 'group'; readonly group: ChatGroup }
  | { readonly kind: 'fault'; readonly failure: Failure }
  | { readonly kind: 'empty'; readonly group: ChatGroup };
