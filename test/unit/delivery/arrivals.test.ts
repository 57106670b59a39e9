import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Entry, OutboxMessage, SealedMessage } from '../../../src/core/outbox';
import { Arrivals, type SendingOutbox } from '../../../src/delivery/arrivals';
import { settled } from '../fakes/fakeClock';
import { customerMessage, say, states } from '../outboxMessages';
import { Sending } from './sending';

/** An outbox that takes messages at once, and whose last reading of the folder is older than they are. */
function takeAll(arrivals: Arrivals, listed: readonly OutboxMessage[]) {
  return {
    entries: listed.map((message): Entry => ({ provenance: 'unsigned', owner: undefined, message })),
    readings: 7,
    isWorking: () => false,
    isStuck: () => false,
    add: (messages: readonly SealedMessage[]) => {
      for (const message of messages) arrivals.onState(message.id, message);
      return Promise.resolve();
    },
    withdraw: () => Promise.resolve([]),
  } satisfies SendingOutbox;
}

test('a reading from before its message was stored says nothing of it', async () => {
  const arrivals = new Arrivals();
  const message = customerMessage(1, { state: states.held });
  // While several are stored each is a question.
  for (const listed of [[], [{ ...message, state: states.asking }]]) {
    const { rest } = await arrivals.send(takeAll(arrivals, listed), [message], undefined, () => undefined);
    assert.deepEqual(rest, { id: message.id, state: states.held, after: [] });
  }
});

test('a message that is missing in a reading that began after it was stored has gone its way elsewhere', async () => {
  const arrivals = new Arrivals();
  const outbox = takeAll(arrivals, []);
  const sending = new Sending({ arrivals, outbox }, [say(1)]);
  const told: (string | undefined)[] = [];
  for (; outbox.readings < 10; outbox.readings++) {
    arrivals.onChange();
    await settled();
    told.push(sending.restsAs);
  }
  assert.deepEqual(told, [undefined, undefined, 'elsewhere']);
});
