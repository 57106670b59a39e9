import { env } from 'node:process';
import { maxAnswerBytes, requestDeadlineMs } from '../core/limits';
import { defaultNetworkSettings } from '../core/networkSettings';
import { Agents, type Network } from './agents';
import { type Answer, type AttemptLimits, type Request, attempt } from './attempt';

/** Sends one request once; see `attempt`. `onReady` runs right before the network is used. */
export type Transport = (
  request: Request,
  signal?: AbortSignal,
  onReady?: () => Promise<void>,
) => Promise<Answer>;

/** How a transport works; everything has a default. */
export interface TransportOptions extends Partial<Network> {
  readonly limits?: AttemptLimits;
}

/** A transport of its own: its connections are shared with nobody, and close with it. */
export class UndiciTransport {
  readonly #agents: Agents;
  readonly #limits: AttemptLimits;

  constructor({
    limits = { deadlineMs: requestDeadlineMs, maxBytes: maxAnswerBytes },
    settings = () => defaultNetworkSettings,
    environment = env,
    lookup,
  }: TransportOptions = {}) {
    this.#limits = limits;
    // Half the time, so that a proxy that does not answer is named before the whole request is given up.
    this.#agents = new Agents({ settings, environment, lookup }, limits.deadlineMs / 2);
  }

  readonly send: Transport = async (request, signal, onReady) => {
    // A created message comes back with its text, and JSON may spell each unit in six bytes (\u0000).
    const maxBytes = this.#limits.maxBytes + 6 * (request.body?.length ?? 0);
    await onReady?.();
    return attempt(this.#agents.current(), request, { ...this.#limits, maxBytes }, signal);
  };

  /** Ends every connection and request at once. */
  close(): Promise<void> {
    return this.#agents.close();
  }
}
