import type { OutboxMessage } from '../core/outbox';
import type { SharedFiles } from '../core/ports';
import { type SentHandoff, type SentRecord, parseRecord, parseSentHandoff, toRecord } from './sentRecord';

export type { SentHandoff, SentRecord };

/** What a month is called while it is emptied. */
const emptied = '.emptied';

/** A month; one that is still being emptied, as after a crash, is one like any other. */
const monthPattern = /^\d{4}-\d{2}\.jsonl(?:\.emptied)?$/;

const handoffPattern = /^handoff-([0-9a-f]{8,64})\.jsonl$/;

/**
 * Records of sent messages: one file a month, one line a message, written only at its end. What a handoff draft needs to
 * know of its messages is in a file of its own, which outlives the records and goes with the draft.
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
    await this.files.append(toMonth(atMs), JSON.stringify({ version: 1, ...record }));
  }

  /** The records of the months from then on, the newest first. */
  async read(sinceMs = 0): Promise<readonly SentRecord[]> {
    const wanted = (await this.#monthNames()).filter((name) => name >= toMonth(sinceMs));
    const months = await Promise.all(wanted.map((name) => this.#readMonth(name)));
    const byId = new Map(months.flat().map((record) => [record.id, record]));
    return [...byId.values()].reverse();
  }

  /**
   * Removes all records that there are now. Each month is moved away first: what another window adds from then on begins a
   * new one, and what it has added since this began is put back. What handoff drafts need to know stays.
   */
  async empty(): Promise<void> {
    const known = new Set((await this.read()).map(({ id }) => id));
    for (const name of await this.#monthNames()) {
      const moved = name.endsWith(emptied) ? name : name + emptied;
      if (moved !== name && !(await this.files.rename(name, moved))) continue;
      const lines = ((await this.files.read(moved)) ?? '').split('\n');
      for (const line of lines) {
        const record = parseRecord(line);
        if (record && !known.has(record.id)) await this.files.append(toMonth(record.atMs), line);
      }
      await this.files.remove(moved);
    }
    this.#months.clear();
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

  /** In their order; what a crash has left of a month comes before what was added since, so nothing is moved onto it. */
  async #monthNames(): Promise<string[]> {
    const names = (await this.files.list()).filter((name) => monthPattern.test(name));
    return names.sort((a, b) => a.slice(0, 7).localeCompare(b.slice(0, 7), 'en') || b.length - a.length);
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

/** UTC, so that a journey does not reorder the files. */
function toMonth(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 7)}.jsonl`;
}

function toHandoffFile(draft: string): string {
  return `handoff-${draft}.jsonl`;
}
