import { request, type IncomingHttpHeaders } from 'node:http';
import type { Standin } from './standin';

/** What came back; `body` is undefined where it is no JSON. */
export interface Called {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  body: unknown;
}

/** What to send; the key and a JSON content type are added unless headers are given. */
export interface CallOptions {
  /** Sent as JSON; a string or bytes as they are. */
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** Sees every piece of the answer as it comes. */
  onData?: (piece: Buffer) => void;
}

/** One request on a connection of its own, to a path such as `/v1/agents` or `/standin/posted`; rejects when the connection breaks. */
export function callStandin(
  standin: Standin,
  method: string,
  path: string,
  options: CallOptions = {},
): Promise<Called> {
  const { body, signal, onData } = options;
  const headers = options.headers ?? {
    authorization: `Bearer ${standin.key}`,
    'content-type': 'application/json',
  };
  return new Promise((resolve, reject) => {
    const outgoing = request(
      standin.origin + path,
      { method, headers, agent: false, ...(signal && { signal }) },
      (incoming) => {
        const pieces: Buffer[] = [];
        incoming.on('data', (piece: Buffer) => {
          pieces.push(piece);
          onData?.(piece);
        });
        incoming.on('error', reject);
        incoming.on('end', () => {
          const text = Buffer.concat(pieces).toString();
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text, body: parse(text) });
        });
      },
    );
    outgoing.on('error', reject);
    const asItIs = body === undefined || typeof body === 'string' || body instanceof Uint8Array;
    outgoing.end(asItIs ? body : JSON.stringify(body));
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
