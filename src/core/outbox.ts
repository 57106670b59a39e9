import type { Organization } from './chat';
import type { DisplayText } from './displayText';
import type { Failure } from './failure';
import type { HandoffSource } from './handoff';
import type { ChatId } from './ids';
import {
  type AgentAuthor,
  type Content,
  type CustomerAuthor,
  type Message,
  type MessageType,
  type Sendable,
  toAddress,
} from './message';

/** Why the user is asked before a message goes. */
export const questions = [
  'interrupted',
  'groupStopped',
  'late',
  'old',
  'newerMessages',
  'notPermitted',
] as const;
export type Question = (typeof questions)[number];

/** What a message waits for; from the certificate on it waits for the user. */
export const waitReasons = [
  'network',
  'server',
  'limit',
  'certificate',
  'proxy',
  'key',
  'organization',
] as const;
export type WaitReason = (typeof waitReasons)[number];

/** Where a message stands. Times are in milliseconds since 1970. */
export type OutboxState =
  | { readonly kind: 'queued' }
  /** Confirmed, and held back so that it can be undone. */
  | { readonly kind: 'held'; readonly untilMs: number }
  /** A request is about to be handed over, or was. */
  | { readonly kind: 'sending'; readonly sinceMs: number; readonly baseline: number }
  /** Not handed over. Without `untilMs` it goes on only when the user or a new key says so. */
  | {
      readonly kind: 'waiting';
      readonly why: WaitReason;
      readonly failure: Failure;
      readonly untilMs?: number;
    }
  /** Not handed over, and does not go before the user says so. */
  | { readonly kind: 'asking'; readonly question: Question; readonly newestMessage?: number }
  /** Handed over without a clear answer. Without `nextReadMs` the conversation was read to the end of the plan, in vain. */
  | {
      readonly kind: 'unconfirmed';
      readonly sinceMs: number;
      readonly baseline: number;
      readonly reads: number;
      readonly nextReadMs?: number;
    }
  /** HelpCrunch has refused it; it will never go as it is. */
  | { readonly kind: 'rejected'; readonly failure: Failure }
  | { readonly kind: 'sent'; readonly messageId: number; readonly atMs: number };

/** What the outbox keeps of a message; its address never changes. */
export interface OutboxMessage {
  /** Sorts by the order of acceptance. */
  readonly id: string;
  /** The machine it was written on. */
  readonly machine: string;
  readonly origin: string;
  readonly organization: Organization;
  readonly chat: ChatId;
  readonly customer: DisplayText;
  readonly type: MessageType;
  readonly author: StoredAuthor;
  readonly content: Content;
  /** What the user has seen and can edit, and the form it becomes a content by. */
  readonly source: { readonly text: string; readonly form: string };
  /** Messages that were confirmed together; one that is rejected, or taken away unsent, stops those after it. */
  readonly group: string;
  /** Name of the file it is made of. */
  readonly name?: DisplayText;
  /** The draft it was, if any; it is removed before the first attempt. */
  readonly draft?: string;
  /** The text of a handoff draft that it is made of, if any; that draft stays. */
  readonly handoff?: HandoffSource;
  /** When the user last agreed that it goes, in milliseconds since 1970. */
  readonly agreedMs: number;
  /** Id of the chat's last message when the user last agreed; 0 where it is not known. */
  readonly seenMessage: number;
  /** Attempts in a row that were not handed over. */
  readonly failures: number;
  readonly state: OutboxState;
}

/** The permission to write as the customer is never stored; it is asked of the settings again. */
export type StoredAuthor = AgentAuthor | { readonly kind: 'customer' };

/** Whether a message's file is what this extension wrote on this machine. Any other is shown and never sent by itself. */
export type Provenance = 'ours' | 'unsigned' | 'otherMachine';

declare const sealed: unique symbol;

/** A message that is ours, as its seal says: the user has agreed to exactly this. */
export type SealedMessage = OutboxMessage & { readonly [sealed]: true };

interface Owned {
  /** The window that has claimed it, dead or alive. */
  readonly owner: string | undefined;
}

/** A message of ours in the outbox. */
export type OwnEntry = Owned & { readonly provenance: 'ours'; readonly message: SealedMessage };

/** A message as it lies in the outbox. */
export type Entry =
  OwnEntry | (Owned & { readonly provenance: Exclude<Provenance, 'ours'>; readonly message: OutboxMessage });

export function isOurs(entry: Entry): entry is OwnEntry {
  return entry.provenance === 'ours';
}

/** Changes what may change of a message; what the user has agreed to never does. */
export function withState(
  message: SealedMessage,
  state: OutboxState,
  changes: Partial<Pick<OutboxMessage, 'agreedMs' | 'seenMessage' | 'failures'>> = {},
): SealedMessage {
  return { ...message, ...changes, state };
}

/** Turns a message of the outbox into one that may be sent; undefined where the customer may not be its author any more. */
export function toSendable(
  { chat, type, author, content }: SealedMessage,
  customer: CustomerAuthor | undefined,
): Sendable | undefined {
  const allowed = author.kind === 'agent' ? author : customer;
  const address = allowed && toAddress(chat, type, allowed);
  return address && ({ ...address, content } satisfies Message as Message as Sendable);
}

/** Which chat of which organization: messages of one lane go one after the other. */
export function toLane({ origin, organization, chat }: OutboxMessage): string {
  return `${origin} ${organization.id} ${chat}`;
}

/** Whether a message is done with, as far as those after it are concerned. */
export function isOver({ state }: OutboxMessage): boolean {
  return state.kind === 'rejected' || state.kind === 'sent';
}

/** Whether a message may have arrived, or has. */
export function wasHandedOver({ state: { kind } }: OutboxMessage): boolean {
  return kind === 'sending' || kind === 'unconfirmed' || kind === 'sent';
}

/** Whether a message, as it is now, has neither gone nor may have arrived since the user was asked about it. */
export function isUnsentSince(asked: OutboxMessage, now: OutboxMessage): boolean {
  return now.state.kind === asked.state.kind || !wasHandedOver(now);
}

/** Whether a message stands where the user was asked about it, and not before another question: the answer is to this one only. */
export function isAsAsked({ state: asked }: OutboxMessage, { state: now }: OutboxMessage): boolean {
  if (asked.kind !== 'asking' || now.kind !== 'asking') return asked.kind === now.kind;
  return asked.question === now.question && asked.newestMessage === now.newestMessage;
}

/** Whether the user must do something about it. */
export function needsUser({ state }: OutboxMessage): boolean {
  switch (state.kind) {
    case 'asking':
    case 'rejected':
      return true;
    case 'waiting':
      return state.untilMs === undefined;
    case 'unconfirmed':
      return state.nextReadMs === undefined;
    case 'queued':
    case 'held':
    case 'sending':
    case 'sent':
      return false;
  }
}

/** Tells messages that wait for one of these. */
export function waitsFor(...reasons: readonly WaitReason[]): (message: OutboxMessage) => boolean {
  return ({ state }) => state.kind === 'waiting' && reasons.includes(state.why);
}
