import type { ServerResponse } from 'node:http';
import type { Answer } from './call';

/** An answer as it goes over the wire. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** An answer as JSON. */
export function jsonReply({ status, body }: Answer): Reply {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** A page for a person; it may load and run nothing. */
export function pageReply(status: number, body: string): Reply {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
  };
  return { status, headers, body };
}

/** Sends a person on to another page. */
export function redirectReply(path: string): Reply {
  return { status: 303, headers: { location: path }, body: '' };
}

/** Sends a whole answer. */
export function sendReply(response: ServerResponse, { status, headers, body }: Reply): void {
  const length = status === 204 ? {} : { 'content-length': Buffer.byteLength(body) };
  response.writeHead(status, { ...headers, ...length }).end(body);
}
