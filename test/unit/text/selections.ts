import fc from 'fast-check';
import type { Block, Parts } from '../../../src/text/compose';
import { formatLocation } from '../../../src/text/location/location';
import { anyCharacters, anyUnits } from '../hostileText';

const fences = [
  '`',
  '``',
  '```',
  '````',
  '``````',
  '~~~',
  '~~~~~',
  '```ts',
  '``` ',
  '```\u00a0',
  ' ```',
  '    ```',
  '`a`',
];
const lineEnds = ['\n', '\r\n', '\r', '\u2028'];
const words = [
  'const a = 1;',
  'привет',
  '😀',
  'e\u0301',
  '<b>',
  '  ',
  '\t',
  '\u0001',
  '\u001b[0m',
  '\ufeff',
  '\u202e',
  'x',
];

const ordinary = fc.constantFrom(...fences, ...lineEnds, ...lineEnds, ...words);
const refused = fc.constantFrom('\0', '\ud800', '\udfff');

/** Lines as people and programs write them: Unicode, control characters, and fences in fences. */
export const hostileLines = fc
  .array(fc.oneof({ weight: 60, arbitrary: ordinary }, anyCharacters, anyUnits, refused), {
    maxLength: 25,
  })
  .map((pieces) => pieces.join(''));

/** The same without what `checkContent` refuses. */
export const sendableLines = fc.array(ordinary, { maxLength: 25 }).map((pieces) => pieces.join(''));

const location = fc.option(
  fc
    .record({
      path: fc.constantFrom('src/a.ts', 'a b.md', '`a`.ts', '```', ' `', 'a\nb', ' x '),
      from: fc.nat(99),
    })
    .map(({ path, from }) => formatLocation(path, { from, to: from + 1 })),
  { nil: undefined },
);

/** A message of the blocks of one document: all of them code, or all of them Markdown. */
export function partsOf(lines: fc.Arbitrary<string>): fc.Arbitrary<Parts> {
  const blocks = (language: fc.Arbitrary<string | undefined>): fc.Arbitrary<Block[]> =>
    language.chain((one) =>
      fc.array(
        fc.record({ text: lines.filter((text) => text !== ''), language: fc.constant(one), location }),
        {
          minLength: 1,
          maxLength: 4,
        },
      ),
    );
  return fc.record({
    comment: fc.oneof(fc.constant(''), sendableLines),
    blocks: fc.oneof(
      { weight: 3, arbitrary: blocks(fc.constantFrom('ts', '', 'c++')) },
      { weight: 1, arbitrary: blocks(fc.constant(undefined)) },
    ),
    signature: fc.constantFrom('', ' ', '-- Ann', '`Ann`'),
  });
}
