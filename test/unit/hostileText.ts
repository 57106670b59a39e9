import fc from 'fast-check';

/** Pieces that mean something to a toast, a label or a terminal. */
const pieces = [
  '[x](command:workbench.action.closeWindow)',
  '[x](https://example.com)',
  '[',
  ']',
  '](',
  '(',
  ')',
  '$',
  '$(lock)',
  '$(sync~spin)',
  '\\$(lock)',
  'command:x',
  'file:x',
  ' ',
  '\r\n',
  '\n',
  '\t',
  '\0',
  '\u001b[2J',
  '\u0085',
  '\u00ad',
  '\u061c',
  '\u115f',
  '\u200b',
  '\u200c',
  '\u200d',
  '\u200e',
  '\u2028',
  '\u202e',
  '\u2066',
  '\u3164',
  '\ufe0f',
  '\ufeff',
  '\ud83d',
  '\ude00',
  '😀',
  '👩‍🚀',
  'é',
  'Ann',
];

/** Any sequence of UTF-16 units, halves of surrogate pairs among them. */
export const anyUnits = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 80 })
  .map((units) => String.fromCharCode(...units));

/** Any sequence of code points. (fast-check's own units of strings take a second to load.) */
export const anyCharacters = fc
  .array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 10 })
  .map((points) => String.fromCodePoint(...points));

/** What an attacker would call himself. */
export const hostileText = fc
  .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...pieces) }, anyUnits, anyCharacters), {
    maxLength: 30,
  })
  .map((parts) => parts.join(''));
