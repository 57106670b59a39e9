import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from './undici';

/** One request, complete as it goes out. */
export interface Request {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly origin: string;
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** How the answer's bytes become a string; `latin1` keeps each of them. */
  readonly encoding?: 'latin1';
}

/** Whether a request changes something at HelpCrunch: a search is posted, and only reads. */
export function isWrite({ method, path }: Request): boolean {
  return method !== 'GET' && !path.endsWith('/search');
}

/** An answer of any status that was read to its end. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** The bounds of one attempt. */
export interface AttemptLimits {
  /** Over connect, headers and body together, in milliseconds. */
  readonly deadlineMs: number;
  /** Largest answer body, in bytes. */
  readonly maxBytes: number;
}

export type AttemptFault = 'notReachable' | 'timedOut' | 'cancelled' | 'cut' | 'tooLarge';

/** An attempt that brought no whole answer. */
export class AttemptError extends Error {
  override readonly name = 'AttemptError';

  constructor(
    readonly fault: AttemptFault,
    /** False is a promise: not one byte of this request was or will be written. */
    readonly handedOver: boolean,
    options?: ErrorOptions,
  ) {
    super(fault, options);
  }
}

/**
 * Sends a request once: no retry, no redirect.
 *
 * Deadline and cancel act at once in every phase, also before a socket exists. A request that was given up before it
 * was handed to a connected socket is refused when that socket comes, so `handedOver: false` stays true.
 *
 * @throws {AttemptError}
 */
export function attempt(
  dispatcher: Dispatcher,
  request: Request,
  limits: AttemptLimits,
  signal?: AbortSignal,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let controller: Dispatcher.DispatchController | undefined;
    let settled = false;
    let status = 0;
    let headers: IncomingHttpHeaders = {};
    let bytes = 0;
    const chunks: Buffer[] = [];

    const settle = (act: () => void): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      signal?.removeEventListener('abort', onCancel);
      act();
    };
    const fail = (fault: AttemptFault, cause?: unknown): void => {
      settle(() => reject(new AttemptError(fault, controller !== undefined, { cause })));
      controller?.abort(new Error(fault));
    };
    const onCancel = (): void => fail('cancelled');
    const timer = setTimeout(() => fail('timedOut'), limits.deadlineMs);

    const toBody = (all: readonly Buffer[]): string =>
      Buffer.concat(all).toString(request.encoding ?? 'utf8');

    if (signal?.aborted === true) {
      fail('cancelled');
      return;
    }
    signal?.addEventListener('abort', onCancel);

    dispatcher.dispatch(
      { ...request, headersTimeout: 0, bodyTimeout: 0 },
      {
        onRequestStart(start) {
          // Given up, or started before: undici may start a request again on a new socket, and that would be a second message.
          if (settled || controller) start.abort(new Error('refused'));
          else controller = start;
        },
        onResponseStart(_, statusCode, responseHeaders) {
          status = statusCode;
          headers = responseHeaders;
        },
        onResponseData(_, chunk) {
          bytes += chunk.length;
          if (bytes > limits.maxBytes) fail('tooLarge');
          else chunks.push(chunk);
        },
        onResponseEnd() {
          settle(() => resolve({ status, headers, body: toBody(chunks) }));
        },
        onResponseError(_, error) {
          fail(controller ? 'cut' : 'notReachable', error);
        },
      },
    );
  });
}
