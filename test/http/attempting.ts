import type { TestContext } from 'node:test';
import { type Answer, type AttemptLimits, type Request, attempt } from '../../src/api/attempt';
import { Agent, type Dispatcher } from '../../src/api/undici';

/** An agent that ends with the test. */
export function makeAgent(t: TestContext, options: ConstructorParameters<typeof Agent>[0] = {}): Dispatcher {
  const agent = new Agent(options);
  t.after(() => agent.destroy());
  return agent;
}

/** A POST of 1 KB, or of what is given. */
export function toPost(origin: string, body = 'x'.repeat(1024)): Request {
  return {
    method: 'POST',
    origin,
    path: '/v1/messages',
    headers: { 'content-type': 'application/json' },
    body,
  };
}

export function toGet(origin: string): Request {
  return { method: 'GET', origin, path: '/v1/organization', headers: {} };
}

/** An attempt with limits that no test reaches unless it wants to. */
export function attemptOn(
  dispatcher: Dispatcher,
  request: Request,
  {
    deadlineMs = 10_000,
    maxBytes = 100_000,
  }: { [Limit in keyof AttemptLimits]?: AttemptLimits[Limit] | undefined } = {},
  signal?: AbortSignal,
): Promise<Answer> {
  return attempt(dispatcher, request, { deadlineMs, maxBytes }, signal);
}

/** Something that happens once, and that others wait for. (`Promise.withResolvers` is not in Node 20.) */
export class Moment {
  reach: () => void = () => undefined;
  readonly reached = new Promise<void>((resolve) => {
    this.reach = resolve;
  });
}
