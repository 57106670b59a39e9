import type { Socket } from 'node:net';
import { HandoffError } from '../core/failure';
import { type Means, type Target, connect } from './connect';
import type { Connector } from './undici';

/** Bounds of making a connection. */
export interface ConnectLimits {
  /** Over DNS, TCP, the proxy and TLS together, in milliseconds. */
  readonly connectMs: number;
  /** Ends every connection that is being made. */
  readonly closing: AbortSignal;
}

/**
 * Makes undici's connect function of ours.
 *
 * undici tries an error with the code UND_ERR_SOCKET again, without a pause and for ever, so it gets no such error, nor
 * a socket from which it would make one: every failure is a `HandoffError`.
 */
export function toConnector(
  toMeans: (to: Target) => Means,
  { connectMs, closing }: ConnectLimits,
): Connector {
  return ({ protocol, hostname, port, host = hostname }, callback) => {
    const isSecure = protocol === 'https:';
    const to = { isSecure, host: hostname, name: host, port: Number(port) || (isSecure ? 443 : 80) };
    const giveUp = new AbortController();
    const onClosing = (): void => giveUp.abort(coded('ECANCELED'));
    const timer = setTimeout(() => giveUp.abort(coded('ETIMEDOUT')), connectMs);
    const settle = (): void => {
      clearTimeout(timer);
      closing.removeEventListener('abort', onClosing);
    };
    closing.addEventListener('abort', onClosing);

    const connecting = async (): Promise<Socket> => connect(to, toMeans(to), giveUp.signal);
    connecting().then(
      (socket) => {
        settle();
        if (socket.destroyed) callback(lost(to), null);
        else callback(null, socket);
      },
      (error: unknown) => {
        settle();
        // Sockets of the steps before the one that failed are still open.
        giveUp.abort();
        callback(error as HandoffError, null);
      },
    );
  };
}

function lost({ name }: Target): HandoffError {
  return new HandoffError({ code: 'notReachable', host: name, detail: 'ECONNRESET' });
}

function coded(code: string): Error {
  return Object.assign(new Error('no connection'), { code });
}
