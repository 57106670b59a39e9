import type { PostedMessage, Standin } from '../standin/standin';

/** What somebody wrote, to whom and as whom: a message without what the stand-in adds. */
export type Received = Pick<PostedMessage, 'chat' | 'type' | 'agent' | 'text' | 'markdownText'>;

/** The messages that arrived, in order. */
export function received({ posted }: Standin): Received[] {
  return posted.map(({ chat, type, agent, text, markdownText }) => ({
    ...{ chat, type, agent, text },
    ...(markdownText === undefined ? {} : { markdownText }),
  }));
}
