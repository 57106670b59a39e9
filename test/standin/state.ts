import { ApiError, type Refusal } from './apiError';
import { Chaos } from './chaos';
import { type ActiveFault, FaultQueue } from './faults';
import { makeUpCustomers } from './madeUpCustomers';
import type { Agent, Application, Chat, Customer, Department, Message } from './model';
import { RateLimit } from './rateLimit';
import { makeChats } from './sampleChats';
import { makeCustomers, sampleCustomerCount } from './sampleCustomers';
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

/** What somebody changes about a chat without this API; what is left out stays as it is. */
export interface ChatChange {
  chat: number;
  status?: string;
  /** Id of an agent; null for nobody. */
  assignee?: number | null;
  /** Id of a department; null for none. */
  department?: number | null;
  /** In UNIX seconds; null ends the snooze. */
  snoozedUntil?: number | null;
}

interface SampleData {
  departments: Department[];
  applications: Application[];
  customers: Customer[];
  chats: Chat[];
}

/** The settings that say how much data there is. */
const sizes = ['chats', 'customers', 'longConversation'] as const;

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
    this.posted = [];
    this.requests = [];
    this.faults.clear();
    this.chaos = undefined;
    this.later.clear();
    this.rateLimit.clear();
    this.settings = this.start;
    this.agents = makeAgents(this.settings.agents);
    this.data = makeData(this.settings);
  }

  /** Changes settings while the stand-in runs. */
  change(settings: Partial<Settings>): void {
    const before = this.settings;
    this.settings = { ...before, ...settings };
    this.agents = makeAgents(this.settings.agents);
    const isOther = (size: (typeof sizes)[number]) => this.settings[size] !== before[size];
    if (sizes.some(isOther)) this.data = makeData(this.settings);
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
    const found = this.findChat(chat);
    const author = agent === undefined ? null : this.findAgent(agent);
    if (line.from === 'customer') found.readByAgent = false;
    else if (line.type === 'message') found.readByCustomer = false;
    return this.append(found, { ...line, agent: author });
  }

  /** Changes what somebody changes about a chat without this API. */
  changeChat({ chat, status, assignee, department, snoozedUntil }: ChatChange): void {
    const found = this.findChat(chat);
    if (assignee !== undefined) found.assignee = assignee === null ? null : this.findAgent(assignee);
    if (department !== undefined)
      found.department = department === null ? null : this.findDepartment(department);
    if (snoozedUntil !== undefined) found.snoozedUntil = snoozedUntil;
    if (status !== undefined) this.setStatus(found, status, 'chat_status_changed');
  }

  /** Gives a chat another status, and leaves the trace of it in the transcript (helpcrunch-api.md section 2.1). */
  setStatus(chat: Chat, status: string, trace: string): void {
    const isClosed = status === 'closed';
    Object.assign(chat, {
      status,
      closedAt: isClosed ? this.now() / 1000 : null,
      closedBy: isClosed ? 'agent' : null,
    } satisfies Partial<Chat>);
    this.append(chat, { type: 'tech', text: trace, from: 'agent' });
  }

  /** Removes a chat, which then is not found any more. */
  removeChat(id: number): void {
    this.data.chats.splice(this.data.chats.indexOf(this.findChat(id)), 1);
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

function makeData({ chats, customers: people, longConversation }: Settings): SampleData {
  const agents = makeAgents(namedAgentCount);
  const [first, second] = agents;
  if (!first || !second) throw new Error('the sample data needs two agents');
  const departments = makeDepartments(agents);
  const customers = [...makeCustomers(), ...makeUpCustomers(people - sampleCustomerCount)];
  const context = { agents: [first, second], customers, departments, chats, longConversation } as const;
  return { departments, customers, chats: makeChats(context), applications: makeApplications() };
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
