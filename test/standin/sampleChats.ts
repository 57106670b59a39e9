import { makeUpChats } from './madeUpChats';
import type { Agent, Chat, Customer, Department } from './model';
import { sampleCustomers, sampleNow } from './sampleCustomers';
import {
  longConversation,
  mainConversation,
  makeMessages,
  uploadConversation,
  type Line,
} from './sampleMessages';

/** Chats that tests refer to; 12401 to 12460 are ordinary ones that go through all of `sampleStatuses`. */
export const sampleChats = {
  /** Ann Lee, opened, the chat with the newest message; six messages, one of them a note. */
  opened: 12345,
  /** Ann Lee, closed by an agent and rated. */
  closed: 12346,
  /** Ann Lee, snoozed until the year 2100. */
  snoozed: 12347,
  /** Snoozed until a moment that has passed. */
  wasSnoozed: 12348,
  nullName: 12349,
  nullEmail: 12350,
  /** Neither name nor e-mail: `Customer 504`. */
  nullBoth: 12351,
  /** `[x](command:workbench.action.closeWindow) $(lock)`. */
  hostileName: 12352,
  bidiName: 12353,
  emojiName: 12354,
  longName: 12355,
  controlName: 12356,
  markupName: 12357,
  /** The first of two customers named Maria Garcia. */
  sameNameOne: 12358,
  /** The second of two customers named Maria Garcia. */
  sameNameTwo: 12359,
  blankName: 12360,
  /** 230 messages of every type, or as many as the settings say. */
  longConversation: 12361,
  /** Ends with the link of an upload. */
  uploads: 12362,
  /** Status `empty`, no message at all, no assignee, no department. */
  empty: 12363,
  /** No such chat. */
  unknown: 99999,
} as const;

/** Every status in every spelling that the vendor's pages and samples use (section 3.1 and 3.6). */
export const sampleStatuses = [
  'new',
  'opened',
  'open',
  'pending',
  'onhold',
  'on hold',
  'on-hold',
  'no communication',
  'closed',
] as const;

interface Context {
  customers: readonly Customer[];
  departments: readonly Department[];
  agents: readonly [Agent, Agent];
  /** How many chats there are. */
  chats: number;
  /** How many messages the long conversation has. */
  longConversation: number;
}

type Odd = Partial<Omit<Chat, 'customer' | 'messages'>> & { customer?: number; lines?: readonly Line[] };

/** What differs from an ordinary chat of Ann Lee, and its id. */
export type SampleChat = Odd & { id: number };

function oddChats({
  agents: [one, two],
  longConversation: long,
}: Context): Record<Exclude<keyof typeof sampleChats, 'unknown'>, Odd> {
  const customer = sampleCustomers;
  return {
    opened: { lines: mainConversation(one) },
    closed: { status: 'closed', closedAt: sampleNow - 3000, closedBy: 'agent', rating: 'great' },
    snoozed: { status: 'pending', snoozedUntil: 4_102_444_800 },
    wasSnoozed: { snoozedUntil: sampleNow - 600 },
    nullName: { customer: customer.nullName, status: 'new', readByAgent: false },
    nullEmail: { customer: customer.nullEmail, status: 'onhold' },
    nullBoth: { customer: customer.nullBoth, status: 'on hold', assignee: null },
    hostileName: {
      customer: customer.hostile,
      lines: [{ text: '[click](command:workbench.action.quit) $(bug)\nsecond line' }],
    },
    bidiName: { customer: customer.bidi, status: 'on-hold' },
    emojiName: { customer: customer.emoji, status: 'no communication' },
    longName: { customer: customer.long, lines: [{ text: 'long '.repeat(2000) }] },
    controlName: { customer: customer.control },
    markupName: { customer: customer.markup, lines: [{ text: '<b>bold</b> & <script>alert(1)</script>' }] },
    sameNameOne: { customer: customer.sameNameOne },
    sameNameTwo: { customer: customer.sameNameTwo },
    blankName: { customer: customer.blank, status: 'open' },
    longConversation: { lines: longConversation([one, two], long), createdWith: 'agent_message' },
    uploads: { lines: uploadConversation(two), assignee: two, createdWith: 'broadcast_reply' },
    empty: { status: 'empty', lines: [], assignee: null, department: null, createdWith: 'public_api' },
  };
}

/** How many chats there are when nobody asks for more. */
export const sampleChatCount = 79;

/** All chats, newest last message first: those of `sampleChats`, sixty ordinary ones, then made-up ones. */
export function makeChats(context: Context): Chat[] {
  const odd = Object.entries(oddChats(context)).map(([key, chat]) => ({
    id: sampleChats[key as keyof typeof sampleChats],
    ...chat,
  }));
  const ordinary = Array.from({ length: 60 }, (_, index): SampleChat => {
    const status = sampleStatuses[index % sampleStatuses.length] ?? 'new';
    return { id: 12401 + index, status, customer: 601 + (index % 12), closedAt: closedAt(status, index) };
  });
  const people = new Map(context.customers.map((one) => [one.id, one]));
  const madeUp = makeUpChats(context.chats - sampleChatCount, context);
  return [...odd, ...ordinary, ...madeUp].map((chat, index) =>
    makeChat(chat, sampleNow - index * 3600, people, context),
  );
}

function closedAt(status: string, index: number): number | null {
  return status === 'closed' ? sampleNow - index * 1800 : null;
}

function makeChat(
  odd: SampleChat,
  endsAt: number,
  people: ReadonlyMap<number, Customer>,
  { departments, agents }: Context,
): Chat {
  const { customer = sampleCustomers.ann, lines = ordinaryLines(odd.id, agents[1]), ...rest } = odd;
  const person = people.get(customer);
  if (!person)
    throw new Error(`sample chat ${odd.id} names customer ${customer}, who is not in the sample data`);
  return {
    status: 'opened',
    createdAt: endsAt - 86_400,
    closedAt: odd.status === 'closed' ? endsAt : null,
    closedBy: odd.closedAt ? 'customer' : null,
    snoozedUntil: null,
    rating: null,
    readByAgent: true,
    readByCustomer: true,
    createdWith: 'customer_message',
    applicationId: 2,
    assignee: agents[0],
    department: departments[0] ?? null,
    ...rest,
    customer: person,
    messages: makeMessages(odd.id, lines, endsAt),
  };
}

function ordinaryLines(chat: number, agent: Agent): Line[] {
  return [{ text: `Where do I find my invoice ${chat}?` }, { text: 'Under Billing, *Invoices*.', agent }];
}
