import type { Message } from '../core/message';

/** The body of `POST /messages` (helpcrunch-api.md 2.1). */
export interface MessageBody {
  readonly chat: number;
  readonly text: string;
  readonly markdownText?: string;
  /** Left out only for a message written as the customer. */
  readonly agent?: number;
  readonly type: 'message' | 'private';
}

/** Turns a message into its request body. A note's type admits no author but an agent. */
export function toMessageBody({ chat, type, author, content }: Message): MessageBody {
  const { text, markdownText } = content;
  // Field by field: a content that was read from a file may carry more.
  const body = { chat, type, text, ...(markdownText === undefined ? {} : { markdownText }) };
  switch (author.kind) {
    case 'agent':
      return { ...body, agent: author.agent.id };
    case 'customer':
      return body;
  }
}
