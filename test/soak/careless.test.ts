import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildWindow } from './buildWindows';
import { soak } from './soak';

test('the judge finds what a careless sender does', async () => {
  const pace = { commitWithinMs: 300, minuteMs: 600 };
  const script = await buildWindow('careless');
  const { verdict, killed, faults } = await soak({ messages: 300, seed: 1, windows: 2, pace, script });
  assert.ok(verdict.lost > 0, 'it forgets what it has not sent when it is killed');
  assert.ok(verdict.duplicated > 0, 'it sends again what has arrived');
  assert.ok(verdict.outOfOrder > 0, 'it waits for no answer before the next message');
  assert.equal(verdict.wrong, 0);
  assert.ok(killed > 0 && faults > 0);
});
