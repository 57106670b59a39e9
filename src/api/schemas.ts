import * as v from 'valibot';
import {
  type Agent,
  type Chat,
  type ChatEntry,
  type Customer,
  type Department,
  type EntryPage,
  type Organization,
  toChatStatus,
  toLabel,
} from '../core/chat';
import { toDisplayText } from '../core/displayText';
import { maxListed, pageSize } from '../core/limits';
import {
  type AgentId,
  type ChatId,
  type DepartmentId,
  toAgentId,
  toChatId,
  toDepartmentId,
} from '../core/ids';

const text = v.nullish(v.string(), '');
/** Some organizations have numbers for ids of their own. */
const userId = v.pipe(
  v.fallback(v.nullish(v.union([v.string(), v.number()])), undefined),
  v.transform((value) => String(value ?? '')),
);
const isThere = (value: unknown): boolean => value !== undefined;
const chatId = v.pipe(v.unknown(), v.transform(toChatId), v.custom<ChatId>(isThere, 'not an id'));
const agentId = v.pipe(v.unknown(), v.transform(toAgentId), v.custom<AgentId>(isThere, 'not an id'));
const departmentId = v.pipe(
  v.unknown(),
  v.transform(toDepartmentId),
  v.custom<DepartmentId>(isThere, 'not an id'),
);
const anyId = v.pipe(v.unknown(), v.transform(toChatId), v.custom<number>(isThere, 'not an id'));

/** Whole seconds since 1970 as a string, a number or with a fraction (helpcrunch-api.md 1.4), to milliseconds. */
const time = v.pipe(
  v.nullish(v.union([v.string(), v.number()])),
  v.transform((value) => {
    const ms = Number(value ?? Number.NaN) * 1000;
    return Number.isFinite(ms) ? ms : undefined;
  }),
);

/** `GET /organization` (helpcrunch-api.md 4). */
export const organizationAnswer = v.pipe(
  v.object({ data: v.object({ id: anyId, domain: text }) }),
  v.transform(({ data }): Organization => data),
);

const agent = v.pipe(
  v.object({ id: agentId, name: text, email: text }),
  v.transform(({ id, name, email }): Agent => ({
    id,
    name: toLabel({ name, email }),
    email: toDisplayText(email),
  })),
);

/** A part that may be missing, null or of another form without making the whole unreadable. */
function orNone<T>(schema: v.GenericSchema<unknown, T>) {
  return v.fallback(v.optional(schema), undefined);
}

const department = v.pipe(
  v.object({ id: departmentId, name: text }),
  v.transform(({ id, name }): Department => ({
    id,
    name: toDisplayText(name),
  })),
);

/** One chat, as `GET /chats/{id}` answers (helpcrunch-api.md 3.1). */
export const chatAnswer = v.pipe(
  v.object({
    id: chatId,
    status: text,
    snoozedUntil: time,
    lastMessageText: text,
    lastMessageId: orNone(anyId),
    lastMessageAt: v.fallback(time, undefined),
    readByAgent: orNone(v.boolean()),
    customer: v.nullish(v.object({ id: v.nullish(anyId), name: text, email: text, userId: userId })),
    assignee: orNone(agent),
    department: orNone(department),
  }),
  v.transform((chat): Chat => ({
    id: chat.id,
    customer: chat.customer ? toLabel(chat.customer) : toDisplayText(''),
    customerId: chat.customer?.id ?? undefined,
    email: toDisplayText(chat.customer?.email ?? ''),
    userId: chat.customer?.userId ?? '',
    status: toChatStatus(chat.status),
    assignee: chat.assignee,
    department: chat.department,
    snoozedUntilMs: chat.snoozedUntil,
    lastMessage: toDisplayText(chat.lastMessageText),
    lastMessageId: chat.lastMessageId,
    lastMessageAtMs: chat.lastMessageAt,
    isReadByAgent: chat.readByAgent,
  })),
);

const customer = v.pipe(
  v.object({ id: anyId, name: text, email: text }),
  v.transform((found): Customer => ({ id: found.id, label: toLabel(found) })),
);

/** One page of a list. The total beside it is not read: servers put it in two places (helpcrunch-api.md 1.3). */
function page<T>(element: v.GenericSchema<unknown, T>) {
  const elements = v.pipe(
    v.array(v.unknown()),
    v.transform((all) => all.slice(0, maxListed)),
    v.array(element),
  );
  return v.object({ data: elements });
}

/** `GET /agents` (helpcrunch-api.md 4). */
export const agentsAnswer = page(agent);

/** `GET /departments` (helpcrunch-api.md 4). */
export const departmentsAnswer = page(department);

/** `GET /chats` and `POST /chats/search`. */
export const chatsAnswer = readablePage(chatAnswer);

/** `POST /customers/search` (helpcrunch-api.md 5). */
export const customersAnswer = readablePage(customer);

/** A page of which an element that cannot be read does not hide the others. */
function readablePage<T extends { readonly id: number }>(element: v.GenericSchema<unknown, T>) {
  return v.object({
    data: v.pipe(
      v.array(v.unknown()),
      v.transform((elements) => readEach(element, elements)),
    ),
  });
}

/** What can be read of a page, each id once. */
function readEach<T extends { readonly id: number }>(
  schema: v.GenericSchema<unknown, T>,
  elements: readonly unknown[],
): T[] {
  const found = new Map<number, T>();
  for (const element of elements.slice(0, pageSize)) {
    const parsed = v.safeParse(schema, element, { abortEarly: true });
    if (parsed.success) found.set(parsed.output.id, parsed.output);
  }
  return [...found.values()];
}

const entry = v.pipe(
  v.object({
    id: anyId,
    type: text,
    from: text,
    text: v.nullish(v.string()),
    agent: orNone(v.object({ id: orNone(anyId), name: v.fallback(text, '') })),
    createdAt: v.fallback(time, undefined),
    read: v.fallback(v.nullish(v.boolean(), false), false),
    edited: v.fallback(v.nullish(v.boolean(), false), false),
  }),
  v.transform(({ id, type, from, text, agent, createdAt, read, edited }): ChatEntry => ({
    id,
    type,
    from,
    agent: agent?.id,
    agentName: toDisplayText(agent?.name ?? ''),
    text: text ?? undefined,
    atMs: createdAt,
    isRead: read,
    isEdited: edited,
  })),
);

/**
 * `GET /chats/{id}/messages` in its three known envelopes (helpcrunch-api.md 9, row 5), the newest first. What cannot be
 * read is left out, so the length says how many there were.
 */
export const entriesAnswer = v.pipe(
  v.union([
    v.object({ data: v.array(v.unknown()) }),
    v.pipe(
      v.object({ messages: v.array(v.unknown()) }),
      v.transform(({ messages }) => ({ data: messages })),
    ),
  ]),
  v.transform(({ data }): EntryPage => {
    const elements = Array.isArray(data[0]) ? (data[0] as unknown[]) : data;
    return { entries: readEach(entry, elements), length: elements.length };
  }),
);

/** The answer to `POST /messages`; old servers echo no text, so only the id is read (helpcrunch-api.md 2.1). */
export const createdMessageAnswer = v.pipe(
  v.object({ id: anyId }),
  v.transform(({ id }): number => id),
);

/** The error body of every status (helpcrunch-api.md 1.1). */
export const errorAnswer = v.object({
  errors: v.array(v.object({ code: text, message: text })),
});
