import type { PostedMessage } from '../standin/standin';
import type { Told } from './outboxUnderTest';

/** A message and what it is known by. */
export interface Message {
  /** Stands in its text and in no other. */
  readonly token: string;
  readonly told: Told;
}

/** A message that was handed to a window. */
export interface Handed extends Message {
  /** Whether `add` resolved. If not, the message may arrive, once. */
  readonly accepted: boolean;
}

/** What became of the messages. */
export interface Verdict {
  readonly accepted: number;
  /** Accepted, and neither with HelpCrunch nor with the user. */
  readonly lost: number;
  /** Arrivals beyond the first of a message. */
  readonly duplicated: number;
  /** First arrivals that came after the arrival of a message which was accepted later for the same chat. */
  readonly outOfOrder: number;
  /** Arrivals with another chat, reader, author or content than was told, or that nobody told. */
  readonly wrong: number;
  /** The user had to decide about it, or still has to. */
  readonly leftForTheUser: number;
}

/** Finds the token in a text. */
export function tokenOf(text: string): string | undefined {
  return /\bm\d+x\d+z\b/.exec(text)?.[0];
}

/** Judges by the stand-in's record. `handed` is in the order of acceptance; `undecided` are the tokens still in the outbox. */
export function judge(
  handed: readonly Handed[],
  posted: readonly PostedMessage[],
  undecided: ReadonlySet<string>,
  asked: ReadonlySet<string>,
): Verdict {
  const told = new Map(handed.map((message, order) => [message.token, { message, order }]));
  const arrived = new Set<string>();
  const latest = new Map<number, number>();
  const found = { duplicated: 0, outOfOrder: 0, wrong: 0 };
  for (const one of posted) {
    const known = told.get(tokenOf(one.text) ?? '');
    if (!known || !isAsTold(one, known.message.told)) found.wrong++;
    if (!known) continue;
    const { message, order } = known;
    if (arrived.has(message.token)) found.duplicated++;
    else if (message.accepted) {
      // A message whose `add` never resolved has no place in the order.
      const last = latest.get(message.told.chat) ?? -1;
      if (order < last) found.outOfOrder++;
      latest.set(message.told.chat, Math.max(last, order));
    }
    arrived.add(message.token);
  }
  const accepted = handed.filter((message) => message.accepted);
  const lost = accepted.filter(({ token }) => !arrived.has(token) && !undecided.has(token));
  const left = new Set([...undecided, ...asked]);
  return { accepted: accepted.length, lost: lost.length, ...found, leftForTheUser: left.size };
}

/** Whether nothing went wrong; what is left for the user is no fault. */
export function isFlawless({ lost, duplicated, outOfOrder, wrong }: Verdict): boolean {
  return lost + duplicated + outOfOrder + wrong === 0;
}

/** Several verdicts as one. */
export function sumUp(verdicts: readonly Verdict[]): Verdict {
  const sum = (key: keyof Verdict) => verdicts.reduce((total, verdict) => total + verdict[key], 0);
  return {
    accepted: sum('accepted'),
    lost: sum('lost'),
    duplicated: sum('duplicated'),
    outOfOrder: sum('outOfOrder'),
    wrong: sum('wrong'),
    leftForTheUser: sum('leftForTheUser'),
  };
}

function isAsTold(posted: PostedMessage, told: Told): boolean {
  return (
    posted.chat === told.chat &&
    posted.type === told.type &&
    posted.agent === told.agent &&
    posted.text === told.text &&
    posted.markdownText === told.markdownText
  );
}
