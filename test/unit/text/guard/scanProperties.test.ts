import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { scan } from '../../../../src/text/guard/scan';
import { makeUpSecrets } from './corpus/madeUp';
import { forCustomer, secretsOnly } from './rules';

const numRuns = 2_000;
const invisible = fc.constantFrom(
  '\u200b',
  '\u200c',
  '\u200d',
  '\u2060',
  '\ufeff',
  '\u00ad',
  '\u202e',
  '\u2066',
  '\u{e0061}',
);
const harmless = fc
  .array(fc.constantFrom('word', 'Another', '42', 'über', '日本', '😀', 'a-b', '(x)', 'e.g.'))
  .map((words) => words.join(' '));
const shapes = makeUpSecrets();
const madeUp = fc.constantFrom(...shapes);
const pieces = fc.constantFrom(
  ...[
    'password=',
    'eyJ',
    '://a:b@',
    '-----BEGIN PRIVATE KEY-----',
    '\\',
    '%41',
    '&#95;',
    '**',
    '\n',
    '\r\n',
    '> ',
    '/home/a',
    '10.0.0.1',
    ' at x:1:2',
    '@Olena',
  ],
  ...[
    '\ud800',
    '\udc00',
    '\u200b',
    '\uff41',
    '\u{1d400}',
    'ghp_',
    'AKIA',
    'Basic YTpi',
    '`',
    '"',
    'token: ',
    '',
    'a1B2c3D4e5F6g7H8',
  ],
);
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(pieces, { maxLength: 30 }).map((each) => each.join('')),
);

test('never throws, and gives findings in order, apart from each other and within the text', () => {
  fc.assert(
    fc.property(anyText, fc.string(), (text, key) => {
      let last = 0;
      for (const { start, end } of scan(text, { ...forCustomer, ownKeys: [key] })) {
        assert.ok(last <= start && start < end && end <= text.length);
        last = end;
      }
    }),
    { numRuns },
  );
});

test('finds a secret between any harmless words', () => {
  fc.assert(
    fc.property(madeUp, harmless, harmless, ({ text, secret, name }, before, after) => {
      assertCovered(`${before}\n\n${text}\n\n${after}`, secret, name);
    }),
    { numRuns },
  );
});

test('finds a secret with invisible characters anywhere in it', () => {
  const insertions = fc.array(fc.tuple(fc.nat(), invisible), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(madeUp, insertions, ({ text, secret, name }, inserted) => {
      const dressed = inserted.reduce((dressing, [at, character]) => {
        // Not within a pair of surrogates, of which the text itself has none.
        const place = at % (dressing.length + 1);
        const isPair = /^[\ud800-\udbff][\udc00-\udfff]$/.test(dressing.slice(place - 1, place + 1));
        return isPair ? dressing : dressing.slice(0, place) + character + dressing.slice(place);
      }, secret);
      assertCovered(
        text.replace(secret, () => dressed),
        dressed,
        name,
      );
    }),
    { numRuns },
  );
});

function assertCovered(text: string, secret: string, name: string): void {
  const visible = /^\P{Default_Ignorable_Code_Point}/u.exec(secret) ? secret : trimmed(secret);
  const start = text.indexOf(visible);
  const end = start + trimmed(visible).length;
  const isCovered = scan(text, secretsOnly).some((finding) => finding.start <= start && finding.end >= end);
  assert.ok(isCovered, name);
}

/** Invisible characters at the ends are no part of the secret. */
function trimmed(secret: string): string {
  return secret.replace(
    /^[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}]+|[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}]+$/gu,
    '',
  );
}
