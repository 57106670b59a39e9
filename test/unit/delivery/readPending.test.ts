import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPending } from '../../../src/delivery/readPending';
import { failsWith } from '../failures';
import { say, toId } from '../outboxMessages';
import { OutboxWorld } from './outboxWorld';

test('what pends is read from the disk, and what was set aside is told by its number', async () => {
  const world = await OutboxWorld.make();
  const { outbox, store } = world.open();
  await outbox.add([say(1)]);
  world.folders.outbox.put(`${toId(2)}.json`, 'torn');
  const told: number[] = [];
  for (let again = 0; again < 2; again++) {
    const pending = await readPending(store, (count) => told.push(count));
    assert.deepEqual(
      pending.map(({ id }) => id),
      [toId(1)],
    );
  }
  assert.deepEqual(told, [1]);
});

test('where one message cannot be read nobody knows what pends', async () => {
  const world = await OutboxWorld.make();
  const { outbox, store } = world.open();
  await outbox.add([say(1)]);
  world.folders.outbox.put(`${toId(2)}.json`, 'locked');
  world.folders.outbox.fault = (call, name) =>
    call === 'read' && name === `${toId(2)}.json` ? new Error('EACCES') : undefined;
  await assert.rejects(
    readPending(store, () => undefined),
    failsWith('outboxUnreadable'),
  );
});
