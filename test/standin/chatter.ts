import type { Chatter } from './chaos';
import { helpBot } from './sampleTeam';
import type { NewMessage, State } from './state';

/** Lets somebody else write in the chat that a request is about to post to, or has posted to; ignores what is no message. */
export function writeChatter(chatter: readonly Chatter[], posted: unknown, state: State): void {
  const sent = posted as Partial<NewMessage> | undefined;
  const chat = state.data.chats.find(({ id }) => id === sent?.chat);
  if (!chat || !sent) return;
  const text = state.shownText({ text: '', ...sent });
  const agent = state.agents.find(({ id }) => id === sent.agent) ?? helpBot;
  for (const who of chatter) {
    switch (who) {
      case 'customer':
        // The very same text: only its author tells it from ours.
        state.append(chat, { type: 'message', text, from: 'customer' });
        break;
      case 'agent':
        // The same author and type: only its text tells it from ours.
        state.append(chat, { type: sent.type ?? 'message', text: `${text} (again)`, from: 'agent', agent });
        break;
      case 'tech':
        state.append(chat, { type: 'tech', text: 'chat_status_changed', from: 'agent', agent });
        break;
    }
  }
}
