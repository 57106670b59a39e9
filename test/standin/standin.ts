import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { ChaosOptions } from './chaos';
import type { Fault } from './faults';
import { namedAgentCount } from './sampleTeam';
import { serve } from './serve';
import { sampleChatCount } from './sampleChats';
import { sampleCustomerCount } from './sampleCustomers';
import type { Settings } from './settings';
import { State, type ChatChange, type Line, type PostedMessage, type RecordedRequest } from './state';

export type { Fault } from './faults';
export type { ChaosOptions } from './chaos';
export type { ChatChange, Line, PostedMessage, RecordedRequest } from './state';

/** How to start a stand-in; everything has a default. */
export interface StandinOptions extends Partial<Settings> {
  /** 0 or left out: a free one. */
  port?: number;
  /** Serves https with this certificate in place of http. */
  tls?: { key: string; cert: string };
  /** The clock, in milliseconds. */
  now?: () => number;
}

/** A running stand-in for the HelpCrunch API, on 127.0.0.1 only. */
export interface Standin {
  /** As in `http://127.0.0.1:40123`. */
  readonly origin: string;
  readonly apiUrl: string;
  readonly key: string;
  /** What was posted, in order. */
  readonly posted: readonly PostedMessage[];
  /** Every request to the API, in order of arrival, also those that failed. */
  readonly requests: readonly RecordedRequest[];
  /** Switches a fault on for the next `times` (default 1) requests that fit. */
  inject(fault: Fault): void;
  /** Switches the chaos on, or with undefined off. */
  setChaos(chaos: ChaosOptions | undefined): void;
  /** Somebody writes in a chat without this API. */
  say(line: Line): void;
  /** Somebody changes a chat without this API. */
  changeChat(change: ChatChange): void;
  /** Somebody removes a chat without this API: from now on it is answered with 404. */
  removeChat(chat: number): void;
  /** How many requests are still to take effect. */
  readonly lateCommits: number;
  /** Stops listening and destroys every open socket: connections are refused. */
  unplug(): Promise<void>;
  /** Listens again, on the same port. */
  plugIn(): Promise<void>;
  /** Changes settings while it runs. */
  change(settings: Partial<Settings>): void;
  /** Settings, data, record and faults as at the start. */
  reset(): void;
  /** Stops it and destroys every open socket. */
  close(): Promise<void>;
}

const defaults: Settings = {
  key: 'demo-key-0123456789abcdef',
  organization: { id: 77, domain: 'acme' },
  agents: namedAgentCount,
  chats: sampleChatCount,
  customers: sampleCustomerCount,
  longConversation: 230,
  generation: 'current',
  createdStatus: 201,
  requestsPerMinute: 0,
  rateWindowMs: 60_000,
  countRefused: true,
  shownText: 'formatted',
  tidiesText: false,
  lastMessageCountsNotes: true,
  searchMindsCase: false,
};

/** Starts a stand-in and resolves once it listens. */
export async function startStandin(options: StandinOptions = {}): Promise<Standin> {
  const { port = 0, tls, now = Date.now, ...settings } = options;
  const state = new State({ ...defaults, ...settings }, now);
  const server = tls ? createHttpsServer(tls) : createHttpServer();
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('request', (request, response) => void serve(request, response, state));
  const listen = async (at: number) => {
    server.listen(at, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  const unplug = async () => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  const ownPort = await listen(port);
  const origin = `${tls ? 'https' : 'http'}://127.0.0.1:${ownPort}`;
  return {
    origin,
    apiUrl: `${origin}/v1`,
    get key() {
      return state.settings.key;
    },
    get posted() {
      return state.posted;
    },
    get requests() {
      return state.requests;
    },
    inject: (fault) => state.faults.add(fault),
    change: (changes) => state.change(changes),
    reset: () => state.reset(),
    setChaos: (chaos) => state.setChaos(chaos),
    say: (line) => void state.say(line),
    changeChat: (change) => state.changeChat(change),
    removeChat: (chat) => state.removeChat(chat),
    get lateCommits() {
      return state.later.size;
    },
    unplug,
    plugIn: async () => {
      await listen(ownPort);
    },
    close: async () => {
      state.later.clear();
      await unplug();
    },
  };
}
