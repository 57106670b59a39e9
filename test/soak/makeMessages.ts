import { pick, seededRandom, wholeBetween } from '../standin/random';
import { sampleAgents } from '../standin/sampleTeam';
import type { Message } from './judge';
import type { Told } from './outboxUnderTest';

const firstChat = 12401;
const maxChats = 60;
const messagesPerChat = 12;

/** Messages to many chats, of every shape that makes recognizing one's own harder; each has its token. */
export function makeMessages(count: number, seed: number): readonly Message[] {
  const random = seededRandom(seed);
  const chats = Math.min(maxChats, Math.max(2, Math.ceil(count / messagesPerChat)));
  return Array.from({ length: count }, (_, index) => {
    const token = `m${seed}x${index}z`;
    const told: Told = {
      chat: firstChat + wholeBetween(random, 0, chats - 1),
      type: pick(random, ['private', 'message']),
      agent: pick(random, [sampleAgents.first, sampleAgents.second]),
      ...pick(random, shapes)(token),
    };
    return { token, told };
  });
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
