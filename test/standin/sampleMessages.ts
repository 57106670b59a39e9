import type { Agent, Message } from './model';
import { helpBot } from './sampleTeam';

/** What differs from an ordinary, read message of the customer. */
export type Line = Partial<Omit<Message, 'id' | 'createdAt'>> & { text: string | null };

const upload = '3fa85f64-5717-4562-b3fc-2c963f66afa6';

/** Dates the lines, one a minute, so that the last falls on `endsAt` (UNIX seconds); ids are `<chat>001` and so on. */
export function makeMessages(chat: number, lines: readonly Line[], endsAt: number): Message[] {
  // More than fit below the ids of the next chat have a range of their own.
  const before = lines.length < 1000 ? chat * 1000 : chat * 5000;
  return lines.map((line, index) => ({
    id: before + index + 1,
    agent: null,
    type: 'message',
    read: true,
    createdAt: endsAt - (lines.length - 1 - index) * 60 + 0.25,
    updatedAt: null,
    edited: false,
    broadcastType: null,
    from: line.agent ? 'agent' : 'customer',
    ...line,
  }));
}

/** The conversation of the main sample chat: a report, an answer and a note. */
export function mainConversation(agent: Agent): Line[] {
  return [
    { text: 'Hello, I am the HelpBot. What is it about?', agent: helpBot, broadcastType: 'trigger' },
    { text: 'Hi! The export button does nothing since this morning.\nIt says "null is not an object".' },
    { text: 'chat_auto_assigned', type: 'tech', agent },
    { text: 'Thank you, Ann. I will ask our developers.', agent },
    { text: 'Happens in **2.14.1** only, see the stack trace in the log.', type: 'private', agent },
    { text: 'Any news?', read: false },
  ];
}

/** Everything an upload can look like in a transcript (helpcrunch-api.md section 2.1, Attachments). */
export function uploadConversation(agent: Agent): Line[] {
  return [
    { text: 'Here is a screenshot' },
    { text: `https://ucarecdn.com/${upload}/screenshot.png` },
    { text: upload },
    { text: `[https://ucarecdn.com/${upload}/]`, agent },
    { text: `https://ucarecdn.com/${upload}/-/preview/` },
  ];
}

/** `count` lines that go through every type, author, system code and oddity again and again. */
export function longConversation(agents: readonly [Agent, Agent], count: number): Line[] {
  const [one, two] = agents;
  const cycle: Line[] = [
    { text: 'Question number' },
    { text: 'An answer with `code` and a [link](https://acme.example/help)', agent: one },
    { text: 'A note for the team', type: 'private', agent: two },
    { text: 'chat_status_changed', type: 'tech', agent: one },
    { text: 'chat_status_changed_by_public_api', type: 'tech' },
    { text: null, agent: one },
    { text: 'Edited later', agent: two, edited: true, updatedAt: 1_763_999_000.5 },
    { text: 'Sent as an e-mail', type: 'email', agent: one, broadcastType: 'manual email' },
    { text: 'How to export', type: 'knowledgeBase', agent: two },
    { text: 'Yes, please', type: 'optionSelectionReply' },
    { text: 'request_rating', type: 'tech', agent: helpBot },
    { text: `ucarecdn.com/${upload}/` },
    { text: 'const a = "<script>alert(1)</script>";\n\t// tabs & <angles>' },
    { text: 'resolution_time', type: 'tech' },
    { text: '[x](command:workbench.action.closeWindow) $(lock) \u202eabc' },
    { text: '', agent: one },
  ];
  return Array.from({ length: count }, (_, index) => {
    const line = cycle[index % cycle.length] ?? { text: null };
    return {
      ...line,
      text: line.text ? `${line.text} ${line.type === 'tech' ? '' : index + 1}`.trim() : line.text,
    };
  });
}
