import type { Organization } from '../core/chat';
import { type DisplayText, toDisplayText } from '../core/displayText';
import type { HandoffSource } from '../core/handoff';
import { type ChatId, toChatId } from '../core/ids';
import { type MessageType, messageTypes } from '../core/message';
import type { OutboxMessage } from '../core/outbox';
import type { SharedFiles } from '../core/ports';
import { parseHandoffSource } from './parseStored';

/** What is kept of a message that was sent. */
export interface SentRecord {
  /** The outbox's id of the message. */
  readonly id: string;
  /** In milliseconds since 1970. */
  readonly atMs: number;
  readonly origin: string;
  readonly organization: Organization;
  readonly chat: ChatId;
  readonly customer: DisplayText;
  readonly type: MessageType;
  /** The agent's name; undefined for a message written as the customer. */
  readonly agent: DisplayText | undefined;
  readonly messageIds: readonly number[];
  readonly firstLine: DisplayText;
  /** The text of a handoff draft that it was. */
  readonly handoff?: HandoffSource;
  /** Only with `helpcrunch.keepSentText`. */
  readonly text?: string;
}

/** Records of sent messages: one file a month, one line a message, written only at its end. */
export class SentLog {
  readonly #months = new Map<string, { version: string; records: readonly SentRecord[] }>();

  constructor(private readonly files: SharedFiles) {}

  /** Adding the same message twice, as after a crash, leaves one record. */
  async add(message: OutboxMessage, messageId: number, atMs: number, keepsText: boolean): Promise<void> {
    const record = toRecord(message, messageId, atMs, keepsText);
    await this.files.append(toMonth(atMs), JSON.stringify({ version: 1, ...record }));
  }

  /** The records of the months from then on, the newest first. */
  async read(sinceMs = 0): Promise<readonly SentRecord[]> {
    const names = (await this.files.list()).filter((name) => /^\d{4}-\d{2}\.jsonl$/.test(name));
    const wanted = names.filter((name) => name >= toMonth(sinceMs)).sort();
    const months = await Promise.all(wanted.map((name) => this.#readMonth(name)));
    const byId = new Map(months.flat().map((record) => [record.id, record]));
    return [...byId.values()].reverse();
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

function toRecord(message: OutboxMessage, messageId: number, atMs: number, keepsText: boolean): SentRecord {
  const { id, origin, organization, chat, customer, type, author, content, handoff } = message;
  const firstLine = content.text.split('\n').find((line) => line.trim() !== '') ?? '';
  return {
    ...{ id, atMs, origin, organization, chat, customer, type, messageIds: [messageId] },
    agent: author.kind === 'agent' ? author.agent.name : undefined,
    firstLine: toDisplayText(firstLine),
    ...(handoff ? { handoff } : {}),
    ...(keepsText ? { text: content.markdownText ?? content.text } : {}),
  };
}

/** UTC, so that a journey does not reorder the files. */
function toMonth(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 7)}.jsonl`;
}

/** Half a line, as a crash leaves it, is no record. */
function parseRecord(line: string): SentRecord | undefined {
  if (line === '') return undefined;
  let value: Partial<Record<string, unknown>>;
  try {
    value = (JSON.parse(line) ?? {}) as typeof value;
  } catch {
    return undefined;
  }
  const { version, id, atMs, origin, customer, agent, firstLine, text } = value;
  const organization = (value['organization'] ?? {}) as Partial<Record<string, unknown>>;
  const chat = toChatId(value['chat']);
  const handoff = parseHandoffSource(value['handoff']);
  const type = messageTypes.find((known) => known === value['type']);
  const messageIds = Array.isArray(value['messageIds'])
    ? value['messageIds'].filter(Number.isSafeInteger)
    : [];
  if (version !== 1 || typeof id !== 'string' || typeof atMs !== 'number' || !chat || !type) return undefined;
  if (typeof origin !== 'string' || typeof customer !== 'string' || typeof firstLine !== 'string')
    return undefined;
  if (typeof organization['id'] !== 'number' || typeof organization['domain'] !== 'string') return undefined;
  return {
    ...{ id, atMs, origin, chat, type, messageIds },
    organization: { id: organization['id'], domain: organization['domain'] },
    customer: toDisplayText(customer),
    agent: typeof agent === 'string' ? toDisplayText(agent) : undefined,
    firstLine: toDisplayText(firstLine),
    ...(handoff ? { handoff } : {}),
    ...(typeof text === 'string' ? { text } : {}),
  };
}
