import type { Agent } from './chat';
import type { ChatId } from './ids';

/** Who reads a message, in the API's own words: `message` the customer, `private` only the team. */
export const messageTypes = ['message', 'private'] as const;
export type MessageType = (typeof messageTypes)[number];

/** The two fields of a message; without `markdownText` only the plain form is sent. */
export interface Content {
  readonly text: string;
  readonly markdownText?: string;
}

/** An agent of the organization as the author. */
export interface AgentAuthor {
  readonly kind: 'agent';
  readonly agent: Agent;
}

declare const permitted: unique symbol;

/** The chat's own customer as the author, which the API takes when `agent` is left out (helpcrunch-api.md 2.1). */
export interface CustomerAuthor {
  readonly kind: 'customer';
  readonly [permitted]: true;
}

/** The only way to a customer author: the user's own setting, exactly true. */
export function toCustomerAuthor(allowPostingAsCustomer: unknown): CustomerAuthor | undefined {
  return allowPostingAsCustomer === true ? ({ kind: 'customer' } as CustomerAuthor) : undefined;
}

export type Author = AgentAuthor | CustomerAuthor;

/** Where a note goes: only the team sees it. It always has an agent. */
export interface NoteAddress {
  readonly type: 'private';
  readonly chat: ChatId;
  readonly author: AgentAuthor;
}

/** Where a message goes that the customer reads. */
export interface CustomerAddress {
  readonly type: 'message';
  readonly chat: ChatId;
  readonly author: Author;
}

export type Address = NoteAddress | CustomerAddress;

/** What is said, to whom, and by whom. */
export type Message = Address & { readonly content: Content };

/** Brings type and author together; undefined for a note in the customer's name, which cannot be. */
export function toAddress(chat: ChatId, type: MessageType, author: Author): Address | undefined {
  if (type === 'message') return { type, chat, author };
  return author.kind === 'agent' ? { type, chat, author } : undefined;
}

/** The user's answer to a confirmation. */
export type Decision = 'send' | 'review' | undefined;

declare const sendable: unique symbol;

/** What may be turned into a request; `toSendables` makes one, and `toSendable` again of one that the outbox has kept. */
export type Sendable = Message & { readonly [sendable]: true };

/**
 * Turns contents into messages that may be sent, if they may.
 *
 * Notes may. For a customer, `confirm` is asked once about exactly this snapshot, and without its `send` there is
 * nothing that a request could be built of. Notes are asked about only where `confirmsNotes` says so.
 */
export async function toSendables(
  address: Address,
  contents: readonly Content[],
  confirm: () => Promise<Decision>,
  confirmsNotes: boolean,
): Promise<readonly Sendable[] | Exclude<Decision, 'send'>> {
  const snapshot = contents.map((content): Message =>
    Object.freeze({ ...address, content: Object.freeze({ ...content }) }),
  );
  if (address.type === 'message' || confirmsNotes) {
    const decision = await confirm();
    if (decision !== 'send') return decision;
  }
  return snapshot as readonly Message[] as readonly Sendable[];
}
