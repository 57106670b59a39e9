import { type DisplayText, toDisplayText } from './displayText';
import type { AgentId, ChatId, DepartmentId } from './ids';

/** The states of a chat in one spelling each; `other` is a state the vendor has not documented. */
export const chatStatuses = [
  'new',
  'opened',
  'pending',
  'onHold',
  'noCommunication',
  'closed',
  'empty',
  'other',
] as const;
export type ChatStatus = (typeof chatStatuses)[number];

/** The states that somebody can give to a chat (helpcrunch-api.md 3.6). */
export const settableStatuses = ['new', 'opened', 'pending', 'onHold', 'noCommunication', 'closed'] as const;
export type SettableStatus = (typeof settableStatuses)[number];

/** A team member as `GET /agents` lists them. */
export interface Agent {
  readonly id: AgentId;
  readonly name: DisplayText;
  readonly email: DisplayText;
}

/** A department as `GET /departments` lists them. */
export interface Department {
  readonly id: DepartmentId;
  readonly name: DisplayText;
}

/** A customer as `POST /customers/search` finds them, as far as it tells one from another (helpcrunch-api.md 5). */
export interface Customer {
  readonly id: number;
  /** Name, else e-mail, else `Customer <id>`. */
  readonly label: DisplayText;
}

/** A chat as far as this extension shows it (helpcrunch-api.md 3.1). */
export interface Chat {
  readonly id: ChatId;
  /** The customer's name, else e-mail, else `Customer <id>`. */
  readonly customer: DisplayText;
  /** Undefined where the API names no customer. */
  readonly customerId: number | undefined;
  /** Empty where the API has none. */
  readonly email: DisplayText;
  /** The team's own id of the customer, as the API has it and never for the screen; empty where there is none. */
  readonly userId: string;
  readonly status: ChatStatus;
  /** Undefined where nobody is assigned. */
  readonly assignee: Agent | undefined;
  readonly department: Department | undefined;
  /** End of a snooze, in milliseconds since 1970; undefined when the chat was never snoozed. */
  readonly snoozedUntilMs: number | undefined;
  /** Empty where the API has none. */
  readonly lastMessage: DisplayText;
  /** Undefined where the API has none. Whether notes count is not known (helpcrunch-api.md 10.12). */
  readonly lastMessageId: number | undefined;
  /** In milliseconds since 1970; undefined where the API has none. */
  readonly lastMessageAtMs: number | undefined;
  /** Undefined where the API does not say, as old servers. */
  readonly isReadByAgent: boolean | undefined;
}

/** An entry of a chat's transcript (helpcrunch-api.md 2.2). */
export interface ChatEntry {
  readonly id: number;
  /** `message`, `private`, `tech`, `email` and others: an open set. */
  readonly type: string;
  /** Undefined where the API names none. */
  readonly agent: number | undefined;
  /** Empty where the API names none. */
  readonly agentName: DisplayText;
  readonly from: string;
  /** As the API has it, never for the screen. */
  readonly text: string | undefined;
  /** In milliseconds since 1970; undefined where the API has none. */
  readonly atMs: number | undefined;
  /** Whether its readers have read it. */
  readonly isRead: boolean;
  readonly isEdited: boolean;
}

/** Some entries of a transcript. */
export interface EntryPage {
  /** The newest first, each id once. */
  readonly entries: readonly ChatEntry[];
  /** How many elements the server sent; fewer than asked for is the end of the transcript. */
  readonly length: number;
}

/** An organization as `GET /organization` answers; `domain` is bare (`acme`) or a host of its own, never a URL. */
export interface Organization {
  readonly id: number;
  readonly domain: string;
}

/** Brings `onhold`, `on hold`, `on-hold` and their like to one spelling (helpcrunch-api.md 9, row 2). */
export function toChatStatus(raw: string): ChatStatus {
  const plain = raw.toLowerCase().replace(/[\s_-]/g, '');
  if (plain === 'open') return 'opened';
  return chatStatuses.find((status) => status.toLowerCase() === plain) ?? 'other';
}

/** What somebody is called on the screen: name, else e-mail; empty where there is neither. */
export function toLabel({ name, email }: { name: string; email: string }): DisplayText {
  return toDisplayText(name) || toDisplayText(email);
}

/** How a chat stands apart from an ordinary one, as far as somebody who writes to it must know. */
export function toChatState(chat: Chat, nowMs: number): 'closed' | 'snoozed' | 'ordinary' {
  if (chat.status === 'closed') return 'closed';
  return (chat.snoozedUntilMs ?? 0) > nowMs ? 'snoozed' : 'ordinary';
}
