import { fullMonthBytes } from '../core/limits';
import type { OutboxMessage } from '../core/outbox';
import type { SharedFiles } from '../core/ports';
import { type SentHandoff, type SentRecord, parseRecord, parseSentHandoff, toRecord } from './sentRecord';

export type { SentHandoff, SentRecord };

/** What a month is called while it is emptied. */
const emptied = '.emptied';

/** A month's file, or a further one of a month with many; one that is still being emptied, as after a crash, is one like any other. */
const monthPattern = /^(\d{4}-\d{2})(?:\.([1-9]\d{0,5}))?\.jsonl(?:\.emptied)?$/;

const handoffPattern = /^handoff-([0-9a-f]{8,64})\.jsonl$/;

/** A file of records that could not be read or removed, and why. */
export interface RecordsFault {
  readonly name: string;
  readonly fault: unknown;
}

/** The records that can be read, the newest first, and the files that cannot. */
export interface Readable {
  readonly records: readonly SentRecord[];
  readonly faults: readonly RecordsFault[];
}

/**
 * Records of sent messages: one file a month, and further ones where it is full; one line a message, written only at its
 * end. What a handoff draft needs to know of its messages is in a file of its own, which outlives the records and goes with
 * the draft.
 */
export class SentLog {
  readonly #months = new Map<string, { version: string; records: readonly SentRecord[] }>();

  constructor(private readonly files: SharedFiles) {}

  /** Adding the same message twice, as after a crash, leaves one record. */
  async add(message: OutboxMessage, messageId: number, atMs: number, keepsText: boolean): Promise<void> {
    const { id, type, handoff } = message;
    if (handoff) {
      const { draft, ...source } = handoff;
      const sent: SentHandoff = { id, atMs, type, ...source, messageIds: [messageId] };
      await this.files.append(toHandoffFile(draft), JSON.stringify({ version: 1, ...sent }));
    }
    const record = toRecord(message, messageId, atMs, keepsText);
    await this.files.append(await this.#toFile(atMs), JSON.stringify({ version: 1, ...record }));
  }

  /** The records of the months from then on, the newest first. @throws where one of them cannot be read: then nobody knows what was sent */
  async read(sinceMs = 0): Promise<readonly SentRecord[]> {
    const { records, faults } = await this.readable(sinceMs);
    if (faults[0]) throw faults[0].fault;
    return records;
  }

  /** What can be read of the months from then on; for whoever shows it, and decides nothing by it. */
  async readable(sinceMs = 0): Promise<Readable> {
    const wanted = (await this.#monthNames()).filter((name) => name.slice(0, 7) >= toMonth(sinceMs));
    const faults: RecordsFault[] = [];
    const read = (name: string): Promise<readonly SentRecord[]> =>
      this.#readMonth(name).catch((fault: unknown) => {
        faults.push({ name, fault });
        return [];
      });
    const months = await Promise.all(wanted.map(read));
    const byId = new Map(months.flat().map((record) => [record.id, record]));
    return { records: [...byId.values()].reverse(), faults };
  }

  /**
   * Removes all records that there are now, also those that cannot be read, and gives what could not be removed. Each month
   * is moved away first: what another window adds from then on begins a new one, and what it has added since this began is
   * put back. What handoff drafts need to know stays.
   */
  async empty(): Promise<readonly RecordsFault[]> {
    const { records, faults } = await this.readable();
    const known = new Set(records.map(({ id }) => id));
    const unreadable = new Set(faults.map(({ name }) => name));
    const left: RecordsFault[] = [];
    for (const name of await this.#monthNames()) {
      const emptying = unreadable.has(name) ? this.files.remove(name) : this.#emptyMonth(name, known);
      await emptying.catch((fault: unknown) => left.push({ name, fault }));
    }
    this.#months.clear();
    return left;
  }

  /** What was sent of a handoff draft, the oldest first. */
  async readHandoff(draft: string): Promise<readonly SentHandoff[]> {
    const lines = ((await this.files.read(toHandoffFile(draft))) ?? '').split('\n');
    const sent = lines.flatMap((line) => parseSentHandoff(line) ?? []);
    return [...new Map(sent.map((each) => [each.id, each])).values()];
  }

  /** The handoff drafts of which something was sent. */
  async listHandoffs(): Promise<readonly string[]> {
    return (await this.files.list()).flatMap((name) => handoffPattern.exec(name)?.[1] ?? []);
  }

  /** Removes what a handoff draft needed to know, once there is no such draft any more. */
  async forgetHandoff(draft: string): Promise<void> {
    await this.files.remove(toHandoffFile(draft));
  }

  async #emptyMonth(name: string, known: ReadonlySet<string>): Promise<void> {
    const moved = name.endsWith(emptied) ? name : name + emptied;
    if (moved !== name && !(await this.files.rename(name, moved))) return;
    const lines = ((await this.files.read(moved)) ?? '').split('\n');
    for (const line of lines) {
      const record = parseRecord(line);
      if (record && !known.has(record.id)) await this.files.append(await this.#toFile(record.atMs), line);
    }
    await this.files.remove(moved);
  }

  /** The first file of a month that has room: one that grew on would be too large to be read again. */
  async #toFile(atMs: number): Promise<string> {
    for (let number = 1; ; number++) {
      const name = number === 1 ? `${toMonth(atMs)}.jsonl` : `${toMonth(atMs)}.${number}.jsonl`;
      if (((await this.files.size(name)) ?? 0) < fullMonthBytes) return name;
    }
  }

  /** In their order; what a crash has left of a month comes before what was added since, so nothing is moved onto it. */
  async #monthNames(): Promise<string[]> {
    const months = (await this.files.list()).flatMap((name) => toMonthFile(name) ?? []);
    const inOrder = months.sort(
      (a, b) =>
        a.month.localeCompare(b.month, 'en') ||
        Number(b.isEmptied) - Number(a.isEmptied) ||
        a.number - b.number,
    );
    return inOrder.map(({ name }) => name);
  }

  async #readMonth(name: string): Promise<readonly SentRecord[]> {
    const version = await this.files.version(name);
    const known = this.#months.get(name);
    if (known && known.version === version) return known.records;
    const text = (await this.files.read(name)) ?? '';
    const records = text.split('\n').flatMap((line) => parseRecord(line) ?? []);
    if (version !== undefined) this.#months.set(name, { version, records });
    return records;
  }
}

/** As `2026-11`, in UTC, so that a journey does not reorder the files. */
function toMonth(ms: number): string {
  return new Date(ms).toISOString().slice(0, 7);
}

function toMonthFile(name: string) {
  const [, month, number = '1'] = monthPattern.exec(name) ?? [];
  return month === undefined
    ? undefined
    : { name, month, number: Number(number), isEmptied: name.endsWith(emptied) };
}

function toHandoffFile(draft: string): string {
  return `handoff-${draft}.jsonl`;
}
