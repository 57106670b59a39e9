import { ApiError } from './apiError';
import { escapeHtml } from './escapeHtml';
import type { Chat } from './model';
import { pageReply, redirectReply, type Reply } from './reply';
import { sampleStatuses } from './sampleChats';
import type { State } from './state';

/** What a person can do to a chat at the foot of its page: write in it, hand it on, remove it. */
export function toChatForms({ id, status, assignee }: Chat, { agents }: State): string {
  const people = agents.map(({ id, name }): Choice => [`${id}`, name]);
  const writers: Choice[] = [
    ['customer', 'The customer'],
    ...agents.flatMap(({ id, name }): Choice[] => [
      [`message ${id}`, `${name}, to the customer`],
      [`private ${id}`, `${name}, private note`],
    ]),
  ];
  const statuses = sampleStatuses.map((one): Choice => [one, one]);
  return [
    toForm(id, 'say', 'Write', `<textarea name="text" required></textarea>${toSelect('by', writers)}`),
    toForm(id, 'status', 'Set status', toSelect('status', statuses, status)),
    toForm(
      id,
      'assign',
      'Assign',
      toSelect('assignee', [['', 'Nobody'], ...people], `${assignee?.id ?? ''}`),
    ),
    toForm(id, 'remove', 'Remove this chat', ''),
  ].join('\n');
}

/** Does what a form of a chat's page asks for, and goes back to a page that shows it. */
export function answerForm(path: string, body: string | undefined, state: State): Reply {
  const [, id, action] = /^\/inbox\/chats\/(\d+)\/(\w+)$/.exec(path) ?? [];
  const fields = new URLSearchParams(body);
  try {
    return redirectReply(act(Number(id), action ?? '', (name) => fields.get(name) ?? '', state));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return pageReply(error.refusal.status, `<p>${escapeHtml(error.message)} <a href="/">All chats</a></p>`);
  }
}

/** Gives the path to go to. */
function act(chat: number, action: string, field: (name: string) => string, state: State): string {
  switch (action) {
    case 'say': {
      const [type = '', agent] = field('by').split(' ');
      const text = field('text').replaceAll('\r\n', '\n');
      if (agent === undefined) state.say({ chat, text, type: 'message', from: 'customer' });
      else state.say({ chat, text, type, from: 'agent', agent: Number(agent) });
      break;
    }
    case 'status':
      state.changeChat({ chat, status: field('status') });
      break;
    case 'assign':
      state.changeChat({ chat, assignee: field('assignee') === '' ? null : Number(field('assignee')) });
      break;
    case 'remove':
      state.removeChat(chat);
      return '/';
    default:
      throw new ApiError({ status: 404, what: 'Page' });
  }
  return `/inbox/chats/${chat}`;
}

/** A value and its label. */
type Choice = readonly [string, string];

function toForm(chat: number, action: string, label: string, fields: string): string {
  return `<form method="post" action="/inbox/chats/${chat}/${action}">${fields}<button>${label}</button></form>`;
}

function toSelect(name: string, choices: readonly Choice[], chosen = ''): string {
  const options = choices.map(([value, label]) => {
    const mark = value === chosen ? ' selected' : '';
    return `<option value="${escapeHtml(value)}"${mark}>${escapeHtml(label)}</option>`;
  });
  return `<select name="${name}" aria-label="${name}">${options.join('')}</select> `;
}
