import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attempt } from '../../../src/api/attempt';
import { Agent, type Dispatcher } from '../../../src/api/undici';

class Controller implements Dispatcher.DispatchController {
  readonly paused = false;
  readonly rawHeaders = null;
  readonly rawTrailers = null;
  reason: Error | null = null;

  get aborted(): boolean {
    return this.reason !== null;
  }

  abort(reason: Error): void {
    this.reason = reason;
  }

  pause(): void {
    return;
  }

  resume(): void {
    return;
  }
}

test('a request that undici wants to start on a second socket is refused there', async (t) => {
  const [first, second] = [new Controller(), new Controller()];
  const agent = new Agent();
  t.after(() => agent.destroy());
  const restarting = agent.compose(() => (_, handler) => {
    handler.onRequestStart?.(first, {});
    handler.onRequestStart?.(second, {});
    handler.onResponseError?.(second, second.reason ?? new Error('started twice'));
    return true;
  });
  const request = { method: 'POST', origin: 'http://127.0.0.1', path: '/', headers: {}, body: '{}' } as const;
  const failed = attempt(restarting, request, { deadlineMs: 1000, maxBytes: 1000 });
  await assert.rejects(failed, { fault: 'cut', handedOver: true, cause: new Error('refused') });
  assert.ok(second.aborted);
});
