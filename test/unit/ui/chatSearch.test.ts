import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Chat, Customer } from '../../../src/core/chat';
import { toDisplayText } from '../../../src/core/displayText';
import { typingPauseMs } from '../../../src/core/limits';
import { ChatSearch } from '../../../src/ui/chatSearch';
import { chatId, toChat } from '../messages';

const ann: Customer = { id: 9, label: toDisplayText('Ann') };
const chat = toChat({ id: chatId(7) });

interface Searching {
  readonly search: ChatSearch;
  /** What was asked, cancelled and found, in order. */
  readonly events: string[];
  /** Lets the pause after the last key pass. */
  readonly pause: () => void;
}

/** A search under a clock of its own; `answer` gives the customers, at once unless it waits. */
function startSearch(
  { mock }: TestContext,
  answer: (words: string) => Promise<Customer[]> = () => Promise.resolve([ann, ann]),
): Searching {
  mock.timers.enable({ apis: ['setTimeout'] });
  const events: string[] = [];
  const client = {
    findCustomers: (words: string, signal?: AbortSignal): Promise<Customer[]> => {
      events.push(`customers ${words}`);
      signal?.addEventListener('abort', () => events.push(`cancelled ${words}`));
      return answer(words);
    },
    listChatsOf: (customers: readonly number[]): Promise<Chat[]> => {
      events.push(`chats of ${customers.join()}`);
      return Promise.resolve([chat]);
    },
  };
  const search = new ChatSearch(
    client,
    (chats) => events.push(`found ${chats.map(({ id }) => id).join()}`),
    () => events.push('fault'),
  );
  return { search, events, pause: () => mock.timers.tick(typingPauseMs) };
}

/** Lets everything run that waits for nothing but promises. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('the chats of the found customers come with two requests, each customer once', async (t) => {
  const { search, events, pause } = startSearch(t);
  search.look('ann');
  assert.equal(search.isBusy, true);
  pause();
  await settled();
  assert.deepEqual(events, ['customers ann', 'chats of 9', 'found 7']);
  assert.equal(search.isBusy, false);
});

test('five letters typed quickly make one search', async (t) => {
  const { search, events, pause } = startSearch(t);
  for (const words of ['a', 'an', 'ann', 'ann ', 'ann l']) search.look(words);
  pause();
  await settled();
  assert.deepEqual(events, ['customers ann l', 'chats of 9', 'found 7']);
});

test('the same words in other spacing are not looked for again', async (t) => {
  const { search, events, pause } = startSearch(t);
  for (const words of ['ann lee', ' ann  lee ']) {
    search.look(words);
    pause();
    await settled();
  }
  assert.equal(events.filter((event) => event.startsWith('customers')).length, 1);
});

test('what is found late for other words is not told', async (t) => {
  const first = toDeferred();
  const { search, events, pause } = startSearch(t, (words) =>
    words === 'ann' ? first.promise : Promise.resolve([{ ...ann, id: 8 }]),
  );
  search.look('ann');
  pause();
  search.look('bob');
  pause();
  first.resolve([ann]);
  await settled();
  assert.deepEqual(events.slice(0, 2), ['customers ann', 'cancelled ann']);
  assert.deepEqual(events.slice(-2), ['chats of 8', 'found 7']);
  assert.equal(events.filter((event) => event.startsWith('found')).length, 1);
});

test('a search that was stopped tells nothing, not even its fault', async (t) => {
  const { search, events, pause } = startSearch(t, () => Promise.reject(new Error('cut')));
  search.look('ann');
  pause();
  search.stop();
  await settled();
  assert.deepEqual(events, ['customers ann', 'cancelled ann']);
});

test('a fault is told, and the same words can then be looked for again', async (t) => {
  let isDown = true;
  const { search, events, pause } = startSearch(t, () =>
    isDown ? Promise.reject(new Error('cut')) : Promise.resolve([ann]),
  );
  search.look('ann');
  pause();
  await settled();
  isDown = false;
  search.look('ann');
  pause();
  await settled();
  const told = events.filter((event) => !event.startsWith('cancelled'));
  assert.deepEqual(told, ['customers ann', 'fault', 'customers ann', 'chats of 9', 'found 7']);
});

for (const [words, isLookedFor] of [
  ['', false],
  [' ', false],
  ['a', false],
  ['李', true],
  ['an', true],
] as const) {
  test(`'${words}' is ${isLookedFor ? '' : 'not '}worth a request`, async (t) => {
    const { search, events, pause } = startSearch(t);
    search.look(words);
    pause();
    await settled();
    assert.equal(events.length > 0, isLookedFor);
    assert.equal(search.isBusy, false);
  });
}

function toDeferred(): { promise: Promise<Customer[]>; resolve: (found: Customer[]) => void } {
  let resolve: (found: Customer[]) => void = () => undefined;
  const promise = new Promise<Customer[]>((settle) => (resolve = settle));
  return { promise, resolve };
}
