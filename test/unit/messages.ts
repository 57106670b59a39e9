import { toDisplayText } from '../../src/core/displayText';
import { type AgentId, type ChatId, toAgentId, toChatId } from '../../src/core/ids';
import type { AgentAuthor, CustomerMessage, PrivateNote } from '../../src/core/message';

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

export const ann: AgentAuthor = {
  kind: 'agent',
  agent: { id: agentId(7), name: toDisplayText('Ann Agent'), email: toDisplayText('ann@example.com') },
};

export const note: PrivateNote = {
  type: 'private',
  chat: chatId(5),
  author: ann,
  content: { text: 'cause is the null check below', markdownText: '**cause** is the null check below' },
};

export const customerMessage: CustomerMessage = { ...note, type: 'message' };
