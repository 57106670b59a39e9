import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { codeSpan, fenced, withFenceClosed } from '../../../src/text/fence';
import { toPlainText } from '../../../src/text/markdown/plainText';
import { readFences } from './readFences';
import { hostileLines, sendableLines } from './selections';

/** Blank code leaves nothing to read in the plain field. */
const isVisible = (text: string): boolean => text.trim() !== '';

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
    fc.property(sendableLines.filter(isVisible), (code) => {
      assert.equal(toPlainText(fenced(code, 'ts')), code.replace(/(?:\r\n|\r|\n)$/, ''));
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

test('only what CommonMark takes for the end of a fence is one', () => {
  for (const open of ['```ts\n    ```', '```\n~~~', '````\n```', '```\n``` x', '```\r\n\t```']) {
    assert.equal(withFenceClosed(open), `${open}\n${/^`+/.exec(open)?.[0] ?? ''}`);
  }
  for (const closed of ['```\n   ```', '```\n````  ', '~~~\n~~~\n\n'])
    assert.equal(withFenceClosed(closed), closed);
});

test('a code span on a line of its own comes back as it was', () => {
  const piece = fc.constantFrom('`', '``', '```', ' ', 'a', 'src/a.ts:1', '~~~', '😀');
  fc.assert(
    fc.property(
      fc
        .array(piece, { minLength: 1, maxLength: 8 })
        .map((pieces) => pieces.join(''))
        .filter(isVisible),
      (text) => {
        assert.equal(toPlainText(codeSpan(text)), text);
      },
    ),
    { numRuns: 500 },
  );
});
