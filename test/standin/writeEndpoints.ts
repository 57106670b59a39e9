import * as v from 'valibot';
import { badField } from './apiError';
import { ok, type Answer, type Endpoint } from './call';
import type { Chat } from './model';
import { choiceRule, idRule, readBody, textRule } from './requestRules';
import type { State } from './state';
import { wireChat, wireMessage } from './wire';

const messageBody = v.strictObject({
  chat: idRule,
  text: textRule,
  markdownText: v.exactOptional(textRule),
  agent: v.exactOptional(idRule),
  type: choiceRule(['message', 'private']),
});

const writableStatuses = [
  'new',
  'opened',
  'pending',
  'on hold',
  'on-hold',
  'no communication',
  'closed',
] as const;

const statusBody = v.strictObject({ id: idRule, status: choiceRule(writableStatuses) });
const assigneeBody = v.strictObject({ id: idRule, assignee: idRule });
const departmentBody = v.strictObject({ id: idRule, department: idRule });
const snoozeBody = v.strictObject({
  id: idRule,
  snoozedUntil: v.nullable(
    v.pipe(
      v.string('This value should be of type string.'),
      v.regex(/^\d+(\.\d+)?$/, 'This value is not a valid timestamp.'),
    ),
  ),
});

/** Everything that changes something (helpcrunch-api.md sections 2.1 and 3.6). */
export const writeEndpoints: readonly Endpoint[] = [
  {
    method: 'POST',
    template: '/v1/messages',
    answer: (call, state) => {
      const body = readBody(call, messageBody);
      const message = state.post(body);
      const { generation, createdStatus } = state.settings;
      const answer = wireMessage(message, body.chat, generation);
      // The old sample shows that the text need not come back.
      return { status: createdStatus, body: generation === 'old' ? { ...answer, text: null } : answer };
    },
  },
  {
    method: 'PUT',
    template: '/v1/chats/status',
    answer: (call, state) => {
      const { id, status } = readBody(call, statusBody);
      const foreign = state.settings.generation === 'old' ? 'on hold' : 'on-hold';
      if (status === foreign) throw badField('status', 'The value you selected is not a valid choice.');
      const chat = state.findChat(id);
      state.setStatus(chat, status, 'chat_status_changed_by_public_api');
      return changed(chat, state);
    },
  },
  {
    method: 'PUT',
    template: '/v1/chats/assignee',
    answer: (call, state) => {
      const body = readBody(call, assigneeBody);
      const chat = state.findChat(body.id);
      chat.assignee = state.findAgent(body.assignee);
      return changed(chat, state);
    },
  },
  {
    method: 'PUT',
    template: '/v1/chats/department',
    answer: (call, state) => {
      const body = readBody(call, departmentBody);
      const chat = state.findChat(body.id);
      chat.department = state.findDepartment(body.department);
      return changed(chat, state);
    },
  },
  {
    method: 'PUT',
    template: '/v1/chats/snooze',
    answer: (call, state) => {
      const { id, snoozedUntil } = readBody(call, snoozeBody);
      const chat = state.findChat(id);
      chat.snoozedUntil = snoozedUntil === null ? null : Number(snoozedUntil);
      return changed(chat, state);
    },
  },
];

function changed(chat: Chat, state: State): Answer {
  return ok(wireChat(chat, state.settings));
}
