import { type Answer, AttemptError, type AttemptFault, type Request } from '../../../src/api/attempt';
import type { Credential } from '../../../src/api/apiCalls';
import { HelpCrunchClient } from '../../../src/api/helpCrunchClient';
import type { Transport } from '../../../src/api/transport';
import type { ApiRoot } from '../../../src/core/apiRoot';
import type { Nameless } from '../../../src/core/nameless';
import type { Log } from '../../../src/core/ports';

export const root: ApiRoot = {
  url: 'https://api.example.com/v1',
  origin: 'https://api.example.com',
  host: 'api.example.com',
};

export const credential: Credential = { key: 'KEY-0123456789abcdef', origin: root.origin };

/** Log lines, kept. */
export class LogLines implements Log {
  readonly lines: string[] = [];
  /** The level of each line. */
  readonly levels: (keyof Log)[] = [];

  debug(line: string): void {
    this.#add('debug', line);
  }

  info(line: string): void {
    this.#add('info', line);
  }

  warn(line: string): void {
    this.#add('warn', line);
  }

  error(line: string): void {
    this.#add('error', line);
  }

  #add(level: keyof Log, line: string): void {
    this.levels.push(level);
    this.lines.push(line);
  }
}

/** A transport whose requests are answered by a function, and the requests it got. */
export function transportOn(answer: (request: Request) => Answer): {
  transport: Transport;
  requests: Request[];
} {
  const requests: Request[] = [];
  const transport: Transport = (request) => {
    requests.push(request);
    return Promise.resolve().then(() => answer(request));
  };
  return { transport, requests };
}

/** A client whose requests are answered by a function, the requests it made, and what it logged. */
export function clientOn(
  answer: (request: Request) => Answer,
  nameless?: Nameless,
): {
  client: HelpCrunchClient;
  requests: Request[];
  log: LogLines;
} {
  const { transport, requests } = transportOn(answer);
  const log = new LogLines();
  return { client: new HelpCrunchClient(root, credential, transport, log, nameless), requests, log };
}

/** An answer with a JSON body. */
export function json(body: unknown, status = 200): Answer {
  return { status, headers: {}, body: JSON.stringify(body) };
}

/** An answer to all requests that is none. */
export function failing(fault: AttemptFault, handedOver: boolean, cause?: unknown): () => never {
  return () => {
    throw new AttemptError(fault, handedOver, { cause });
  };
}
