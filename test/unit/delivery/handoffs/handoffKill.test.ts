import assert from 'node:assert/strict';
import { test } from 'node:test';
import { killStory } from './killStory';

// `npm run crash` kills it at each change.
const every = 25;

test('a window that is killed at a change of the disk loses no text and sends none twice', async () => {
  const { deaths, killed } = await killStory(every);
  assert.ok(killed > 3 && deaths.size > 3, `${killed} killed, after ${[...deaths].join(', ')}`);
});
