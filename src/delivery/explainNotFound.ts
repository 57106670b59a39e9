import { HandoffError } from '../core/failure';
import type { Sendable } from '../core/message';
import type { Client } from './sessions';

/** A 404 on a message means its chat or its agent; reading the chat again tells which (helpcrunch-api.md 2.1). */
export async function explainNotFound(
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
