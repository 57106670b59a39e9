import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildWindow } from './buildWindows';
import { isFlawless } from './judge';
import { soak } from './soak';

test('windows that are killed and cut off lose nothing, repeat nothing and keep the order', async (context) => {
  const pace = { commitWithinMs: 300, minuteMs: 600 };
  const script = await buildWindow('window');
  const { verdict, killed, faults } = await soak({ messages: 60, seed: 1, windows: 2, pace, script });
  context.diagnostic(`${killed} windows were killed, ${faults} requests met a fault`);
  assert.ok(isFlawless(verdict), JSON.stringify(verdict));
  assert.equal(verdict.accepted, 60);
  assert.ok(killed > 0 && faults > 0);
});
