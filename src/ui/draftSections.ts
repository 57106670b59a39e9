import type { ChatId } from '../core/ids';
import type { MessageType } from '../core/message';
import type { StoredAuthor } from '../core/outbox';
import type { DraftBinding } from '../delivery/draftStore';
import type { Composed } from '../text/compose';
import { toDraftComposed } from './draftContent';

/** What of a draft becomes one message: the whole of an ordinary draft, each of the two parts of a handoff. */
export interface DraftSection {
  /** Where it begins in the draft, in UTF-16 units. */
  readonly start: number;
  readonly text: string;
  readonly chat: ChatId;
  readonly type: MessageType;
  /** Undefined where it is chosen when it is sent. */
  readonly author?: StoredAuthor;
  /** What stands above it where there are several; empty for the only one. */
  readonly title: string;
  /** @throws {HandoffError} where it cannot be sent */
  readonly toComposed: () => Composed;
}

/** Takes a draft's text apart. @throws {HandoffError} `draftUnreadable` */
export type ReadSections = (id: string, text: string) => Promise<readonly DraftSection[]>;

/** An ordinary draft is one section. */
export function toOnlySection(binding: DraftBinding, text: string): DraftSection {
  const { chat, type, author } = binding;
  return {
    ...{ start: 0, text, chat, type, author, title: '' },
    toComposed: () => toDraftComposed(binding, text),
  };
}
