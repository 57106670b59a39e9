import { type ChatId, toChatId } from '../../core/ids';
import { seenChatsRemembered } from '../../core/limits';
import type { KeyValue } from '../../core/ports';
import type { MemoryOwner } from '../organizationMemory';
import { toLoose } from '../parseStored';
import { isSameOwner, parseOwner, toLooseList } from './owner';

const entry = 'helpcrunch.seen';

interface Mark extends MemoryOwner {
  readonly chat: ChatId;
  readonly seen?: number;
  readonly told?: number;
}

type Kind = 'seen' | 'told';

/**
 * Up to which entry each conversation was shown here and its news were told. All windows share the marks: the last one
 * to write wins, and at worst something is told twice.
 */
export class SeenStore {
  constructor(private readonly store: KeyValue) {}

  /** The highest id of an entry that was shown; undefined for a conversation never shown. */
  seen(owner: MemoryOwner, chat: ChatId): number | undefined {
    return this.#find(owner, chat)?.seen;
  }

  /** Notes that the conversation was shown up to this entry. */
  mark(owner: MemoryOwner, chat: ChatId, entryId: number): Promise<void> {
    return this.#raise(owner, chat, 'seen', entryId);
  }

  /** The highest id of an entry whose news were told, or of those that were there before; undefined for a chat never watched. */
  told(owner: MemoryOwner, chat: ChatId): number | undefined {
    return this.#find(owner, chat)?.told;
  }

  /** Notes that news were told up to this entry. */
  tell(owner: MemoryOwner, chat: ChatId, entryId: number): Promise<void> {
    return this.#raise(owner, chat, 'told', entryId);
  }

  async #raise(owner: MemoryOwner, chat: ChatId, kind: Kind, entryId: number): Promise<void> {
    const marks = this.#read();
    const before = marks.find(isOf(owner, chat));
    if (!isEntryId(entryId) || (before?.[kind] ?? -1) >= entryId) return;
    const { origin, organization } = owner;
    const raised = { origin, organization, ...before, chat, [kind]: entryId };
    const others = marks.filter((mark) => mark !== before);
    await this.store.update(entry, { version: 1, marks: [...others, raised].slice(-seenChatsRemembered) });
  }

  #find(owner: MemoryOwner, chat: ChatId): Mark | undefined {
    return this.#read().find(isOf(owner, chat));
  }

  /** The latest mark last. */
  #read(): readonly Mark[] {
    const { version, marks } = toLoose(this.store.get(entry));
    return version === 1 ? toLooseList(marks).flatMap((mark) => parseMark(mark) ?? []) : [];
  }
}

function isOf(owner: MemoryOwner, chat: ChatId): (mark: Mark) => boolean {
  return (mark) => mark.chat === chat && isSameOwner(mark, owner);
}

function parseMark(value: ReturnType<typeof toLoose>): Mark | undefined {
  const owner = parseOwner(value);
  const chat = toChatId(value['chat']);
  if (!owner || chat === undefined) return undefined;
  const { seen, told } = value;
  return { ...owner, chat, ...(isEntryId(seen) ? { seen } : {}), ...(isEntryId(told) ? { told } : {}) };
}

/** 0 stands before the first entry. */
function isEntryId(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
