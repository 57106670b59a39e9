import fc from 'fast-check';
import type { Block, BlockKind, Parts } from '../../../src/text/compose';
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
  'a<b>',
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

const label = fc
  .record({
    path: fc.constantFrom('src/a.ts', 'a b.md', '`a`.ts', '```', ' `', 'a\nb', ' x '),
    from: fc.nat(99),
  })
  .map(({ path, from }) => formatLocation(path, { from, to: from + 1 }));
const place = fc.oneof(
  fc.constant({}),
  label.map((label) => ({ place: { label } })),
  label.map((label) => ({ place: { label, url: 'https://git.example/blob/a%20b#L1' } })),
  label.map((label) => ({ place: { label, remark: 'not pushed yet' } })),
);

/** A message of the blocks of one document: all of them code, or all of them plain text. */
export function partsOf(lines: fc.Arbitrary<string>): fc.Arbitrary<Parts> {
  const blocks = (kinds: fc.Arbitrary<BlockKind>): fc.Arbitrary<Block[]> =>
    kinds.chain((kind) =>
      fc.array(
        fc
          .record({ text: lines.filter((text) => text !== ''), place })
          .map(({ text, place }) => ({ ...kind, text, ...place })),
        { minLength: 1, maxLength: 4 },
      ),
    );
  const code = fc.constantFrom('ts', '', 'c++').map((language) => ({ kind: 'code' as const, language }));
  return fc.record({
    comment: fc.oneof(fc.constant(''), sendableLines),
    blocks: fc.oneof(
      { weight: 3, arbitrary: blocks(code) },
      { weight: 1, arbitrary: blocks(fc.constant({ kind: 'plain' })) },
    ),
    signature: fc.constantFrom('', ' ', '-- Ann', '`Ann`'),
  });
}
