import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { test } from 'node:test';
import { Cancelled } from '../../../src/core/failure';
import { orCancelled } from '../../../src/core/orCancelled';

const never = new Promise<never>(() => undefined);

test('what is awaited comes, or fails, as without a signal', async () => {
  const { signal } = new AbortController();
  assert.equal(await orCancelled(Promise.resolve(7), signal), 7);
  assert.equal(await orCancelled(Promise.resolve(7), undefined), 7);
  await assert.rejects(orCancelled(Promise.reject(new Error('cut')), signal), /cut/);
});

test('nobody waits longer than until it is cancelled', async () => {
  const controller = new AbortController();
  const waiting = orCancelled(never, controller.signal);
  controller.abort();
  await assert.rejects(waiting, Cancelled);
  await assert.rejects(orCancelled(never, controller.signal), Cancelled);
  await assert.rejects(orCancelled(Promise.resolve(7), controller.signal), Cancelled);
});

test('a signal for many waits keeps none that is over', async () => {
  const { signal } = new AbortController();
  await orCancelled(Promise.resolve(7), signal);
  await assert.rejects(orCancelled(Promise.reject(new Error('cut')), signal), /cut/);
  assert.deepEqual(getEventListeners(signal, 'abort'), []);
});
