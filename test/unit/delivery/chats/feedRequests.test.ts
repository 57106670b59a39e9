import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { backgroundReadsPerMinute } from '../../../../src/core/limits';
import { settled } from '../../fakes/fakeClock';
import { chatId } from '../../messages';
import { FeedWorld } from './feedWorld';

type Act = (world: FeedWorld) => unknown;

/** What happens in a window; the ui wakes the feed after it, unless it is forgotten. */
const acts: fc.Arbitrary<{ act: Act; isForgotten: boolean; label: string }> = fc
  .tuple(
    fc.oneof(
      ...[
        fc.integer({ min: 1, max: 45_000 }).map((ms) => ({ label: `pass ${ms}`, act: toPass(ms) })),
        toAct('blur', (world) => (world.isFocused = false)),
        toAct('focus', (world) => (world.isFocused = true)),
        toAct('hide', (world) => (world.isVisible = false)),
        toAct('show', (world) => (world.isVisible = true)),
        toAct('unpin', (world) => world.pins.unpin()),
        toAct('reset', (world) => world.feed.reset()),
        toAct('refresh', (world) => void world.feed.refresh('focus')),
        fc.constantFrom(1, 9).map((id) => ({ label: `pin ${id}`, act: (world: FeedWorld) => world.pin(id) })),
        fc
          .constantFrom(0, 5_000, 30_000)
          .map((ms) => ({ label: `every ${ms}`, act: (world: FeedWorld) => (world.refreshMs = ms) })),
      ],
    ),
    fc.boolean(),
  )
  .map(([{ act, label }, isForgotten]) => ({ act, isForgotten, label, toString: () => label }));

function toAct(label: string, act: Act): fc.Arbitrary<{ label: string; act: Act }> {
  return fc.constant({ label, act });
}

function toPass(ms: number): Act {
  return (world) => world.clock.pass(ms);
}

test('whatever happens, no minute has more background requests than allowed, and none is made without focus', async () => {
  let requests = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(acts, { maxLength: 40 }), async (steps) => {
      const world = new FeedWorld();
      world.server.put({ id: chatId(9) });
      for (let id = 1; id <= 5; id++) await world.sent(id, id);
      for (const { act, isForgotten, label } of steps) {
        const before = world.server.requests.length;
        await act(world);
        if (!isForgotten) world.feed.wake();
        for (let turn = 0; turn < 3; turn++) await settled();
        if (!world.isFocused) assert.equal(world.server.requests.length, before, label);
        if (!world.isFocused && !isForgotten) assert.equal(world.clock.waiting, 0);
      }
      const times = world.server.requests.map(({ atMs }) => atMs);
      for (const from of times) {
        const minute = times.filter((ms) => ms >= from && ms < from + 60_000);
        assert.ok(minute.length <= backgroundReadsPerMinute);
      }
      requests += times.length;
    }),
    { numRuns: 100 },
  );
  assert.ok(requests > 100);
});
