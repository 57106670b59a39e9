import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { toTerminalText } from '../../../src/text/terminalText';

const shown: readonly (readonly [what: string, raw: string, text: string])[] = [
  ['plain text', 'npm test\n  ok 1\n\tdone', 'npm test\n  ok 1\n\tdone'],
  ['colours', '\u001b[1;31mfailed\u001b[0m \u001b[38;2;1;2;3mtest\u001b[m', 'failed test'],
  ['colours of eight bits', '\u009b31mfailed\u009b0m', 'failed'],
  ['the padding of lines', 'one   \n  two \n   \nthree', 'one\n  two\n\nthree'],
  ['line ends of Windows', 'one\r\ntwo  \r\n', 'one\ntwo\n'],
  [
    'hyperlinks',
    '\u001b]8;;https://example.com\u001b\\here\u001b]8;;\u001b\\ \u001b]8;id=1;x\u0007there',
    'here there',
  ],
  ['titles', '\u001b]0;sam@host: ~\u0007$ ls', '$ ls'],
  ['a title without an end', '$ ls\u001b]0;sam\nfile', '$ ls\nfile'],
  ['pictures', 'a\u001bPq#0;2;0~-\u001b\\b\u001b_Gf=1;AAAA\u001b\\c', 'abc'],
  ['cursor moves', 'a\u001b[10;20Hb\u001b[2Jc\u001b7d\u001b8\u001b(Be\u001b[?25lf', 'abcdef'],
  ['progress bars', '10%\r 55%\r100%\ndone', '100%\ndone'],
  ['a shorter line over a longer one', 'downloading\rdone', 'doneloading'],
  ['an erased line', 'downloading\r\u001b[Kdone', 'done'],
  ['a whole line erased', 'downloading\u001b[2K\rdone', 'done'],
  ['the rest of a line erased', 'abcdef\b\b\b\u001b[0K!', 'abc!'],
  ['what is erased before the cursor', 'abc\u001b[1K', 'abc'],
  ['backspaces', 'ab\b\b\b\bxy', 'xy'],
  ['a spinner', '⠋ wait\r⠙ wait\r✔ over', '✔ over'],
  ['emoji that are overwritten', '😀😀\r✔', '✔😀'],
  ['bells and other control characters', 'a\u0007b\u0000c\u007fd\u0085e', 'abcde'],
  ['an escape at the end', 'a\u001b', 'a'],
  ['a sequence without an end', 'a\u001b[31', 'a'],
  ['nothing', '', ''],
];

for (const [what, raw, text] of shown) {
  test(`shows ${what} as the terminal did`, () => {
    assert.equal(toTerminalText(raw), text);
  });
}

test('leaves no control character but tabs and line ends, and nothing else that was printed plainly is lost', () => {
  const piece = fc.oneof(
    fc.constantFrom('\u001b', '[', ']', '31m', '\u009b', '\u0007', '\r', '\b', 'K', '\\'),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(piece), fc.string(), (pieces, plain) => {
      assert.doesNotMatch(toTerminalText(pieces.join('')), /[^\P{Cc}\t\n]/u);
      const harmless = plain.replace(/\p{Cc}/gu, '');
      assert.equal(toTerminalText(`\u001b[1m${harmless}\u001b[0m!`), `${harmless}!`);
    }),
    { numRuns: 2000 },
  );
});

test('takes time by the length alone', () => {
  const size = 1_000_000;
  const hostile = [
    '\u001b',
    '\u001b[',
    '\u001b]',
    '\u001bP',
    '\r',
    '\b',
    ' ',
    'x\r',
    '\u001b[1',
    '\u001b]8;;',
    '\u001b[K',
    'a\u001b[2K',
  ];
  for (const unit of hostile) {
    const text = unit.repeat(size / unit.length) + 'x';
    const begin = performance.now();
    toTerminalText(text);
    // Twenty times what it takes; anything quadratic takes minutes.
    assert.ok(performance.now() - begin < 5_000, JSON.stringify(unit));
  }
});
