import { sampleAgents, sampleDepartments } from '../standin/sampleTeam';
import { sampleChats } from '../standin/sampleChats';
import type { Line, Standin } from '../standin/standin';

/** The chat that the pictures are about: the one of Ann Lee in which nobody has written yet. */
export const annsChat = sampleChats.empty;

const minuteMs = 60_000;

/** What was said in a chat, and how many minutes ago. */
type Said = Omit<Line, 'chat'> & { readonly minutes: number };

const { first: sam, second: lisa } = sampleAgents;
const customer = { type: 'message', from: 'customer' } as const;
const answer = { type: 'message', from: 'agent', agent: lisa } as const;
const note = { type: 'private', from: 'agent', agent: lisa } as const;

const report: Said = {
  ...customer,
  minutes: 41,
  text: 'Hi! Our export stops at row 1207 since this morning. It says "null is not an object".',
};

const conversation: readonly Said[] = [
  {
    ...note,
    minutes: 36,
    text: 'Happens in **2.4.0** only, see `logs/export.log:3-5`. Sam, can you have a look?',
  },
  { ...customer, minutes: 4, text: 'Any news? We have to send the list today.' },
];

/** The newest line of other chats, from the newest: of the ordinary ones of the sample data. */
const others: readonly Omit<Said, 'minutes'>[] = [
  { ...customer, text: 'Can I change the currency of an invoice?' },
  { ...answer, text: 'It works again. Thank you for telling us!' },
  { ...answer, text: 'You find it under Settings, Team.' },
  { ...customer, text: 'The report is empty when I choose May.' },
  { ...answer, text: 'Yes, there is an API for orders.' },
  { ...answer, text: 'You are welcome.' },
  { ...answer, text: 'Under Billing, Invoices.' },
  { ...answer, text: 'The mail should be there in a minute.' },
  { ...answer, text: 'Danish comes in June.' },
  { ...answer, text: 'The link is mended.' },
  { ...answer, text: 'Files are kept for a year.' },
  { ...answer, text: 'Yes, that is the right account.' },
];

/** A clock for a stand-in that can be put back, so that what was said has its age. */
export class PastClock {
  #agoMs = 0;

  readonly now = (): number => Date.now() - this.#agoMs;

  /** Does something as if it were some minutes ago. */
  ago(minutes: number, act: () => void): void {
    this.#agoMs = minutes * minuteMs;
    act();
    this.#agoMs = 0;
  }
}

/** Lets customers and agents write what the pictures show, so that no chat in them is older than today. */
export function letThemWrite(standin: Standin, clock: PastClock): void {
  for (const [index, line] of [...others.entries()].toReversed())
    clock.ago(45 + index * 17, () => standin.say({ ...line, chat: 12401 + index }));
  const say = ({ minutes, ...line }: Said): void =>
    clock.ago(minutes, () => standin.say({ ...line, chat: annsChat }));
  say(report);
  clock.ago(report.minutes, () => {
    standin.changeChat({
      ...{ chat: annsChat, status: 'opened' },
      ...{ assignee: sam, department: sampleDepartments.support },
    });
  });
  conversation.forEach(say);
}

/** The agent who had asked answers the customer. */
export function tellAnn(standin: Standin): void {
  standin.say({ ...answer, chat: annsChat, text: 'Good news, Ann: we know the cause. More in a minute.' });
}
