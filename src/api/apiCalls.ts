import * as v from 'valibot';
import type { ApiRoot } from '../core/apiRoot';
import { Cancelled, type Failure, HandoffError } from '../core/failure';
import type { Log } from '../core/ports';
import { type Answer, AttemptError, type Request, isWrite } from './attempt';
import { toErrorCode } from './errorCode';
import { parseJson } from './parseJson';
import { toStatusFailure } from './statusFailure';
import type { Transport } from './transport';

/** An API key and the only origin it may be sent to. */
export interface Credential {
  readonly key: string;
  readonly origin: string;
}

/** A request before it is addressed: the path below the API root, and what it carries. */
export interface Call {
  readonly method: Request['method'];
  readonly path: string;
  readonly body?: object;
}

/** Sends calls to one API root with one key, each once, and parses what comes back. */
export class ApiCalls {
  /** Refuses a key that was entered for another origin than that of `root`. */
  constructor(
    private readonly root: ApiRoot,
    private readonly credential: Credential,
    private readonly transport: Transport,
    private readonly log: Log,
  ) {
    if (credential.origin !== root.origin) throw new HandoffError({ code: 'noKey', host: root.host });
  }

  /**
   * Sends a call and parses its answer; `onReady` runs when nothing stands between it and the network any more.
   *
   * @throws {HandoffError} whose cause is an `AttemptError` where there was no whole answer
   */
  async run<S extends v.GenericSchema>(
    call: Call,
    schema: S,
    signal?: AbortSignal,
    onReady?: () => Promise<void>,
  ): Promise<v.InferOutput<S>> {
    const request = this.#build(call);
    return this.#parse(request, await this.#exchange(request, signal, onReady), schema);
  }

  /** Reads what is below the API root. */
  get<S extends v.GenericSchema>(path: string, schema: S, signal?: AbortSignal): Promise<v.InferOutput<S>> {
    return this.run({ method: 'GET', path }, schema, signal);
  }

  /** Posts a body below the API root. */
  post<S extends v.GenericSchema>(
    path: string,
    body: object,
    schema: S,
    signal?: AbortSignal,
  ): Promise<v.InferOutput<S>> {
    return this.run({ method: 'POST', path, body }, schema, signal);
  }

  #parse<S extends v.GenericSchema>({ method, path }: Request, answer: Answer, schema: S): v.InferOutput<S> {
    if (answer.status < 200 || answer.status > 299) {
      throw new HandoffError(toStatusFailure(answer, this.root.host, Date.now()));
    }
    // The first fault is enough: a million of them, each with its path, would hold us for seconds.
    const parsed = v.safeParse(schema, parseJson(answer.body), { abortEarly: true });
    if (parsed.success) return parsed.output;
    // Only where and what was expected: valibot's own message quotes what was received.
    const [{ expected, type }] = parsed.issues;
    const place = v.getDotPath(parsed.issues[0]) ?? 'body';
    this.log.warn(`${method} ${toLogPath(path)}: unreadable answer (${place}: ${expected ?? type})`);
    throw new HandoffError({ code: 'unreadableAnswer' });
  }

  #build({ method, path, body }: Call): Request {
    const url = new URL(this.root.url + path);
    const headers = { accept: 'application/json', authorization: `Bearer ${this.credential.key}` };
    const request = { method, origin: this.root.origin, path: url.pathname + url.search, headers };
    if (body === undefined) return request;
    return {
      ...request,
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    };
  }

  async #exchange(
    request: Request,
    signal: AbortSignal | undefined,
    onReady?: () => Promise<void>,
  ): Promise<Answer> {
    const line = `${request.method} ${toLogPath(request.path)}`;
    const startedMs = performance.now();
    try {
      const answer = await this.transport(request, signal, onReady);
      const isFine = answer.status >= 200 && answer.status <= 299;
      const level = !isFine ? 'warn' : isWrite(request) ? 'info' : 'debug';
      this.log[level](`${line} -> ${answer.status} (${Math.round(performance.now() - startedMs)} ms)`);
      return answer;
    } catch (error) {
      if (!(error instanceof AttemptError)) throw error;
      this.log.warn(`${line} -> ${toLogFault(error)}`);
      const cause = { cause: error };
      throw error.fault === 'cancelled'
        ? new Cancelled(line, cause)
        : new HandoffError(this.#toFailure(error), cause);
    }
  }

  #toFailure({ fault, cause }: AttemptError): Failure {
    const { host } = this.root;
    // The connection was never made, and whoever tried knows why.
    if (cause instanceof HandoffError) return cause.failure;
    switch (fault) {
      case 'timedOut':
        return { code: 'timedOut', host };
      case 'tooLarge':
        return { code: 'unreadableAnswer' };
      case 'notReachable':
      case 'cut':
      case 'cancelled':
        return { code: 'notReachable', host, detail: toErrorCode(cause) };
    }
  }
}

/** The path as it may stand in the log: ids stay, queries with words would not. */
function toLogPath(path: string): string {
  return path.replace(/\?.*$/s, '');
}

/** Such as `cut, handed over ECONNRESET`; no error's message, and nothing of a proxy but what it did. */
function toLogFault({ fault, handedOver, cause }: AttemptError): string {
  const [what, error] = cause instanceof HandoffError ? [cause.failure.code, cause.cause] : [fault, cause];
  return `${what}, ${handedOver ? '' : 'not '}handed over ${toErrorCode(error)}`.trimEnd();
}
