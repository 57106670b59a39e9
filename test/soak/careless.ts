import { setTimeout as pause } from 'node:timers/promises';
import type { OpenOutbox, Told } from './outboxUnderTest';
import { runWindow } from './runWindow';

const tries = 5;

/** What a sender does who has not thought: keeps messages in memory, sends all at once, and again when anything goes wrong. */
const openCareless: OpenOutbox = ({ apiUrl, key }) => {
  const waiting = new Map<string, Told>();

  const send = async (id: string, message: Told): Promise<void> => {
    for (let count = 0; count < tries; count++) {
      const answer = await fetch(`${apiUrl}/messages`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: JSON.stringify(message),
        signal: AbortSignal.timeout(200),
      }).catch(() => undefined);
      if (answer?.ok) break;
      await pause(20);
    }
    waiting.delete(id);
  };

  return Promise.resolve({
    add: (message) => {
      const id = crypto.randomUUID();
      waiting.set(id, message);
      void send(id, message);
      return Promise.resolve(id);
    },
    list: () =>
      Promise.resolve(
        [...waiting].map(([id, { text }]) => ({ id, text, state: 'sending', movesByItself: true })),
      ),
    answer: () => Promise.resolve(),
    stop: () => Promise.resolve(),
  });
};

runWindow(openCareless);
