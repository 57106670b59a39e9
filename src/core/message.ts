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

/** A note that only the team sees. It always has an agent. */
export interface PrivateNote {
  readonly type: 'private';
  readonly chat: ChatId;
  readonly author: AgentAuthor;
  readonly content: Content;
}

/** A message that the customer reads. */
export interface CustomerMessage {
  readonly type: 'message';
  readonly chat: ChatId;
  readonly author: Author;
  readonly content: Content;
}

export type Message = PrivateNote | CustomerMessage;

/** The user's answer to a confirmation. */
export type Decision = 'send' | 'review' | undefined;

/** Customer messages whose very snapshot the user has confirmed; there is no other way to make one. */
export class ConfirmedMessages {
  // Private to the class itself: an object with `messages` of its own is then no ConfirmedMessages to the compiler.
  readonly #messages: readonly CustomerMessage[];

  private constructor(messages: readonly CustomerMessage[]) {
    this.#messages = messages;
  }

  get messages(): readonly CustomerMessage[] {
    return this.#messages;
  }

  /** Freezes the messages, asks once about exactly these, and answers with them only if the user said `send`. */
  static async ask(
    messages: readonly CustomerMessage[],
    ask: (messages: readonly CustomerMessage[]) => Promise<Decision>,
  ): Promise<ConfirmedMessages | Exclude<Decision, 'send'>> {
    const snapshot = Object.freeze(
      messages.map((message) =>
        Object.freeze({ ...message, content: Object.freeze({ ...message.content }) }),
      ),
    );
    const decision = await ask(snapshot);
    return decision === 'send' ? new ConfirmedMessages(snapshot) : decision;
  }
}

declare const sendable: unique symbol;

/** What may be turned into a request: a note, or a message that went through `ConfirmedMessages`. */
export type Sendable = Message & { readonly [sendable]: true };

/** Notes need no confirmation to be sent. */
export function toSendableNotes(notes: readonly PrivateNote[]): readonly Sendable[] {
  return notes as readonly Message[] as readonly Sendable[];
}

/** The only way from a customer message to a request. */
export function toSendableMessages(confirmed: ConfirmedMessages): readonly Sendable[] {
  return confirmed.messages as readonly Message[] as readonly Sendable[];
}
