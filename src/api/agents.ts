import type { LookupFunction } from 'node:net';
import type { NetworkSettings } from '../core/networkSettings';
import { toConnector } from './connector';
import { type Environment, toRoute } from './route';
import { Trust, type Trusted } from './trust';
import { Agent } from './undici';

/** What connections are made by. */
export interface Network {
  /** The settings of the moment. */
  readonly settings: () => NetworkSettings;
  readonly environment: Environment;
  /** How names become addresses; the system's way when undefined. */
  readonly lookup: LookupFunction | undefined;
}

/** undici's agents: a new one whenever the network settings have changed, so no connection outlives its settings. */
export class Agents {
  readonly #trust: Trust;
  readonly #open = new Set<Agent>();
  readonly #closing = new AbortController();
  #current: { readonly agent: Agent; readonly madeFor: string } | undefined;

  constructor(
    private readonly network: Network,
    /** Over DNS, TCP, the proxy and TLS together, in milliseconds. */
    private readonly connectMs: number,
  ) {
    this.#trust = new Trust(network.environment);
  }

  /** The agent for a request that is made now. */
  current(): Agent {
    const settings = this.network.settings();
    const madeFor = JSON.stringify(settings);
    if (this.#current?.madeFor === madeFor) return this.#current.agent;
    if (this.#current) this.#retire(this.#current.agent);
    const agent = this.#make(settings);
    if (this.#closing.signal.aborted) void agent.destroy();
    this.#open.add(agent);
    this.#current = { agent, madeFor };
    return agent;
  }

  /** Ends every connection and request at once. */
  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all([...this.#open].map((agent) => agent.destroy()));
  }

  /** What is on its way in it still comes to its end. */
  #retire(agent: Agent): void {
    void agent.close().then(() => this.#open.delete(agent));
  }

  #make(settings: NetworkSettings): Agent {
    const { environment, lookup } = this.network;
    const trusted = (): Trusted => this.#trust.load(settings.usesSystemCertificates);
    const connect = toConnector((to) => ({ route: toRoute(to, settings, environment), trusted, lookup }), {
      connectMs: this.connectMs,
      closing: this.#closing.signal,
    });
    return new Agent({ connections: 4, pipelining: 1, connect });
  }
}
