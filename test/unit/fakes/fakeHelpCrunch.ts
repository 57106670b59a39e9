import { type Answer, AttemptError, type AttemptFault, type Request } from '../../../src/api/attempt';
import type { Transport } from '../../../src/api/transport';
import type { FakeClock } from './fakeClock';

/** What becomes of a request. */
export interface Fate {
  /** The answer; left out where there is none. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** In place of the right one. */
  readonly body?: string;
  /** Why no answer comes. */
  readonly fault?: AttemptFault;
  /** When the end of the attempt is known, in milliseconds. */
  readonly afterMs?: number;
  /** When a message is in its chat, in milliseconds; left out where it never will. */
  readonly commitAfterMs?: number;
}

/** Everything that can happen to a request, by its name. */
export const fates = {
  fine: { status: 201, commitAfterMs: 0 },
  slow: { status: 200, commitAfterMs: 0, afterMs: 3_000 },
  refused: { fault: 'notReachable' },
  cut: { fault: 'cut' },
  cutCommitted: { fault: 'cut', commitAfterMs: 0 },
  cutLate: { fault: 'cut', commitAfterMs: 90_000 },
  timedOut: { fault: 'timedOut', afterMs: 20_000 },
  timedOutCommitted: { fault: 'timedOut', afterMs: 20_000, commitAfterMs: 500 },
  serverError: { status: 503 },
  serverErrorCommitted: { status: 502, commitAfterMs: 0 },
  unreadable: { status: 200, body: '<!doctype html>', commitAfterMs: 0 },
  empty: { status: 204 },
  redirected: { status: 302 },
  tooMany: { status: 429 },
  tooManySeconds: { status: 429, headers: { 'retry-after': '7' } },
  unauthorized: { status: 401 },
  badRequest: { status: 400 },
  notFound: { status: 404 },
} as const satisfies Record<string, Fate>;
export type FateName = keyof typeof fates;

/** A message that was handed over. */
export interface Posted {
  readonly chat: number;
  readonly text: string;
  readonly type: string;
  readonly agent?: number;
}

interface Line extends Posted {
  readonly id: number;
}

/** A HelpCrunch in memory that does to each request what the test says, and knows what it has taken. */
export class FakeHelpCrunch {
  /** What happens to the next requests. */
  post: Fate = fates.fine;
  read: Fate = fates.fine;
  key = 'key-a';
  readonly handedOver: (Posted & { readonly fate: Fate })[] = [];
  readonly requests: string[] = [];
  /** What is in the chats, the oldest first. */
  readonly lines: Line[] = [];
  #lastId = 100;
  /** Runs before anything is done with a message that is handed over. */
  onPost: (posted: Posted) => void = () => undefined;

  constructor(private readonly clock: FakeClock) {}

  /** Somebody writes in a chat. */
  say(line: Posted): number {
    this.lines.push({ ...line, id: ++this.#lastId });
    return this.#lastId;
  }

  readonly transport: Transport = async (request, signal, onReady) => {
    await onReady?.();
    if (signal?.aborted === true) throw new AttemptError('cancelled', false);
    const fate = request.method === 'GET' ? this.read : this.post;
    if (fate.fault === 'notReachable') throw new AttemptError('notReachable', false);
    this.requests.push(`${request.method} ${request.path.replace(/^\/v1/, '').replace(/\?.*/, '')}`);
    const answer = this.#takeEffect(request, fate);
    await this.#wait(fate.afterMs ?? 0, signal);
    if (fate.fault) throw new AttemptError(fate.fault, true);
    return answer;
  };

  #takeEffect(request: Request, fate: Fate): Answer {
    const { status = 200, body } = fate;
    const headers = {
      'content-type': body === undefined ? 'application/json' : 'text/html',
      ...fate.headers,
    };
    const isWelcome = request.headers['authorization'] === `Bearer ${this.key}`;
    let data = '';
    if (request.method === 'POST') {
      const posted = JSON.parse(request.body ?? '') as Posted;
      this.onPost(posted);
      this.handedOver.push({ ...posted, fate: isWelcome ? fate : fates.unauthorized });
      if (isWelcome && fate.commitAfterMs === 0) data = JSON.stringify({ id: this.say(posted) });
      else if (isWelcome && fate.commitAfterMs !== undefined)
        this.clock.after(fate.commitAfterMs, () => void this.say(posted));
    } else if (fate.status === undefined || fate.status < 300) data = this.#answerRead(request.path);
    return isWelcome ? { status, headers, body: body ?? data } : { status: 401, headers: {}, body: '' };
  }

  #answerRead(path: string): string {
    if (path.endsWith('/organization')) return JSON.stringify({ data: { id: 77, domain: 'acme' } });
    const [, id = '', transcript] = /\/chats\/(\d+)(\/messages)?/.exec(path) ?? [];
    const lines = this.lines.filter(({ chat }) => chat === Number(id)).reverse();
    if (transcript === undefined)
      return JSON.stringify({ id: Number(id), lastMessageId: lines[0]?.id ?? null, customer: { id: 1 } });
    const { searchParams } = new URL(path, 'http://localhost');
    const offset = Number(searchParams.get('offset') ?? 0);
    const page = lines.slice(offset, offset + Number(searchParams.get('limit')));
    const from = (line: Line): string => (line.agent === undefined ? 'customer' : 'agent');
    const entries = page.map(({ agent, ...line }) => ({
      ...{ ...line, from: from({ agent, ...line } as Line) },
      agent: agent === undefined ? null : { id: agent },
    }));
    return JSON.stringify({ data: entries, total: lines.length });
  }

  #wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
    if (ms === 0) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const stop = this.clock.after(ms, resolve);
      const cancel = (): void => {
        stop();
        reject(new AttemptError('cancelled', true));
      };
      signal?.addEventListener('abort', cancel, { once: true });
    });
  }
}
