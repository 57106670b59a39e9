import type { Dispatcher, Agent as FullAgent, buildConnector } from 'undici';
// Only this file of undici: its index sets process-wide symbols that change the host's own `fetch` for every extension.
import SlimAgent from 'undici/lib/dispatcher/agent.js';

/** undici's Agent without undici's process-wide side effects. */
export const Agent = SlimAgent as typeof FullAgent;
export type Agent = FullAgent;

/** undici's type of a function that makes its sockets. */
export type Connector = buildConnector.connector;

export type { Dispatcher };
