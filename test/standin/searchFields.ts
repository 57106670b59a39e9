import type { Chat, Customer } from './model';
import type { SearchField, SearchFields } from './search';
import { type LastMessageRule, toLastCustomerMessageAt, toLastMessageAt, toWriters } from './wire';

/** How a chat may be sorted (helpcrunch-api.md section 3.2). */
export const chatSorts = {
  'chats.createdAt': (chat: Chat) => chat.createdAt,
  'chats.lastCustomerMessageAt': toLastCustomerMessageAt,
  'chats.lastMessageAt': (chat: Chat, rule: LastMessageRule) => toLastMessageAt(chat, rule),
  'chats.closedAt': (chat: Chat) => chat.closedAt,
};

/** How a customer may be sorted (section 5). */
export const customerSorts = {
  'customers.firstSeen': (customer: Customer) => customer.firstSeen,
  'customers.lastSeen': (customer: Customer) => customer.lastSeen,
};

/** What chats can be searched by (section 3.3); statuses are numbers in a string, names match nothing. */
export const chatFields: SearchFields<Chat> = {
  'chats.assignee': { kind: 'id', values: (chat) => [chat.assignee?.id ?? null] },
  'chats.agents': { kind: 'id', values: (chat) => toWriters(chat).map(({ id }) => id) },
  'chats.customer': { kind: 'id', values: (chat) => [chat.customer.id] },
  'chats.customer.email': { kind: 'text', values: (chat) => [chat.customer.email] },
  'chats.customer.userId': { kind: 'text', values: (chat) => [chat.customer.userId] },
  'chats.customer.tagsData': { kind: 'tags', values: (chat) => chat.customer.tags.map(({ name }) => name) },
  'chats.department': { kind: 'id', values: (chat) => [chat.department?.id ?? null] },
  'chats.status': { kind: 'text', values: (chat) => [statusNumber(chat.status)] },
  'chats.rating': { kind: 'text', values: (chat) => [chat.rating] },
  'chats.createdAt': { kind: 'time', values: (chat) => [chat.createdAt] },
  'chats.updatedAt': { kind: 'time', values: ({ messages }) => [messages.at(-1)?.createdAt ?? null] },
  'chats.closedAt': { kind: 'time', values: (chat) => [chat.closedAt] },
};

/** What customers can be searched by (section 5). */
export const customerFields: SearchFields<Customer> = {
  'customers.id': { kind: 'id', values: ({ id }) => [id] },
  'customers.userId': { kind: 'text', values: ({ userId }) => [userId] },
  'customers.name': { kind: 'text', values: ({ name }) => [name] },
  'customers.email': { kind: 'text', values: ({ email }) => [email] },
  'customers.company': { kind: 'text', values: ({ company }) => [company] },
  'customers.tagsData': { kind: 'tags', values: ({ tags }) => tags.map(({ name }) => name) },
  'customers.lastSeen': { kind: 'time', values: ({ lastSeen }) => [lastSeen] },
  ...neverFilled('phone countryCode regionCode city'),
  ...neverFilled('telegramId facebookId instagramId viberId whatsappId'),
};

function neverFilled(names: string): SearchFields<Customer> {
  const field: SearchField<Customer> = { kind: 'text', values: () => [null] };
  return Object.fromEntries(names.split(' ').map((name) => [`customers.${name}`, field]));
}

function statusNumber(status: string): string | null {
  const order = ['new', 'opened', 'pending', 'onhold', 'closed', 'nocommunication', 'empty'];
  const index = order.indexOf(status.replaceAll(/[ _-]/g, ''));
  return index < 0 ? null : String(index + 1);
}
