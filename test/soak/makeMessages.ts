import { pick, seededRandom } from '../standin/random';
import { sampleAgents } from '../standin/sampleTeam';
import type { Message } from './judge';
import type { Told } from './outboxUnderTest';

const firstChat = 12401;
const maxChats = 60;
const messagesPerChat = 12;

/** The chats that so many messages go to. */
export function chatsFor(messages: number): number[] {
  const chats = Math.min(maxChats, Math.max(2, Math.ceil(messages / messagesPerChat)));
  return Array.from({ length: chats }, (_, index) => firstChat + index);
}

/** Makes one message after the other, of every shape that makes recognizing one's own harder; each has its token. */
export function messageMaker(seed: number): (chat: number) => Message {
  const random = seededRandom(seed);
  let index = 0;
  return (chat) => {
    const token = `m${seed}x${index++}z`;
    const told: Told = {
      chat,
      type: pick(random, ['private', 'message']),
      agent: pick(random, [sampleAgents.first, sampleAgents.second]),
      ...pick(random, shapes)(token),
    };
    return { token, told };
  };
}

type Shape = (token: string) => Pick<Told, 'text' | 'markdownText'>;

const shapes: readonly [Shape, ...Shape[]] = [
  (token) => ({ text: token }),
  (token) => ({ text: `See ${token}.`, markdownText: `See **${token}**.` }),
  (token) => ({
    text: `  ${token}\r\n\r\nsecond line \n`,
    markdownText: `\n\`${token}\`\r\n\r\nsecond line\t\n`,
  }),
  (token) => ({ text: `Größe 😀 ${token} <b>&amp;</b> ${'long '.repeat(400)}` }),
];
