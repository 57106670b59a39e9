import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildWindow } from './buildWindows';
import { crash } from './crash';
import { isFlawless } from './judge';

const every = 60;

test('a window that dies between any two steps loses nothing, repeats nothing and keeps the order', async () => {
  const script = await buildWindow('window');
  const { verdicts, boundaries } = await crash(script, every, (boundary, verdict) => {
    assert.ok(isFlawless(verdict), `boundary ${boundary}: ${JSON.stringify(verdict)}`);
  });
  assert.ok(boundaries > every && verdicts.length > 2);
});
