import type { Organization } from '../core/chat';
import { type DisplayText, toDisplayText } from '../core/displayText';
import type { HandoffSource } from '../core/handoff';
import { type ChatId, toChatId } from '../core/ids';
import { type MessageType, messageTypes } from '../core/message';
import type { OutboxMessage } from '../core/outbox';
import { type Loose, parseHandoffSource, parseLoose, parseTextSource, toLoose } from './parseStored';

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

/** What a living handoff draft needs to know of a message that it was: nothing of whom it went to, or what it said. */
export interface SentHandoff extends Omit<HandoffSource, 'draft'> {
  /** The outbox's id of the message. */
  readonly id: string;
  /** In milliseconds since 1970. */
  readonly atMs: number;
  readonly type: MessageType;
  readonly messageIds: readonly number[];
}

/** The record of a message that was sent. */
export function toRecord(
  message: OutboxMessage,
  messageId: number,
  atMs: number,
  keepsText: boolean,
): SentRecord {
  const { id, origin, organization, chat, customer, type, author, content, handoff } = message;
  return {
    ...{ id, atMs, origin, organization, chat, customer, type, messageIds: [messageId] },
    agent: author.kind === 'agent' ? author.agent.name : undefined,
    firstLine: toDisplayText(toFirstLine(message)),
    ...(handoff ? { handoff } : {}),
    ...(keepsText ? { text: content.markdownText ?? content.text } : {}),
  };
}

/** The first line that tells what a message is about: those of handoffs all begin with the same heading. */
function toFirstLine({ content, source, handoff }: OutboxMessage): string {
  const lines = content.text.split('\n').filter((line) => line.trim() !== '');
  const headings = handoff
    ? Array.from(source.text.matchAll(/^ {0,3}#{1,6}[ \t]+(.*)$/gm), ([, words]) => words)
    : [];
  return lines.find((line) => !headings.includes(line.trim())) ?? lines[0] ?? '';
}

/** Reads one line of a month; undefined for what is no record, as half a line that a crash leaves. */
export function parseRecord(line: string): SentRecord | undefined {
  const value = parseLoose(line);
  const known = parseKnown(value);
  const { origin, customer, agent, firstLine, text } = value;
  const { id: organization, domain } = toLoose(value['organization']);
  const chat = toChatId(value['chat']);
  const handoff = parseHandoffSource(value['handoff']);
  if (!known || !chat || typeof origin !== 'string') return undefined;
  if (typeof customer !== 'string' || typeof firstLine !== 'string') return undefined;
  if (typeof organization !== 'number' || typeof domain !== 'string') return undefined;
  return {
    ...{ ...known, origin, chat, organization: { id: organization, domain } },
    customer: toDisplayText(customer),
    agent: typeof agent === 'string' ? toDisplayText(agent) : undefined,
    firstLine: toDisplayText(firstLine),
    ...(handoff ? { handoff } : {}),
    ...(typeof text === 'string' ? { text } : {}),
  };
}

/** Reads one line of what was sent of a handoff draft; undefined for what is none. */
export function parseSentHandoff(line: string): SentHandoff | undefined {
  const value = parseLoose(line);
  const known = parseKnown(value);
  const source = parseTextSource(value);
  return known && source && { ...known, ...source };
}

function parseKnown(value: Loose): Pick<SentRecord, 'id' | 'atMs' | 'type' | 'messageIds'> | undefined {
  const { version, id, atMs, messageIds: ids } = value;
  const type = messageTypes.find((known) => known === value['type']);
  if (version !== 1 || typeof id !== 'string' || typeof atMs !== 'number' || !type) return undefined;
  return { id, atMs, type, messageIds: Array.isArray(ids) ? ids.filter(Number.isSafeInteger) : [] };
}
