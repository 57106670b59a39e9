import * as v from 'valibot';
import { ok, type Answer, type Endpoint } from './call';
import type { Chat } from './model';
import { choiceRule, orderRule, pageRules, readBody, readPathId, readQuery } from './requestRules';
import { applyFilters, searchRule } from './search';
import { chatFields, chatSorts, customerFields, customerSorts } from './searchFields';
import type { State } from './state';
import { wireChat, wireCustomer, wireMessage } from './wire';

interface Page {
  limit: number;
  offset: number;
}

interface ChatOrder {
  sort?: keyof typeof chatSorts;
  order: string;
}

const pageQuery = v.strictObject(pageRules);
const emptyQuery = v.strictObject({});

const chatSortNames = Object.keys(chatSorts) as (keyof typeof chatSorts)[];
const customerSortNames = Object.keys(customerSorts) as (keyof typeof customerSorts)[];

const chatQuery = v.strictObject({
  sort: v.exactOptional(choiceRule(chatSortNames)),
  order: v.exactOptional(orderRule, 'desc'),
  ...pageRules,
});

const chatSearch = searchRule(chatFields, chatSortNames);
const customerSearch = searchRule(customerFields, customerSortNames);

/** Everything that only reads (helpcrunch-api.md sections 2.3 to 5). */
export const readEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    template: '/v1/organization',
    answer: (call, { settings }) => {
      readQuery(call, emptyQuery);
      return ok({ data: { ...settings.organization, teamOnline: true, chatEnabled: true } });
    },
  },
  {
    method: 'GET',
    template: '/v1/agents',
    answer: (call, state) => list(state, state.agents, readQuery(call, pageQuery)),
  },
  {
    method: 'GET',
    template: '/v1/departments',
    answer: (call, state) => list(state, state.data.departments, readQuery(call, pageQuery)),
  },
  {
    method: 'GET',
    template: '/v1/applications',
    answer: (call, { data }) => {
      readQuery(call, emptyQuery);
      return ok({ data: data.applications });
    },
  },
  {
    method: 'GET',
    template: '/v1/chats',
    answer: (call, state) => {
      const query = readQuery(call, chatQuery);
      return chatList(state, state.data.chats, query);
    },
  },
  {
    method: 'GET',
    template: '/v1/chats/{id}',
    answer: (call, state) => {
      readQuery(call, emptyQuery);
      return ok(wireChat(state.findChat(readPathId(call)), state.settings));
    },
  },
  {
    method: 'GET',
    template: '/v1/chats/{id}/messages',
    answer: (call, state) => {
      const chat = state.findChat(readPathId(call));
      const newestFirst = chat.messages.toReversed();
      const data = page(newestFirst, readQuery(call, pageQuery));
      return ok({
        data: data.map((message) => wireMessage(message, chat.id, state.settings.generation)),
        total: newestFirst.length,
      });
    },
  },
  {
    method: 'POST',
    template: '/v1/chats/search',
    answer: (call, state) => {
      const query = readBody(call, chatSearch);
      return chatList(state, applyFilters(state.data.chats, chatFields, query, state.settings), query);
    },
  },
  {
    method: 'POST',
    template: '/v1/customers/search',
    answer: (call, state) => {
      const query = readBody(call, customerSearch);
      const found = applyFilters(state.data.customers, customerFields, query, state.settings);
      const order = sorted(found, customerSorts[query.sort ?? 'customers.firstSeen'], query.order);
      return ok({ data: page(order, query).map(wireCustomer), total: found.length });
    },
  },
];

function chatList({ settings }: State, chats: readonly Chat[], query: Page & ChatOrder): Answer {
  const { generation } = settings;
  const key = chatSorts[query.sort ?? 'chats.createdAt'];
  const order = sorted(chats, (chat) => key(chat, settings), query.order);
  const data = page(order, query).map((chat) => wireChat(chat, settings));
  return ok(generation === 'old' ? { data, total: chats.length } : { data, meta: { total: chats.length } });
}

/** The old pages show lists of agents and departments without a total (section 4). */
function list({ settings }: State, items: readonly object[], query: Page): Answer {
  const data = page(items, query);
  return ok(settings.generation === 'old' ? { data } : { data, meta: { total: items.length } });
}

function page<Item>(items: readonly Item[], { limit, offset }: Page): Item[] {
  return items.slice(offset, offset + limit);
}

function sorted<Item extends { id: number }>(
  items: readonly Item[],
  key: (item: Item) => number | null,
  order: string,
): Item[] {
  const direction = order.toLowerCase() === 'asc' ? 1 : -1;
  // Each key once: it may be found at the end of a long transcript, and there may be thousands of items.
  const keyed = items.map((item) => ({ item, at: key(item) ?? 0 }));
  keyed.sort((a, b) => direction * (a.at - b.at || a.item.id - b.item.id));
  return keyed.map(({ item }) => item);
}
