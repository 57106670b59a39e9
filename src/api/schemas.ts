import * as v from 'valibot';
import {
  type Agent,
  type Chat,
  type ChatEntry,
  type Organization,
  toChatStatus,
  toCustomerLabel,
} from '../core/chat';
import { toDisplayText } from '../core/displayText';
import { pageSize } from '../core/limits';
import { type AgentId, type ChatId, toAgentId, toChatId } from '../core/ids';

const text = v.nullish(v.string(), '');
const isThere = (value: unknown): boolean => value !== undefined;
const chatId = v.pipe(v.unknown(), v.transform(toChatId), v.custom<ChatId>(isThere, 'not an id'));
const agentId = v.pipe(v.unknown(), v.transform(toAgentId), v.custom<AgentId>(isThere, 'not an id'));
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
    name: toDisplayText(name) || toDisplayText(email) || toDisplayText(`Agent ${id}`),
    email: toDisplayText(email),
  })),
);

/** One chat, as `GET /chats/{id}` answers (helpcrunch-api.md 3.1). */
export const chatAnswer = v.pipe(
  v.object({
    id: chatId,
    status: text,
    snoozedUntil: time,
    lastMessageText: text,
    lastMessageId: v.fallback(v.nullish(anyId), undefined),
    customer: v.nullish(v.object({ id: v.nullish(anyId), name: text, email: text })),
  }),
  v.transform(({ id, status, snoozedUntil, lastMessageText, lastMessageId, customer }): Chat => ({
    id,
    customer:
      customer?.id === undefined || customer.id === null
        ? toDisplayText(customer?.name ?? '') || toDisplayText('Unknown customer')
        : toCustomerLabel({ ...customer, id: customer.id }),
    email: toDisplayText(customer?.email ?? ''),
    status: toChatStatus(status),
    snoozedUntilMs: snoozedUntil,
    lastMessage: toDisplayText(lastMessageText),
    lastMessageId: lastMessageId ?? undefined,
  })),
);

/** One page of a list. The total beside it is not read: servers put it in two places (helpcrunch-api.md 1.3). */
function page<S extends v.GenericSchema>(element: S) {
  return v.object({ data: v.array(element) });
}

export const agentsAnswer = page(agent);

/** `GET /chats`: one odd chat must not hide the others, so what cannot be read is left out. */
export const chatsAnswer = v.object({
  data: v.pipe(
    v.array(v.unknown()),
    v.transform((elements) =>
      elements.slice(0, pageSize).flatMap((element) => {
        const parsed = v.safeParse(chatAnswer, element, { abortEarly: true });
        return parsed.success ? [parsed.output] : [];
      }),
    ),
  ),
});

const entry = v.pipe(
  v.object({
    id: anyId,
    type: text,
    from: text,
    text: v.nullish(v.string()),
    agent: v.nullish(v.object({ id: v.nullish(anyId) })),
  }),
  v.transform(({ id, type, from, text, agent }): ChatEntry => ({
    id,
    type,
    from,
    agent: agent?.id ?? undefined,
    text: text ?? undefined,
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
  v.transform(({ data }) => {
    const elements = Array.isArray(data[0]) ? (data[0] as unknown[]) : data;
    const entries = elements.slice(0, pageSize).flatMap((element) => {
      const parsed = v.safeParse(entry, element, { abortEarly: true });
      return parsed.success ? [parsed.output] : [];
    });
    return { length: elements.length, entries };
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
