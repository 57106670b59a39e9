import { once } from 'node:events';
import { type LookupFunction, Socket, isIP } from 'node:net';
import { connect } from 'node:tls';
import { HandoffError } from '../core/failure';
import { toCertificateFault } from './certificateFault';
import { toErrorCode } from './errorCode';
import type { Place } from './route';
import type { Trusted } from './trust';

/** How often an idle connection shows that it lives, in milliseconds; as undici does. */
const keepAliveMs = 60_000;

/**
 * Opens a TCP connection, which ends with `signal`.
 *
 * Not by `net.connect`: VS Code's own version of it connects later, even what was given up in between.
 */
export async function dial(
  { host, port }: Place,
  signal: AbortSignal,
  lookup?: LookupFunction,
): Promise<Socket> {
  const socket = new Socket({ signal });
  keepQuiet(socket);
  socket.setNoDelay(true).setKeepAlive(true, keepAliveMs);
  socket.connect({ host, port, ...(lookup && { lookup }) });
  await once(socket, 'connect', { signal });
  return socket;
}

/** Whom to expect at the other end of TLS. */
export interface Peer {
  readonly host: string;
  /** For people. */
  readonly name: string;
  readonly isProxy: boolean;
  /** False takes any certificate. */
  readonly isChecked: boolean;
}

/**
 * Begins TLS on a connection.
 *
 * `ca` stands beside the context that was made of it, because VS Code's own version of `tls.connect` adds certificates of
 * its choice to every call without `ca`.
 *
 * @throws {HandoffError} `certificateRefused`
 */
export async function secure(
  socket: Socket,
  peer: Peer,
  trusted: () => Trusted,
  signal: AbortSignal,
): Promise<Socket> {
  const { host, name, isProxy, isChecked } = peer;
  const secured = connect({
    ...trusted(),
    socket,
    host,
    servername: isIP(host) === 0 ? host : '',
    rejectUnauthorized: isChecked,
    ALPNProtocols: ['http/1.1'],
  });
  keepQuiet(secured);
  try {
    await once(secured, 'secureConnect', { signal });
    return secured;
  } catch (cause) {
    // Whatever its type says: a code, and null unless the certificate was refused.
    const refused: unknown = secured.authorizationError;
    if (typeof refused !== 'string') throw cause;
    const detail = toErrorCode(cause);
    const failure = { host: name, fault: toCertificateFault(detail), detail, isProxy } as const;
    throw new HandoffError({ code: 'certificateRefused', ...failure }, { cause });
  }
}

/** Whoever waits for the socket hears of its errors; at any other time nobody would, and the process would end. */
function keepQuiet(socket: Socket): void {
  socket.on('error', () => undefined);
}
