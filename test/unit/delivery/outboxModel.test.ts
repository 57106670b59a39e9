import { test } from 'node:test';
import fc from 'fast-check';
import { allCommands } from './model/commands';
import { Expectations } from './model/expected';
import { Scene } from './model/scene';

/** More of them find rarer things: `MODEL_RUNS=5000 node --import tsx --test <this file>`. */
const numRuns = Number(process.env['MODEL_RUNS'] ?? 40);

test('whatever happens, no message is sent twice, lost, out of order, elsewhere or against the will', async () => {
  const commands = fc.commands(allCommands, { maxCommands: 40, size: 'max' });
  await fc.assert(
    fc.asyncProperty(commands, async (each) => {
      const expected = new Expectations();
      const scene = await Scene.make(expected);
      await fc.asyncModelRun(() => ({ model: expected, real: scene }), each);
      await scene.judgeEnd();
    }),
    { numRuns },
  );
});
