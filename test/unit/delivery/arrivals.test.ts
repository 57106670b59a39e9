import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OutboxMessage, SealedMessage } from '../../../src/core/outbox';
import { Arrivals } from '../../../src/delivery/arrivals';
import type { Outbox } from '../../../src/delivery/outbox';
import { customerMessage, states } from '../outboxMessages';

/** An outbox that takes messages at once, and whose last reading of the folder is older than they are. */
function takeAll(arrivals: Arrivals, listed: readonly OutboxMessage[]): Outbox {
  const outbox: Pick<Outbox, 'add' | 'entries' | 'readings' | 'isWorking'> = {
    entries: listed.map((message) => ({ provenance: 'unsigned', owner: undefined, message })),
    readings: 7,
    isWorking: () => false,
    add: (messages: readonly SealedMessage[]) => {
      for (const message of messages) arrivals.onState(message.id, message);
      return Promise.resolve();
    },
  };
  return outbox as Outbox;
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
