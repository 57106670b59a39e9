import { once } from 'node:events';
import { ClientRequest, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { HandoffError } from '../core/failure';
import type { Place, Proxy } from './route';

/**
 * Asks a proxy, once, to pass a connection on to a server.
 *
 * By `ClientRequest` itself: VS Code's own version of `http.request` would send the CONNECT to a proxy again.
 *
 * @throws {HandoffError} `proxyFailed` with the status, `proxyUnsupported`
 */
export async function openTunnel(
  socket: Socket,
  to: Place,
  proxy: Proxy,
  signal: AbortSignal,
): Promise<void> {
  const authority = `${to.host.includes(':') ? `[${to.host}]` : to.host}:${to.port}`;
  const { authorization } = proxy;
  const request = new ClientRequest({
    method: 'CONNECT',
    path: authority,
    headers: { host: authority, ...(authorization && { 'proxy-authorization': authorization }) },
    createConnection: () => socket,
  });
  const answered = once(request, 'connect', { signal }) as Promise<[IncomingMessage, Socket, Buffer]>;
  // Once it is given up nobody waits for it any more, and its error would end the process.
  request.on('error', () => undefined).end();
  const [{ statusCode: status = 0, headers }, , rest] = await answered;
  const needs = status === 407 ? toUnsupported(headers['proxy-authenticate'] ?? '') : undefined;
  if (needs !== undefined) throw new HandoffError({ code: 'proxyUnsupported', proxy: proxy.name, needs });
  // Nobody speaks before us in TLS, so more bytes are a page about something else.
  if (status < 200 || status > 299 || rest.length > 0) {
    throw new HandoffError({ code: 'proxyFailed', proxy: proxy.name, status });
  }
}

/** The way to log in that a proxy insists on, if it is none that can be configured. */
function toUnsupported(offered: string): 'Kerberos' | 'NTLM' | 'Digest' | undefined {
  if (/\bBasic\b/i.test(offered)) return undefined;
  if (/\b(?:Negotiate|Kerberos)\b/i.test(offered)) return 'Kerberos';
  if (/\bNTLM\b/i.test(offered)) return 'NTLM';
  return /\bDigest\b/i.test(offered) ? 'Digest' : undefined;
}
