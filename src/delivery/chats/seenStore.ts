import { type ChatId, toChatId } from '../../core/ids';
import { seenChatsRemembered, toldNotedMs } from '../../core/limits';
import { type MemoryOwner, isSameOwner, parseOwner } from '../../core/memoryOwner';
import type { KeyValue } from '../../core/ports';
import { toLoose, toLooseList } from '../parseStored';

const entry = 'helpcrunch.seen';

interface Mark extends MemoryOwner {
  readonly chat: ChatId;
  readonly seen?: number;
  readonly told?: Told;
}

/** Up to which entry news were told, and when that was last looked at, in milliseconds since 1970. */
export interface Told {
  readonly entryId: number;
  readonly atMs: number;
}

/**
 * Up to which entry each conversation was shown here and its news were told. All windows share the marks, and the last
 * one to write wins: a mark that is lost so lets something be told twice, or, in a chat that counts from its first look,
 * not at all.
 */
export class SeenStore {
  constructor(private readonly store: KeyValue) {}

  /** The highest id of an entry that was shown; undefined for a conversation never shown. */
  seen(owner: MemoryOwner, chat: ChatId): number | undefined {
    return this.#find(owner, chat)?.seen;
  }

  /** Notes that the conversation was shown up to this entry. */
  mark(owner: MemoryOwner, chat: ChatId, entryId: number): Promise<void> {
    return this.#change(owner, chat, entryId, ({ seen = -1 }) =>
      entryId > seen ? { seen: entryId } : undefined,
    );
  }

  /** Up to where news were told, or what was there before; undefined for a chat never watched. */
  told(owner: MemoryOwner, chat: ChatId): Told | undefined {
    return this.#find(owner, chat)?.told;
  }

  /** Notes that there is nothing to be told up to this entry any more. */
  tell(owner: MemoryOwner, chat: ChatId, entryId: number, atMs: number): Promise<void> {
    return this.#change(owner, chat, entryId, ({ told }) => {
      if (told && entryId <= told.entryId && Math.abs(atMs - told.atMs) < toldNotedMs) return undefined;
      return { told: { entryId: Math.max(entryId, told?.entryId ?? 0), atMs } };
    });
  }

  async #change(
    owner: MemoryOwner,
    chat: ChatId,
    entryId: number,
    toChange: (before: Partial<Mark>) => Partial<Mark> | undefined,
  ): Promise<void> {
    const marks = this.#read();
    const before = marks.find(isOf(owner, chat));
    const change = isEntryId(entryId) ? toChange(before ?? {}) : undefined;
    if (!change) return;
    const { origin, organization } = owner;
    const changed = { origin, organization, ...before, chat, ...change };
    const others = marks.filter((mark) => mark !== before);
    await this.store.update(entry, { version: 1, marks: [...others, changed].slice(-seenChatsRemembered) });
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
  const { seen } = value;
  const told = parseTold(value['told']);
  return { ...owner, chat, ...(isEntryId(seen) ? { seen } : {}), ...(told ? { told } : {}) };
}

function parseTold(value: unknown): Told | undefined {
  const { entryId, atMs } = toLoose(value);
  return isEntryId(entryId) && Number.isFinite(atMs) ? { entryId, atMs: atMs as number } : undefined;
}

/** 0 stands before the first entry. */
function isEntryId(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
