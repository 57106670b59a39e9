import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deliveryTimes } from '../../../src/core/deliveryTimes';
import { type Failure, HandoffError } from '../../../src/core/failure';
import { toStateAfter } from '../../../src/delivery/stateAfter';
import { say } from '../outboxMessages';

const nowMs = 1_000_000;
const host = 'api.helpcrunch.com';

function after(error: unknown, failures = 0, random = 1) {
  return toStateAfter(say(1, { failures }), error, { nowMs, random }, deliveryTimes);
}

const waiting: readonly (readonly [Failure, string, number | undefined])[] = [
  [{ code: 'notReachable', host }, 'network', 2_000],
  [{ code: 'timedOut', host }, 'network', 2_000],
  [{ code: 'proxyFailed', proxy: 'p:1' }, 'network', 2_000],
  [{ code: 'proxyInvalid' }, 'proxy', undefined],
  [{ code: 'proxyUnsupported', proxy: 'p:1', needs: 'NTLM' }, 'proxy', undefined],
  [{ code: 'unexpected' }, 'network', 2_000],
  [{ code: 'serverError', status: 503 }, 'server', 2_000],
  [{ code: 'unexpectedStatus', status: 302 }, 'server', 2_000],
  [{ code: 'unreadableAnswer' }, 'server', 2_000],
  [{ code: 'wrongChatAnswered', chat: 5 }, 'server', 2_000],
  [{ code: 'tooManyRequests' }, 'limit', 2_000],
  [{ code: 'tooManyRequests', retryAfterSeconds: 0 }, 'limit', 2_000],
  [{ code: 'tooManyRequests', retryAfterSeconds: 1 }, 'limit', 2_000],
  [{ code: 'tooManyRequests', retryAfterSeconds: 3 }, 'limit', 3_000],
  [{ code: 'tooManyRequests', retryAfterSeconds: 4_000 }, 'limit', 4_000_000],
  [
    { code: 'certificateRefused', host, fault: 'outOfDate', detail: '', isProxy: false },
    'certificate',
    undefined,
  ],
  [{ code: 'noKey', host }, 'key', undefined],
  [{ code: 'keyRejected', host }, 'key', undefined],
  [{ code: 'secretsUnavailable' }, 'key', undefined],
  [{ code: 'organizationChanged' }, 'organization', undefined],
  [{ code: 'apiUrlInvalid' }, 'organization', undefined],
];
for (const [failure, why, ms] of waiting) {
  const pause = ms === undefined ? 'the user' : `${ms} ms`;
  test(`${JSON.stringify(failure)}: waits for ${why}, ${pause}`, () => {
    const untilMs = ms === undefined ? {} : { untilMs: nowMs + ms };
    const { state, failures } = after(new HandoffError(failure));
    assert.deepEqual(state, { kind: 'waiting', why, failure, ...untilMs });
    assert.equal(failures, 1);
  });
}

const refused: readonly Failure[] = [
  { code: 'requestRejected', fields: [] },
  { code: 'notFound' },
  { code: 'chatNotFound', chat: 5 },
  { code: 'agentNotFound', agent: 7 },
];
for (const failure of refused) {
  test(`${failure.code}: rejected, with what the API said`, () => {
    assert.deepEqual(after(new HandoffError(failure)).state, { kind: 'rejected', failure });
  });
}

test('an error that nobody foresaw makes the message wait, and is not lost', () => {
  for (const error of [new Error('ENOSPC'), undefined, 'text'])
    assert.deepEqual(after(error).state, {
      ...{ kind: 'waiting', why: 'network', failure: { code: 'unexpected' } },
      untilMs: nowMs + 2_000,
    });
});

test('the pauses double up to a minute, and are shortened by up to a half', () => {
  const toPause = (failures: number, random: number): number => {
    const { state } = after(new HandoffError({ code: 'notReachable', host }), failures, random);
    return state.kind === 'waiting' ? (state.untilMs ?? 0) - nowMs : 0;
  };
  assert.deepEqual(
    [0, 1, 2, 3, 4, 5, 6, 1000].map((failures) => toPause(failures, 1)),
    [2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000],
  );
  assert.deepEqual([toPause(0, 0), toPause(9, 0), toPause(1, 0.5)], [1_000, 30_000, 3_000]);
});

test('what the user agreed to stays as it was', () => {
  const { state, failures, ...before } = say(1);
  const { state: next, failures: more, ...kept } = after(new HandoffError({ code: 'notFound' }));
  assert.deepEqual(kept, before);
  assert.notDeepEqual([next, more], [state, failures + 5]);
});
