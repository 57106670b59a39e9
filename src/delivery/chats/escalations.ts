import type { ChatEntry } from '../../core/chat';
import { type DisplayText, toDisplayText } from '../../core/displayText';
import { toEntryKind } from '../../core/entryKind';
import type { ChatId } from '../../core/ids';
import { escalationMs } from '../../core/limits';
import { type MemoryOwner, isSameOwner } from '../../core/memoryOwner';
import type { SentRecord } from '../sentLog';
import type { Branch, EscalationNote } from './escalationNote';

/** Who wrote last in a chat; no kind where that is not known. `you` is this extension. */
export interface LastWriter {
  readonly kind: 'you' | 'agent' | 'customer' | undefined;
  /** Empty where the API names none. */
  readonly name: DisplayText;
}

/** A chat that this extension wrote to. Times are in milliseconds since 1970. */
export interface Escalation {
  readonly chat: ChatId;
  readonly customer: DisplayText;
  readonly lastSentMs: number;
  /** Undefined where the record names none. */
  readonly lastSentId: number | undefined;
  readonly lastWriter: LastWriter;
  /** Whether somebody else wrote after our last message. */
  readonly isAnswered: boolean;
  readonly branch?: Branch;
  readonly waitsForFix: boolean;
  readonly isMerged: boolean;
}

/** The newest entries of chats, as far as they were read. */
export type NewestEntries = ReadonlyMap<ChatId, readonly ChatEntry[]>;

/** The owner's chats that were written to in the last 30 days, the latest first. */
export function toEscalations(
  owner: MemoryOwner,
  records: readonly SentRecord[],
  notes: readonly EscalationNote[],
  newest: NewestEntries,
  nowMs: number,
): Escalation[] {
  const own = records.filter(({ origin, organization }) =>
    isSameOwner({ origin, organization: organization.id }, owner),
  );
  const noteOf = new Map(
    notes.filter((note) => isSameOwner(note.owner, owner)).map((note) => [note.chat, note]),
  );
  return [...groupByChat(own)]
    .map(([chat, sent]) => toEscalation(sent, newest.get(chat) ?? [], noteOf.get(chat)))
    .filter(({ lastSentMs }) => lastSentMs > nowMs - escalationMs)
    .sort((a, b) => b.lastSentMs - a.lastSentMs || b.chat - a.chat);
}

/** Where one chat's messages of this extension end. */
interface OwnEnd {
  readonly lastId: number | undefined;
  readonly last: SentRecord;
}

function toEscalation(
  sent: readonly SentRecord[],
  entries: readonly ChatEntry[],
  note: EscalationNote | undefined,
): Escalation {
  const own = toOwnEnd(sent);
  const { last } = own;
  const said = entries.filter((entry) => toEntryKind(entry) !== 'system').sort((a, b) => b.id - a.id);
  return {
    ...{ chat: last.chat, customer: last.customer, lastSentMs: last.atMs, lastSentId: own.lastId },
    lastWriter: toLastWriter(said[0], own),
    isAnswered: said.some((entry) => compareToEnd(entry, own) > 0),
    ...(note?.branch ? { branch: note.branch } : {}),
    waitsForFix: note?.waitsForFix ?? false,
    isMerged: note?.isMerged ?? false,
  };
}

function toOwnEnd(sent: readonly SentRecord[]): OwnEnd {
  const ids = sent.flatMap(({ messageIds }) => messageIds);
  const last = sent.reduce((a, b) => (b.atMs > a.atMs ? b : a));
  return { last, lastId: ids.length > 0 ? ids.reduce((a, b) => Math.max(a, b)) : undefined };
}

/** Above 0 for an entry after our last message, below for one before it, 0 where nobody knows. Times are of two clocks, so ids count first. */
function compareToEnd({ id, atMs }: ChatEntry, { last, lastId }: OwnEnd): number {
  if (lastId !== undefined && (id < lastId || last.messageIds.length > 0)) return id - lastId;
  return atMs === undefined ? 0 : atMs - last.atMs;
}

function toLastWriter(entry: ChatEntry | undefined, own: OwnEnd): LastWriter {
  if (!entry) return { kind: undefined, name: toDisplayText('') };
  // A page that was read before our last message went does not hold it.
  if (entry.id === own.lastId || compareToEnd(entry, own) < 0)
    return { kind: 'you', name: own.last.agent ?? toDisplayText('') };
  if (toEntryKind(entry) === 'customer') return { kind: 'customer', name: own.last.customer };
  return { kind: 'agent', name: entry.agentName };
}

function groupByChat(records: readonly SentRecord[]): Map<ChatId, SentRecord[]> {
  const groups = new Map<ChatId, SentRecord[]>();
  for (const record of records) {
    const group = groups.get(record.chat);
    if (group) group.push(record);
    else groups.set(record.chat, [record]);
  }
  return groups;
}
