import type { DeliveryTimes } from './deliveryTimes';
import { type OutboxMessage, type Question, toLane } from './outbox';

/** What is to be done with a message now, by the window that has claimed it. */
export type Step =
  | { readonly kind: 'attempt' }
  | { readonly kind: 'readBack' }
  /** Its window died or lost sight of it: what was on its way may have arrived. */
  | { readonly kind: 'doubt' }
  | { readonly kind: 'ask'; readonly question: Question }
  /** Sent: leave a record, remove the file. */
  | { readonly kind: 'finish' }
  /** Nothing, until then or until something happens. */
  | { readonly kind: 'rest'; readonly untilMs?: number };

/** What the decision needs besides the message. */
export interface Circumstances {
  readonly nowMs: number;
  /** This window holds it; else it was found. */
  readonly heldHere: boolean;
  /** A message that was confirmed together with it, and comes before it, was rejected. */
  readonly groupStopped: boolean;
  /** Something has happened that makes an attempt worthwhile before its time. */
  readonly hurried: boolean;
}

/** Decides what comes next; the whole of the outbox's behaviour over time is here. */
export function toStep(message: OutboxMessage, at: Circumstances, times: DeliveryTimes): Step {
  const { state } = message;
  if (at.groupStopped && isUntried(message)) return { kind: 'ask', question: 'groupStopped' };
  switch (state.kind) {
    case 'queued':
      return toAttempt(message, at.nowMs, times);
    case 'held':
      // A hold ends with its window: what could not be undone any more must not go.
      if (!at.heldHere) return { kind: 'ask', question: 'interrupted' };
      return state.untilMs > at.nowMs
        ? toPause(message, state.untilMs, at.nowMs, times)
        : toAttempt(message, at.nowMs, times);
    case 'waiting': {
      const longestMs = state.why === 'limit' ? Infinity : times.maxRetryMs;
      if (at.hurried || isDue(state.untilMs, at.nowMs, longestMs)) return toAttempt(message, at.nowMs, times);
      return toPause(message, state.untilMs, at.nowMs, times);
    }
    case 'sending':
      // Who is sending does not ask; so the end of this attempt is not known to anybody.
      return { kind: 'doubt' };
    case 'unconfirmed': {
      const longestMs = Math.max(times.maxRetryMs, ...times.readBackMs);
      if (at.hurried || isDue(state.nextReadMs, at.nowMs, longestMs)) return { kind: 'readBack' };
      return toRest(state.nextReadMs);
    }
    case 'sent':
      return { kind: 'finish' };
    case 'asking':
    case 'rejected':
      return { kind: 'rest' };
  }
}

/** A time further away than any pause is long is what a clock has left that was set back. */
function isDue(dueMs: number | undefined, nowMs: number, longestMs: number): boolean {
  return dueMs !== undefined && (dueMs <= nowMs || dueMs > nowMs + longestMs);
}

/** Rests, except where the clock was set back far: the time in question would come that much later than was agreed. */
function toPause(
  message: OutboxMessage,
  untilMs: number | undefined,
  nowMs: number,
  times: DeliveryTimes,
): Step {
  const isAhead = untilMs !== undefined && message.agreedMs > nowMs;
  const question = isAhead ? toQuestionOfAge(message, nowMs, times) : undefined;
  return question ? { kind: 'ask', question } : toRest(untilMs);
}

function toRest(untilMs: number | undefined): Step {
  return untilMs === undefined ? { kind: 'rest' } : { kind: 'rest', untilMs };
}

/** Whether a message was not handed over, and would go by itself. */
export function isUntried({ state: { kind } }: OutboxMessage): boolean {
  return kind === 'queued' || kind === 'held' || kind === 'waiting';
}

function toAttempt(message: OutboxMessage, nowMs: number, times: DeliveryTimes): Step {
  const question = toQuestionOfAge(message, nowMs, times);
  return question ? { kind: 'ask', question } : { kind: 'attempt' };
}

/**
 * What the user is asked before a message goes so long after the agreement; undefined where it is young enough. A clock
 * that was set back must not make it young again, so a time in the future counts as long ago.
 */
export function toQuestionOfAge(
  { type, agreedMs }: OutboxMessage,
  nowMs: number,
  times: DeliveryTimes,
): Question | undefined {
  const ageMs = Math.abs(nowMs - agreedMs);
  if (ageMs > times.patienceMs) return 'old';
  return type === 'message' && ageMs > times.customerPatienceMs ? 'late' : undefined;
}

/**
 * The messages that may move now: of each chat the first one that is not over. Those after it wait for it, so that the
 * order in a chat is kept; no other chat does. `unread` are the ids of messages of which nothing is known but that they
 * are there: what may belong to the same group, and comes later, waits until they can be read.
 */
export function toHeads<T extends { readonly message: OutboxMessage }>(
  inOrder: readonly T[],
  unread: readonly string[] = [],
): T[] {
  const lanes = new Set<string>();
  return inOrder.filter(({ message }) => {
    // One that was sent holds the others back until it is recorded: a lost one could be taken for it.
    if (message.state.kind === 'rejected') return false;
    const lane = toLane(message);
    if (lanes.has(lane)) return false;
    lanes.add(lane);
    return !isAfterUnread(message, unread);
  });
}

/** Whether a message may belong to one that comes before it and cannot be read: a group's name is the id of its first message. */
export function isAfterUnread({ id, group }: OutboxMessage, unread: readonly string[]): boolean {
  return unread.some((other) => group <= other && other < id);
}

/** Whether an earlier message of the same group was rejected, and the user has not agreed to this one since. */
export function isGroupStopped(message: OutboxMessage, all: readonly OutboxMessage[]): boolean {
  return all.some((each) => each.state.kind === 'rejected' && isToFollow(message, each));
}

/** Whether a message was to go after this earlier one of the same group, and the user has not agreed to it since. */
export function isToFollow(message: OutboxMessage, { group, id, agreedMs }: OutboxMessage): boolean {
  return group === message.group && id < message.id && agreedMs >= message.agreedMs;
}
