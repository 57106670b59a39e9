import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { HandoffError } from '../../../src/core/failure';
import { ErrorLog } from '../../../src/ui/errorLog';
import { MemoryLog } from '../fakes/memoryLog';

function toLogged(error: unknown): string {
  const log = new MemoryLog();
  new ErrorLog(log).add(error);
  return log.lines.join('\n');
}

test('a failure is logged by its code, and its cause by name and code', () => {
  const cause = Object.assign(new Error('to ann@example.com'), { code: 'ECONNREFUSED' });
  const [first, ...frames] = toLogged(new HandoffError({ code: 'timedOut', host: 'x' }, { cause })).split(
    '\n',
  );
  assert.equal(first, 'warn failed: timedOut <- Error ECONNREFUSED');
  assert.ok(frames.length > 0);
});

test('an unknown error is logged with its frames, and without the folders they lie in', () => {
  const logged = toLogged(new TypeError('unknown'));
  assert.match(logged, /^error unexpected: {2}<- TypeError\n/);
  assert.match(logged, /\n\s+at .*\(errorLog\.test\.ts:\d+:\d+\)/);
  assert.ok(!logged.includes(__dirname));
});

for (const thrown of ['ann@example.com', { mail: 'ann@example.com' }, 7, null]) {
  test(`of ${JSON.stringify(thrown)} as an error only the kind is logged`, () => {
    assert.equal(toLogged(thrown), `error unexpected:  <- ${typeof thrown}`);
  });
}

test('no word of a message is logged, wherever it stands', () => {
  const around = fc.array(fc.constantFrom('\n', '\n    at ', ' at ', '(', ')', ':1:2', '/', 'x'));
  fc.assert(
    fc.property(around, around, (before, after) => {
      const message = `${before.join('')}ann@example.com${after.join('')}`;
      const cause = new Error(message);
      assert.ok(!toLogged(cause).includes('ann@example.com'));
      assert.ok(!toLogged(new HandoffError({ code: 'unexpected' }, { cause })).includes('ann@example.com'));
    }),
  );
});
