import { type DeliveryTimes, toRetryMs } from '../core/deliveryTimes';
import { type Failure, HandoffError } from '../core/failure';
import { type SealedMessage, type WaitReason, withState } from '../core/outbox';

/** Why a failure makes a message wait; a failure that is not here is HelpCrunch's refusal. */
const waits: Readonly<Partial<Record<Failure['code'], WaitReason>>> = {
  notReachable: 'network',
  timedOut: 'network',
  proxyFailed: 'network',
  proxyInvalid: 'proxy',
  proxyUnsupported: 'proxy',
  certificateRefused: 'certificate',
  unexpected: 'network',
  serverError: 'server',
  unexpectedStatus: 'server',
  unreadableAnswer: 'server',
  wrongChatAnswered: 'server',
  tooManyRequests: 'limit',
  noKey: 'key',
  keyRejected: 'key',
  secretsUnavailable: 'key',
  organizationChanged: 'organization',
  apiUrlInvalid: 'organization',
};

/** What a message becomes when an attempt failed and nothing was handed over. */
export function toStateAfter(
  message: SealedMessage,
  error: unknown,
  at: { readonly nowMs: number; readonly random: number },
  times: DeliveryTimes,
): SealedMessage {
  const failure: Failure = error instanceof HandoffError ? error.failure : { code: 'unexpected' };
  const why = toReason(failure);
  if (why === undefined) return withState(message, { kind: 'rejected', failure });
  const failures = message.failures + 1;
  const untilMs = toUntilMs(why, failure, failures, at, times);
  const state = { kind: 'waiting', why, failure, ...(untilMs === undefined ? {} : { untilMs }) } as const;
  return withState(message, state, { failures });
}

/** A proxy that refuses the user's name would lock the account if it were asked again and again. */
function toReason(failure: Failure): WaitReason | undefined {
  return failure.code === 'proxyFailed' && failure.status === 407 ? 'proxy' : waits[failure.code];
}

/** Undefined where only the user can help. */
function toUntilMs(
  why: WaitReason,
  failure: Failure,
  failures: number,
  { nowMs, random }: { readonly nowMs: number; readonly random: number },
  times: DeliveryTimes,
): number | undefined {
  switch (why) {
    case 'network':
    case 'server':
      return nowMs + toRetryMs(failures, random, times);
    case 'limit': {
      const seconds = failure.code === 'tooManyRequests' ? (failure.retryAfterSeconds ?? 0) : 0;
      // A server may say 0, or a time that is over: without a pause it would be asked as fast as it refuses.
      return nowMs + Math.max(seconds * 1000, toRetryMs(failures, random, times));
    }
    case 'certificate':
    case 'proxy':
    case 'key':
    case 'organization':
      return undefined;
  }
}
