import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { toDisplayText } from '../../../src/core/displayText';
import { hostileText } from '../hostileText';

/** VS Code's own patterns: what a toast turns into a link, and a label into an icon. */
const toastLink = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;
const icon = /(\\)?\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/;

const sentences: ((customer: string, agent: string) => string)[] = [
  (customer) => customer,
  (customer, agent) => `Note added to chat #5 (${customer}) as ${agent}.`,
  (customer, agent) => `Send to ${customer}, chat #5, as ${agent}?`,
  (customer, agent) => `$(comment) ${customer} · ${agent}`,
  (customer, agent) => `[${customer}] ${agent}`,
];

const nothingHidden =
  /^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]*$/u;

test('a display text is one well-formed line of at most 60 UTF-16 units without hidden characters', () => {
  fc.assert(
    fc.property(hostileText, (raw) => {
      const shown = toDisplayText(raw);
      assert.ok(shown.length <= 60);
      assert.ok(shown.isWellFormed());
      assert.match(shown, nothingHidden);
      assert.equal(shown, shown.trim());
    }),
    { numRuns: 1000 },
  );
});

test('no sentence made of display texts holds a toast link, or an icon that it did not have before', () => {
  fc.assert(
    fc.property(hostileText, hostileText, fc.constantFrom(...sentences), (customer, agent, sentence) => {
      const shown = sentence(toDisplayText(customer), toDisplayText(agent));
      assert.doesNotMatch(shown, toastLink);
      assert.doesNotMatch(shown.replace(/^\$\(comment\)/, ''), icon);
    }),
    { numRuns: 1000 },
  );
});

test('a display text stays as it is when it is cleaned again', () => {
  fc.assert(
    fc.property(hostileText, (raw) => {
      const once = toDisplayText(raw);
      assert.equal(toDisplayText(once), once);
    }),
    { numRuns: 1000 },
  );
});

test('the patterns of this test find what VS Code would run', () => {
  assert.match('[x](command:workbench.action.closeWindow)', toastLink);
  assert.match('$(sync~spin)', icon);
});

for (const [what, raw, shown] of [
  ['an ordinary name', 'Ann Lee', 'Ann Lee'],
  ['a command link', '[x](command:a) $(lock)', '[x] (command:a) $ (lock)'],
  ['a link that hides behind a zero-width space', '[x]\u200b(command:a)', '[x] (command:a)'],
  ['an icon that hides behind a soft hyphen', '$\u00ad(lock)', '$ (lock)'],
  ['line ends and tabs', 'one\r\ntwo\tthree', 'one two three'],
  ['spaces on both sides of a hidden character', 'a \u200b b', 'a b'],
  ['an override of the direction', '\u202egnp.exe', 'gnp.exe'],
  ['an emoji of several characters', '👩‍🚀 Ann', '👩‍🚀 Ann'],
  ['half of a surrogate pair', '\ud83d', '\ufffd'],
  ['a long name', 'x'.repeat(61), `${'x'.repeat(59)}…`],
  ['a name that just fits', 'x'.repeat(60), 'x'.repeat(60)],
  ['a cut inside a surrogate pair', `${'x'.repeat(58)}😀😀`, `${'x'.repeat(58)}…`],
  ['nothing but characters without a shape', '\u200d\u3164\u115f\ufe0f', ''],
] as const) {
  test(`${what} is shown as it should be`, () => assert.equal(toDisplayText(raw), shown));
}
