import type { Chat, Message } from './model';
import { toChatForms } from './inboxForms';
import { escapeHtml } from './escapeHtml';
import { pageReply, type Reply } from './reply';
import type { PostedMessage, State } from './state';
import { summarize } from './wire';

/** More rows nobody reads, and thousands are slow to draw. */
const chatsShown = 200;

/** The pages for a person: the list at `/`, a conversation at `/inbox/chats/<id>`. */
export function answerPerson(path: string, host: string, state: State): Reply {
  if (path === '/') return pageReply(200, layout('HelpCrunch stand-in', indexPage(state, host)));
  const id = /^\/inbox\/chats\/(\d+)$/.exec(path)?.[1];
  const chat = state.data.chats.find((one) => one.id === Number(id));
  if (!chat)
    return pageReply(404, layout('Not found', '<h1>No such chat</h1><p><a href="/">All chats</a></p>'));
  return pageReply(200, layout(`Chat #${chat.id}`, conversationPage(chat, state)));
}

function layout(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>
body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #222 }
table { border-collapse: collapse; width: 100% } td, th { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid #ddd }
pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; font: inherit } .code { background: #f4f4f4; padding: .6rem; font-family: monospace }
article { border: 1px solid #ddd; border-radius: .5rem; padding: .5rem .8rem; margin: .6rem 0; background: #fff }
.agent { margin-left: 4rem; background: #eaf3ff } .private { background: #fff3bf } .tech { color: #777; border-style: dashed }
header { font-size: .85em; color: #555 } form { margin: .6rem 0 } textarea { display: block; width: 100%; height: 4rem; font: inherit }
</style></head><body>${body}</body></html>`;
}

function indexPage({ posted, data, settings }: State, host: string): string {
  const shown = data.chats.slice(0, chatsShown);
  const chatRow = (chat: Chat) =>
    row(chat.id, who(chat), chat.status, (summarize(chat, settings).lastMessageText ?? '').slice(0, 200));
  return `<h1>HelpCrunch stand-in</h1>
<h2>Messages received (${posted.length})</h2>${table(['Chat', 'Type', 'Author', 'Text'], posted.map(postedRow))}
<h2>Switch on a fault</h2>
<pre class="code">${escapeHtml(`curl -X POST http://${host}/standin/faults -d '{"kind":"status","status":503,"method":"POST","path":"/messages","times":1}'
curl -X POST http://${host}/standin/faults -d '{"kind":"cutAfterBody","path":"/messages","commit":true}'
curl -X POST http://${host}/standin/reset`)}</pre>
<h2>Chats (${data.chats.length}${shown.length < data.chats.length ? `, the first ${shown.length}` : ''})</h2>${table(['Chat', 'Customer', 'Status', 'Last message'], shown.map(chatRow))}`;
}

function table(heads: readonly string[], rows: readonly string[]): string {
  return `<table><tr>${heads.map((head) => `<th>${head}</th>`).join('')}</tr>${rows.join('')}</table>`;
}

function row(chat: number, ...cells: readonly string[]): string {
  const link = `<a href="/inbox/chats/${chat}">#${chat}</a>`;
  return `<tr><td>${link}</td>${cells.map((cell) => `<td><pre>${escapeHtml(cell)}</pre></td>`).join('')}</tr>`;
}

function postedRow({ chat, type, agent, text, markdownText }: PostedMessage): string {
  const author = agent === null ? 'the customer' : `agent ${agent}`;
  return row(chat, type === 'private' ? 'Private note' : 'Message', author, markdownText ?? text);
}

function conversationPage(chat: Chat, state: State): string {
  const { email } = chat.customer;
  return `<p><a href="/">All chats</a></p><h1>#${chat.id} ${escapeHtml(who(chat))}</h1>
<p>${escapeHtml([email, chat.status].filter(Boolean).join(' · '))}</p>
${chat.messages.map((message) => article(message, chat)).join('\n')}
${toChatForms(chat, state)}`;
}

function article(message: Message, chat: Chat): string {
  const { type, from, agent } = message;
  const kind = type === 'private' ? 'private' : type === 'tech' ? 'tech' : from;
  const author = agent?.name ?? (from === 'customer' ? who(chat) : 'System');
  const label = type === 'private' ? '<strong>Private note</strong> · ' : '';
  const time = new Date(message.createdAt * 1000).toISOString();
  return `<article class="${kind}"><header>${label}${escapeHtml(author)} · ${time}</header><pre>${escapeHtml(message.text ?? '')}</pre></article>`;
}

function who({ customer }: Chat): string {
  return customer.name ?? customer.email ?? `Customer ${customer.id}`;
}
