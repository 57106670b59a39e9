import type { Transport } from '../../src/api/transport';
import type { MessageType } from '../../src/core/message';

/** What a window is told to send; `agent` is the id of its author. */
export interface Told {
  readonly chat: number;
  readonly type: MessageType;
  readonly agent: number;
  readonly text: string;
  readonly markdownText?: string;
}

/** A message that is still in the outbox. */
export interface Listed {
  readonly id: string;
  /** As it was told. */
  readonly text: string;
  /** The outbox's word for it. `rejected` is final: the user can only read and copy it. */
  readonly state: string;
  /** False: nothing happens to it, nor to what waits behind it, before the user answers. */
  readonly movesByItself: boolean;
}

/** What the user says to a message that waits for him: `send` is Send Again, or yes to whatever is asked. */
export type Choice = 'send' | 'discard';

/** The outbox of one window, as the soak sees it. */
export interface OutboxUnderTest {
  /** Resolves with the message's id once the message can no longer be lost. */
  add(message: Told): Promise<string>;
  /** What is in the folder, whichever window brought it; no longer what is sent or discarded. */
  list(): Promise<readonly Listed[]>;
  /** No error when it has gone, or moves again, meanwhile. */
  answer(id: string, choice: Choice): Promise<void>;
  /** Ends it as VS Code does when a window is closed. */
  stop(): Promise<void>;
}

/** How much faster than in life everything is. */
export interface Pace {
  /** The stand-in lets a request take effect within this time after it was read, or never. */
  readonly commitWithinMs: number;
  /** A scaled minute: the stand-in allows 120 requests in any such time. */
  readonly minuteMs: number;
}

/** What an outbox is opened with. */
export interface OutboxOptions {
  /** Stands for the extension's global storage; all windows share it. */
  readonly folder: string;
  readonly apiUrl: string;
  readonly key: string;
  readonly pace: Pace;
  /** Put around the transport that makes the requests. */
  readonly wrapTransport: (transport: Transport) => Transport;
}

/** Opens the outbox of a window; everything that is left in the folder goes on. */
export type OpenOutbox = (options: OutboxOptions) => Promise<OutboxUnderTest>;
