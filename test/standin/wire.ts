import type { Agent, Chat, Customer, Message } from './model';
import type { Settings } from './settings';

/** The two generations of the vendor's documentation, which differ in error bodies, time stamps and totals. */
export type Generation = 'current' | 'old';

/** Which of the two answers to an open question a stand-in gives (helpcrunch-api.md section 10, 12). */
export type LastMessageRule = Pick<Settings, 'lastMessageCountsNotes'>;

/** When the last message was that a chat names. */
export function toLastMessageAt(chat: Chat, { lastMessageCountsNotes }: LastMessageRule): number | null {
  const last = chat.messages.findLast(({ type }) => lastMessageCountsNotes || type !== 'private');
  return last?.createdAt ?? null;
}

/** When the customer wrote last. */
export function toLastCustomerMessageAt({ messages }: Chat): number | null {
  return messages.findLast(({ from }) => from === 'customer')?.createdAt ?? null;
}

/** What the transcript of a chat says about it (helpcrunch-api.md section 3.1). */
export function summarize(chat: Chat, rule: LastMessageRule) {
  const { lastMessageCountsNotes } = rule;
  const spoken = chat.messages.findLast(
    ({ type }) => type !== 'tech' && (lastMessageCountsNotes || type !== 'private'),
  );
  return {
    agents: toWriters(chat),
    lastMessageAt: toLastMessageAt(chat, rule),
    lastMessageId: spoken?.id ?? null,
    lastMessageText: spoken?.text ?? null,
    lastCustomerMessageAt: toLastCustomerMessageAt(chat),
    lastCommunicatedAgentId:
      chat.messages.findLast(({ agent, type }) => agent && type !== 'tech')?.agent?.id ?? null,
  };
}

/** The agents who have written in a chat. */
export function toWriters({ messages }: Chat): Agent[] {
  const agents = new Map<number, Agent>();
  for (const { agent, type } of messages) if (agent && type !== 'tech') agents.set(agent.id, agent);
  return [...agents.values()];
}

/** A chat as a generation answers it: strings of whole seconds, or (old) integers and no read marks. */
export function wireChat(chat: Chat, settings: LastMessageRule & Pick<Settings, 'generation'>): object {
  const { generation } = settings;
  const { customer, department, readByAgent, readByCustomer } = chat;
  const summary = summarize(chat, settings);
  const time = generation === 'old' ? wholeSeconds : secondsText;
  return {
    id: chat.id,
    status: chat.status,
    closedBy: chat.closedBy,
    rating: chat.rating,
    createdWith: chat.createdWith,
    applicationId: chat.applicationId,
    assignee: chat.assignee,
    ...summary,
    ...(generation === 'current' && { readByAgent, readByCustomer }),
    createdAt: time(chat.createdAt),
    closedAt: time(chat.closedAt),
    lastMessageAt: time(summary.lastMessageAt),
    lastCustomerMessageAt: time(summary.lastCustomerMessageAt),
    snoozedUntil: generation === 'old' ? fractionText(chat.snoozedUntil) : secondsText(chat.snoozedUntil),
    customer: { id: customer.id, name: customer.name, email: customer.email, userId: customer.userId },
    department: department && { id: department.id, name: department.name },
  };
}

/** A message as a generation answers it; it never has a `markdownText` (section 2.1). */
export function wireMessage(message: Message, chat: number, generation: Generation): object {
  const { agent, createdAt, updatedAt, ...rest } = message;
  const old = generation === 'old';
  const time = old ? fractionText : secondsText;
  return {
    ...rest,
    agent: agent && old ? { id: agent.id, name: agent.name } : agent,
    createdAt: time(createdAt),
    updatedAt: time(updatedAt),
    chat,
  };
}

/** A customer with all fields of section 5, most of them empty. */
export function wireCustomer(customer: Customer): object {
  return {
    ...customer,
    firstSeen: secondsText(customer.firstSeen),
    lastSeen: secondsText(customer.lastSeen),
    phone: null,
    location: { regionCode: null, countryCode: null, city: null },
    unsubscribed: false,
    blocked: false,
    source: null,
    referer: null,
    lastPage: null,
    locale: 'en',
    notes: null,
    customData: {},
  };
}

function wholeSeconds(time: number | null): number | null {
  return time === null ? null : Math.floor(time);
}

function secondsText(time: number | null): string | null {
  return time === null ? null : String(Math.floor(time));
}

function fractionText(time: number | null): string | null {
  return time === null ? null : time.toFixed(3);
}
