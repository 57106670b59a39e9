import { setTimeout as pause } from 'node:timers/promises';
import { type Message, tokenOf } from './judge';
import type { Ledger } from './ledger';
import type { Choice, Listed } from './outboxUnderTest';
import { WindowEnded } from './windowProcess';
import type { Windows } from './windows';

const glanceMs = 100;
const patienceMs = 60_000;
const maxAnswers = 5;

/**
 * Looks at the outbox as a careful user does, until nothing moves any more: when a message waits for an answer, it looks
 * into the conversation, and discards what has arrived and sends what has not. Gives what is left in the end.
 *
 * @throws when the outbox says that something moves, and nothing does
 */
export async function playUser(
  windows: Windows,
  ledger: Ledger,
  messages: readonly Message[],
  isFed: () => boolean,
): Promise<readonly Listed[]> {
  const answers = new Map<string, number>();
  let seen: readonly string[] = [];
  let last = { picture: '', at: performance.now() };
  for (;;) {
    const fed = isFed();
    const entries = await windows.ask((window) => window.list());
    ledger.see(entries.length);
    const waiting = firstOfEachChat(entries, messages).filter(
      ({ id, movesByItself }) => !movesByItself && (answers.get(id) ?? 0) < maxAnswers,
    );
    if (fed && waiting.length === 0 && !entries.some(({ movesByItself }) => movesByItself)) return entries;

    for (const { id, text } of waiting) {
      // Only what was there at the last glance as well: nobody answers in no time.
      if (!seen.includes(id)) continue;
      const token = tokenOf(text) ?? '';
      ledger.ask(token);
      answers.set(id, (answers.get(id) ?? 0) + 1);
      await answer(windows, id, ledger.hasArrived(token) ? 'discard' : 'send');
    }
    seen = waiting.map(({ id }) => id);

    const picture = JSON.stringify([entries.map(({ id, state }) => [id, state]), ledger.underWay]);
    if (picture !== last.picture) last = { picture, at: performance.now() };
    if (performance.now() - last.at > patienceMs)
      throw new Error(`nothing moves any more: ${describe(entries)}`);
    await pause(glanceMs);
  }
}

/** Only these can be waiting for an answer; those behind them wait for them. */
function firstOfEachChat(entries: readonly Listed[], messages: readonly Message[]): readonly Listed[] {
  const byToken = new Map(entries.map((entry) => [tokenOf(entry.text), entry]));
  const chats = new Set<number>();
  return messages.flatMap(({ token, told: { chat } }) => {
    const entry = byToken.get(token);
    if (!entry || entry.state === 'rejected' || chats.has(chat)) return [];
    chats.add(chat);
    return [entry];
  });
}

/** A window that is killed meanwhile has heard the answer or not; the next glance shows it. */
async function answer(windows: Windows, id: string, choice: Choice): Promise<void> {
  try {
    await windows.any().answer(id, choice);
  } catch (error) {
    if (!(error instanceof WindowEnded)) throw error;
  }
}

function describe(entries: readonly Listed[]): string {
  return entries
    .map(({ id, state, movesByItself }) => `${id} ${state}${movesByItself ? ', moves' : ''}`)
    .join('; ');
}
