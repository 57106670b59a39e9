import { HandoffError } from '../core/failure';
import type { Sendable } from '../core/message';
import type { Client } from './sessions';

/** How far a list of messages went. */
export interface Delivery {
  /** Of the messages that were sent, in order. */
  readonly messageIds: readonly number[];
  /** Why the message after these was not, or may not have been, sent; the rest was not tried. */
  readonly stoppedBy?: unknown;
}

/** Sends messages of one chat, one after the other, each once; the first failure stops the rest. */
export async function deliver(
  client: Client,
  messages: readonly Sendable[],
  signal: AbortSignal,
  onSent: (count: number) => void,
): Promise<Delivery> {
  const messageIds: number[] = [];
  for (const message of messages) {
    try {
      messageIds.push(await client.createMessage(message, signal));
      onSent(messageIds.length);
    } catch (error) {
      return { messageIds, stoppedBy: await explain(error, client, message, signal) };
    }
  }
  return { messageIds };
}

/** A 404 on a message means its chat or its agent; reading the chat again tells which (helpcrunch-api.md 2.1). */
async function explain(
  error: unknown,
  client: Client,
  message: Sendable,
  signal: AbortSignal,
): Promise<unknown> {
  if (!(error instanceof HandoffError) || error.failure.code !== 'notFound') return error;
  try {
    await client.getChat(message.chat, signal);
  } catch (chatError) {
    return chatError instanceof HandoffError && chatError.failure.code === 'chatNotFound' ? chatError : error;
  }
  if (message.author.kind !== 'agent') return error;
  return new HandoffError({ code: 'agentNotFound', agent: message.author.agent.id }, { cause: error });
}
