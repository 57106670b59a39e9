import { maxAnswerBytes, requestDeadlineMs } from '../core/limits';
import { type Answer, type AttemptLimits, type Request, attempt } from './attempt';
import { Agent } from './undici';

/** Sends one request once; see `attempt`. */
export type Transport = (request: Request, signal?: AbortSignal) => Promise<Answer>;

/** A transport of its own: its connections are shared with nobody, and close with it. */
export class UndiciTransport {
  readonly #agent = new Agent({ connections: 4, pipelining: 1 });

  constructor(
    private readonly limits: AttemptLimits = { deadlineMs: requestDeadlineMs, maxBytes: maxAnswerBytes },
  ) {}

  readonly send: Transport = (request, signal) => {
    // A created message comes back with its text, and JSON may spell each unit in six bytes (\u0000).
    const maxBytes = this.limits.maxBytes + 6 * (request.body?.length ?? 0);
    return attempt(this.#agent, request, { ...this.limits, maxBytes }, signal);
  };

  /** Ends every connection and request at once. */
  close(): Promise<void> {
    return this.#agent.destroy();
  }
}
