import type { LookupFunction, Socket } from 'node:net';
import { type Failure, HandoffError } from '../core/failure';
import { dial, secure } from './dial';
import { toErrorCode } from './errorCode';
import type { Place, Proxy, Route } from './route';
import type { Trusted } from './trust';
import { openTunnel } from './tunnel';

/** A server to which requests go. */
export interface Target extends Place {
  readonly isSecure: boolean;
}

/** What a connection is made with. */
export interface Means {
  readonly route: Route;
  /** Loads the certificates; called only where there is TLS. */
  readonly trusted: () => Trusted;
  readonly lookup: LookupFunction | undefined;
}

/**
 * Makes a connection to a server, ready for requests. Each step is taken once.
 *
 * The API's certificate is always checked, whatever the settings say of the proxy's.
 *
 * @throws {HandoffError} `notReachable`, `certificateRefused`, `proxyFailed`, `proxyUnsupported`
 */
export async function connect(to: Target, means: Means, signal: AbortSignal): Promise<Socket> {
  const { route, trusted, lookup } = means;
  const toFailure = (detail: string): Failure => ({
    code: 'notReachable',
    host: to.name,
    detail,
    ...(route === 'unconfigured' && { mayNeedProxy: true }),
  });
  const isProxied = typeof route === 'object';
  const reach = isProxied ? reachProxied(to, route, means, signal) : dial(to, signal, lookup);
  const socket = await orFail(reach, toFailure, signal);
  if (!to.isSecure) return socket;
  const peer = { host: to.host, name: to.name, isProxy: false, isChecked: true };
  return orFail(secure(socket, peer, trusted, signal), toFailure, signal);
}

async function reachProxied(
  to: Place,
  proxy: Proxy,
  { trusted, lookup }: Means,
  signal: AbortSignal,
): Promise<Socket> {
  const toFailure = (detail: string): Failure => ({ code: 'proxyFailed', proxy: proxy.name, detail });
  const peer = { host: proxy.host, name: proxy.name, isProxy: true, isChecked: proxy.isChecked };
  const reach = async (): Promise<Socket> => {
    const plain = await dial(proxy, signal, lookup);
    const socket = proxy.isSecure ? await secure(plain, peer, trusted, signal) : plain;
    await openTunnel(socket, to, proxy, signal);
    return socket;
  };
  return orFail(reach(), toFailure, signal);
}

/** Names what went wrong, unless somebody below already has. */
async function orFail<T>(
  step: Promise<T>,
  toFailure: (detail: string) => Failure,
  signal: AbortSignal,
): Promise<T> {
  try {
    return await step;
  } catch (error) {
    if (error instanceof HandoffError) throw error;
    const cause: unknown = signal.aborted ? signal.reason : error;
    throw new HandoffError(toFailure(toErrorCode(cause)), { cause });
  }
}
