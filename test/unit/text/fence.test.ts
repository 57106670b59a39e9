import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { codeSpan, fenced, withFenceClosed, withoutFences } from '../../../src/text/fence';
import { readFences } from './readFences';
import { hostileLines } from './selections';

test('nothing inside the code closes its fence', () => {
  fc.assert(
    fc.property(hostileLines, (code) => {
      const ended = /[\r\n]$/.test(code) ? code : `${code}\n`;
      assert.deepEqual(readFences(fenced(code, 'ts')), [{ info: 'ts', code: ended, closed: true }]);
    }),
    { numRuns: 500 },
  );
});

test('a fence is three backticks, or one more than the longest run inside', () => {
  assert.equal(fenced('a', ''), '```\na\n```');
  assert.equal(fenced('a ``` b ```` c', 'md'), '`````md\na ``` b ```` c\n`````');
});

test('the code inside its fence comes back without the last line end', () => {
  fc.assert(
    fc.property(hostileLines, (code) => {
      assert.equal(withoutFences(fenced(code, 'ts')), code.replace(/(?:\r\n|\r|\n)$/, ''));
    }),
    { numRuns: 500 },
  );
});

test('after a closed text no fence is open', () => {
  fc.assert(
    fc.property(hostileLines, (markdown) => {
      const closed = withFenceClosed(markdown);
      assert.ok(closed.startsWith(markdown));
      assert.ok(readFences(closed).every((fence) => fence.closed));
      if (readFences(markdown).every((fence) => fence.closed)) assert.equal(closed, markdown);
    }),
    { numRuns: 500 },
  );
});

for (const [what, markdown, plain] of [
  ['code between prose', 'a\n```ts\nb\n```\nc', 'a\nb\nc'],
  ['an empty fence', 'a\n```\n```\nc', 'a\nc'],
  ['line ends of Windows', 'a\r\n```\r\nb\r\n```\r\nc', 'a\r\nb\r\nc'],
  ['tildes', '~~~ a`b\nx\n~~~~', 'x'],
  ['a fence inside a longer one', '````\n```\nx\n```\n````', '```\nx\n```'],
  ['a fence that stays open', '```\nx', 'x'],
  ['a no-break space, which closes nothing', '```\nx\n```\u00a0\ny', 'x\n```\u00a0\ny'],
  ['backticks in the info string, which open nothing', '```a`b\nx', '```a`b\nx'],
  ['four spaces, which open nothing', '    ```\nx', '    ```\nx'],
  ['a line that is one code span', '`a.ts:1`\n\n`` `b`.ts:1 ``', 'a.ts:1\n\n`b`.ts:1'],
  ['a line with more than one code span', '`a` and `b`', '`a` and `b`'],
  ['a line that looks like a code span inside code', '```\n`a`\n```', '`a`'],
] as const) {
  test(`without fences: ${what}`, () => assert.equal(withoutFences(markdown), plain));
}

test('a code span on a line of its own comes back as it was', () => {
  const piece = fc.constantFrom('`', '``', '```', ' ', 'a', 'src/a.ts:1', '~~~', '😀');
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), (pieces) => {
      const text = pieces.join('');
      assert.equal(withoutFences(codeSpan(text)), text);
    }),
    { numRuns: 500 },
  );
});
