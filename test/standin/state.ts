import { ApiError, type Refusal } from './apiError';
import { Chaos } from './chaos';
import { type ActiveFault, FaultQueue } from './faults';
import type { Agent, Application, Chat, Customer, Department, Message } from './model';
import { RateLimit } from './rateLimit';
import { makeChats } from './sampleChats';
import { makeCustomers } from './sampleCustomers';
import { makeAgents, makeApplications, makeDepartments, namedAgentCount } from './sampleTeam';
import type { Settings } from './settings';
import { Timers } from './timers';

/** A message that was posted to the stand-in, as it was sent; `at` is in milliseconds. */
export interface PostedMessage {
  id: number;
  chat: number;
  text: string;
  markdownText?: string;
  agent: number | null;
  type: 'message' | 'private';
  from: 'agent' | 'customer';
  at: number;
}

/** A request as it came in; `cut` means that the client did not get a whole answer. */
export interface RecordedRequest {
  method: string;
  /** With its query. */
  path: string;
  headers: Record<string, string | string[] | undefined>;
  /** Parsed where it is JSON, else its text; undefined where there was none or it was not read. */
  body: unknown;
  status: number | 'cut' | 'pending';
  /** Scheme and host as the client addressed them. */
  origin: string;
  /** When it came, in milliseconds. */
  at: number;
  /** What was done to it, by a fault that was switched on or by the chaos. */
  fault?: ActiveFault;
}

/** The accepted fields of `POST /v1/messages`. */
export interface NewMessage {
  chat: number;
  text: string;
  markdownText?: string;
  agent?: number;
  type: 'message' | 'private';
}

/** A line that somebody writes in a chat without this API. */
export interface Line {
  chat: number;
  type: string;
  text: string;
  from: 'agent' | 'customer';
  /** Id of its agent. */
  agent?: number;
}

interface SampleData {
  departments: Department[];
  applications: Application[];
  customers: Customer[];
  chats: Chat[];
}

/** Everything the stand-in remembers between two requests. */
export class State {
  settings: Settings;
  agents: Agent[] = [];
  data: SampleData = { departments: [], applications: [], customers: [], chats: [] };
  posted: PostedMessage[] = [];
  requests: RecordedRequest[] = [];
  readonly faults = new FaultQueue();
  chaos: Chaos | undefined;
  readonly rateLimit: RateLimit;
  /** Requests that take effect later. */
  readonly later = new Timers();
  /** Goes on over a reset: HelpCrunch gives no id twice. */
  private lastMessageId = 90_000_000;

  constructor(
    private readonly start: Settings,
    readonly now: () => number,
  ) {
    this.settings = start;
    this.rateLimit = new RateLimit(now);
    this.reset();
  }

  /** Settings, data, record and faults as at the start. */
  reset(): void {
    const [first, second] = makeAgents(namedAgentCount);
    if (!first || !second) throw new Error('the sample data needs two agents');
    const departments = makeDepartments(makeAgents(namedAgentCount));
    const customers = makeCustomers();
    const chats = makeChats({ agents: [first, second], customers, departments });
    this.data = { departments, customers, chats, applications: makeApplications() };
    this.posted = [];
    this.requests = [];
    this.faults.clear();
    this.chaos = undefined;
    this.later.clear();
    this.rateLimit.clear();
    this.change(this.start);
  }

  /** Changes settings while the stand-in runs. */
  change(settings: Partial<Settings>): void {
    this.settings = { ...this.settings, ...settings };
    this.agents = makeAgents(this.settings.agents);
  }

  /** Switches the chaos on, or off. */
  setChaos(options: unknown): void {
    this.chaos = options === undefined || options === null ? undefined : new Chaos(options, this.now);
  }

  /** Adds a posted message to its chat; the formatted text, where there is one, takes the place of the plain text. */
  post(sent: NewMessage): Message {
    const chat = this.findChat(sent.chat);
    const agent = sent.agent === undefined ? null : this.findAgent(sent.agent);
    const from = agent ? 'agent' : 'customer';
    const message = this.append(chat, { type: sent.type, text: this.shownText(sent), agent, from });
    this.posted.push({ ...sent, id: message.id, agent: agent?.id ?? null, from, at: this.now() });
    return message;
  }

  /** Adds what somebody writes without this API. */
  say({ chat, agent, ...line }: Line): Message {
    return this.append(this.findChat(chat), {
      ...line,
      agent: agent === undefined ? null : this.findAgent(agent),
    });
  }

  /** A posted message's text as a transcript shows it. */
  shownText({ text, markdownText }: Pick<NewMessage, 'text' | 'markdownText'>): string {
    const shown = this.settings.shownText === 'formatted' ? (markdownText ?? text) : text;
    return this.settings.tidiesText ? shown.replaceAll('\r\n', '\n').trim() : shown;
  }

  /** Adds an entry to a transcript. */
  append(chat: Chat, entry: Pick<Message, 'type' | 'text' | 'from'> & { agent?: Agent | null }): Message {
    const message: Message = {
      agent: null,
      ...entry,
      id: ++this.lastMessageId,
      read: false,
      createdAt: this.now() / 1000,
      updatedAt: null,
      edited: false,
      broadcastType: null,
    };
    chat.messages.push(message);
    return message;
  }

  /** The chat with this id, or a 404. */
  findChat(id: number): Chat {
    return find(this.data.chats, id, 'Chat');
  }

  /** The agent with this id, or a 404. */
  findAgent(id: number): Agent {
    return find(this.agents, id, 'Agent');
  }

  /** The department with this id, or a 404. */
  findDepartment(id: number): Department {
    return find(this.data.departments, id, 'Department');
  }
}

function find<Item extends { id: number }>(
  items: readonly Item[],
  id: number,
  what: Extract<Refusal, { status: 404 }>['what'],
): Item {
  const found = items.find((item) => item.id === id);
  if (!found) throw new ApiError({ status: 404, what });
  return found;
}
