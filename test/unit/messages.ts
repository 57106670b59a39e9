import type { Chat, ChatEntry } from '../../src/core/chat';
import { toDisplayText } from '../../src/core/displayText';
import {
  type AgentId,
  type ChatId,
  type DepartmentId,
  toAgentId,
  toChatId,
  toDepartmentId,
} from '../../src/core/ids';
import {
  type Address,
  type AgentAuthor,
  type Content,
  type CustomerAddress,
  type NoteAddress,
  type Sendable,
  toSendables,
} from '../../src/core/message';

/** A chat id for tests; throws for what is none. */
export function chatId(value: number): ChatId {
  const id = toChatId(value);
  if (id === undefined) throw new RangeError(`${value} is no chat id`);
  return id;
}

/** An agent id for tests; throws for what is none. */
export function agentId(value: number): AgentId {
  const id = toAgentId(value);
  if (id === undefined) throw new RangeError(`${value} is no agent id`);
  return id;
}

/** A department's id for tests; throws for what is none. */
export function departmentId(value: number): DepartmentId {
  const id = toDepartmentId(value);
  if (id === undefined) throw new RangeError(`${value} is no department id`);
  return id;
}

/** A chat of nobody in particular. */
export function toChat(changes: Partial<Chat> = {}): Chat {
  return {
    id: chatId(5),
    customer: toDisplayText('Bob'),
    customerId: 9,
    email: toDisplayText(''),
    userId: '',
    status: 'opened',
    assignee: undefined,
    department: undefined,
    snoozedUntilMs: undefined,
    lastMessage: toDisplayText(''),
    lastMessageId: undefined,
    lastMessageAtMs: undefined,
    isReadByAgent: undefined,
    ...changes,
  };
}

/** An entry of a transcript: a note of agent 7. */
export function toEntry(changes: Partial<ChatEntry> = {}): ChatEntry {
  return {
    ...{ id: 20, type: 'private', agent: 7, agentName: toDisplayText('Ann Agent'), from: 'agent' },
    ...{ text: 'the cause', atMs: undefined, isRead: false, isEdited: false },
    ...changes,
  };
}

export const ann: AgentAuthor = {
  kind: 'agent',
  agent: { id: agentId(7), name: toDisplayText('Ann Agent'), email: toDisplayText('ann@example.com') },
};

export const noteAddress: NoteAddress = { type: 'private', chat: chatId(5), author: ann };
export const customerAddress: CustomerAddress = { type: 'message', chat: chatId(5), author: ann };
export const content: Content = { text: 'cause is below', markdownText: '**cause** is below' };

/** A message that somebody has confirmed. */
export async function toSendable(address: Address, said = content): Promise<Sendable> {
  const sendables = await toSendables(address, [said], () => Promise.resolve('send'), true);
  const sendable = Array.isArray(sendables) ? (sendables as readonly Sendable[])[0] : undefined;
  if (sendable === undefined) throw new Error('nothing may be sent');
  return sendable;
}
