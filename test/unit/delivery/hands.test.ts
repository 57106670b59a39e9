import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hands } from '../../../src/delivery/hands';
import { settled } from '../fakes/fakeClock';
import { say, states, toId } from '../outboxMessages';

const id = toId(1);

test('a message is in hand until it is let go', () => {
  const hands = new Hands();
  const { letGo } = hands.take(id);
  assert.deepEqual([hands.has(id), hands.size], [true, 1]);
  letGo();
  assert.deepEqual([hands.has(id), hands.size], [false, 0]);
});

test('who wrests a message cuts off what is done with it, and comes when it is let go, before anybody else', async () => {
  const hands = new Hands();
  const { signal, letGo } = hands.take(id);
  let isMine = false;
  const wresting = hands.wrest(id, () => {
    assert.ok(!hands.has(id) && hands.isReserved(id));
    isMine = true;
    return Promise.resolve(7);
  });
  await settled();
  assert.deepEqual([signal.aborted, isMine, hands.isReserved(id)], [true, false, true]);
  letGo();
  assert.equal(await wresting, 7);
  assert.ok(!hands.isReserved(id));
});

test('a message that is in no hand is wrested at once, and free again when that fails', async () => {
  const hands = new Hands();
  await assert.rejects(
    hands.wrest(id, () => Promise.reject(new Error('no'))),
    /no/,
  );
  assert.ok(!hands.isReserved(id));
});

test('everything can be cut off, and what comes later is not', () => {
  const hands = new Hands();
  const taken = [hands.take(toId(1)), hands.take(toId(2))];
  hands.cutOffAll();
  assert.ok(taken.every(({ signal }) => signal.aborted));
  assert.ok(!hands.take(toId(3)).signal.aborted);
});

test('a message is held here from the state that says so to the next one', () => {
  const hands = new Hands();
  assert.ok(!hands.holds(id));
  hands.note(id, say(1, { state: states.held }));
  assert.ok(hands.holds(id));
  hands.note(id, say(1, { state: states.waiting }));
  assert.ok(!hands.holds(id));
  hands.note(id, say(1, { state: states.held }));
  hands.note(id, undefined);
  assert.ok(!hands.holds(id));
});
