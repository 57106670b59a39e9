import { setTimeout as pause } from 'node:timers/promises';
import type { Standin } from '../standin/standin';
import type { Message } from './judge';
import type { Ledger } from './ledger';
import type { Told } from './outboxUnderTest';
import { WindowEnded } from './windowProcess';
import type { Windows } from './windows';

const maxUnderWay = 60;
const echoShare = 0.05;

/** Hands every message to a window by chance. Those of a chat one after the other, so that they have an order; chats at the same time. */
export async function feed(
  messages: readonly Message[],
  windows: Windows,
  ledger: Ledger,
  standin: Standin,
  random: () => number,
): Promise<void> {
  const feedChat = async (ofChat: readonly Message[]): Promise<void> => {
    for (const message of ofChat) {
      while (ledger.underWay >= maxUnderWay) await pause(5);
      if (random() < echoShare) echo(standin, message.told);
      ledger.hand({ ...message, accepted: await add(windows, message.told) });
      await pause(random() * 20);
    }
  };
  const chats = new Set(messages.map(({ told }) => told.chat));
  await Promise.all([...chats].map((chat) => feedChat(messages.filter(({ told }) => told.chat === chat))));
}

/** False when the window died before it said that it has the message. */
async function add(windows: Windows, told: Told): Promise<boolean> {
  try {
    await windows.any().add(told);
    return true;
  } catch (error) {
    if (error instanceof WindowEnded) return false;
    throw error;
  }
}

/** The very same words by the same agent in the dashboard, before ours: only the order tells them from ours. */
function echo(standin: Standin, { chat, type, agent, text, markdownText }: Told): void {
  standin.say({ chat, type, from: 'agent', agent, text: markdownText ?? text });
}
