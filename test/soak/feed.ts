import { setTimeout as pause } from 'node:timers/promises';
import { wholeBetween } from '../standin/random';
import type { Standin } from '../standin/standin';
import type { Message } from './judge';
import type { Ledger } from './ledger';
import { chatsFor, messageMaker } from './makeMessages';
import type { Told } from './outboxUnderTest';
import type { Windows } from './windows';

const maxUnderWay = 24;
const feeders = 8;
const echoShare = 0.05;

/** What a run is fed with. */
export interface Feed {
  /** How many messages are to be accepted. */
  readonly count: number;
  readonly seed: number;
  readonly random: () => number;
  /** Is told of each message before a window is. */
  readonly onMessage: (message: Message) => void;
}

/**
 * Hands messages to windows by chance until enough are accepted. Those of a chat come one after the other, so that they
 * have an order; some chats are fed at the same time.
 */
export async function feed(
  { count, seed, random, onMessage }: Feed,
  windows: Windows,
  ledger: Ledger,
  standin: Standin,
): Promise<void> {
  const make = messageMaker(seed);
  const free = chatsFor(count);
  let missing = count;
  const isFull = () => ledger.underWay >= maxUnderWay && !windows.ending;
  const feedOn = async (): Promise<void> => {
    while (missing > 0 && !windows.ending) {
      const [chat] = free.splice(wholeBetween(random, 0, free.length - 1), 1);
      // Fewer chats than feeders: the others go on.
      if (chat === undefined) return;
      missing--;
      const message = make(chat);
      onMessage(message);
      if (random() < echoShare) echo(standin, message.told);
      const accepted = await windows.add(message.told);
      if (!accepted) missing++;
      ledger.hand({ ...message, accepted });
      free.push(chat);
      await pause(random() * 20);
      while (isFull()) await pause(5);
    }
  };
  await Promise.all(Array.from({ length: feeders }, feedOn));
}

/** The very same words by the same agent in the dashboard, before ours: only the order tells them from ours. */
function echo(standin: Standin, { chat, type, agent, text, markdownText }: Told): void {
  standin.say({ chat, type, from: 'agent', agent, text: markdownText ?? text });
}
