import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Chat } from '../../../src/core/chat';
import { typingPauseMs } from '../../../src/core/limits';
import { ChatRead } from '../../../src/ui/chatRead';
import { toChat } from '../messages';

const chat = toChat();

/** A read under a clock of its own, whose answer waits for `answer` or `fail`; `events` tells what happened. */
function startRead({ mock }: TestContext): {
  read: ChatRead;
  events: string[];
  answer: () => Promise<void>;
  fail: () => Promise<void>;
} {
  mock.timers.enable({ apis: ['setTimeout'] });
  const events: string[] = [];
  const { promise, resolve, reject } = toDeferred<Chat>();
  const read = new ChatRead(
    (signal) => {
      events.push('asked');
      signal.addEventListener('abort', () => events.push('cancelled'));
      return promise;
    },
    (found, accepted) => events.push(`chat ${found.id}${accepted ? ', accepted' : ''}`),
    () => events.push('fault'),
  );
  const settled = (): Promise<void> => promise.then(noop, noop).then(noop);
  return {
    read,
    events,
    answer: () => (resolve(chat), settled()),
    fail: () => (reject(new Error('gone')), settled()),
  };
}

const noop = (): void => undefined;

function toDeferred<T>(): {
  promise: Promise<T>;
  resolve: (value: T) => void;
  reject: (error: Error) => void;
} {
  let settle: { resolve: (value: T) => void; reject: (error: Error) => void } = {
    resolve: noop,
    reject: noop,
  };
  const promise = new Promise<T>((resolve, reject) => (settle = { resolve, reject }));
  return { promise, ...settle };
}

test('the chat is read once typing has paused, and not before', async (t) => {
  const { events, answer } = startRead(t);
  t.mock.timers.tick(typingPauseMs - 1);
  assert.deepEqual(events, []);
  t.mock.timers.tick(1);
  assert.deepEqual(events, ['asked']);
  await answer();
  assert.deepEqual(events, ['asked', 'chat 5']);
});

test('Enter reads at once, once, and counts when the chat is there', async (t) => {
  const { read, events, answer } = startRead(t);
  read.accept();
  read.accept();
  t.mock.timers.tick(typingPauseMs);
  assert.deepEqual(events, ['asked']);
  await answer();
  assert.deepEqual(events, ['asked', 'chat 5, accepted']);
});

test('Enter while the chat is being read counts when it is there', async (t) => {
  const { read, events, answer } = startRead(t);
  t.mock.timers.tick(typingPauseMs);
  read.accept();
  await answer();
  assert.deepEqual(events, ['asked', 'chat 5, accepted']);
});

test('what is typed over is never read', (t) => {
  const { read, events } = startRead(t);
  read.stop();
  t.mock.timers.tick(typingPauseMs);
  assert.deepEqual(events, []);
});

for (const end of ['answer', 'fail'] as const) {
  test(`a read that is typed over is cancelled, and its ${end} comes to nothing`, async (t) => {
    const { read, events, [end]: finish } = startRead(t);
    read.accept();
    read.stop();
    await finish();
    assert.deepEqual(events, ['asked', 'cancelled']);
  });
}

test('a read that fails says so', async (t) => {
  const { read, events, fail } = startRead(t);
  read.accept();
  await fail();
  assert.deepEqual(events, ['asked', 'fault']);
});
