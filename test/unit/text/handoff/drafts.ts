import { tests as specExamples } from 'commonmark-spec';
import fc from 'fast-check';
import { handoffMarker } from '../../../../src/core/handoff';
import { anyUnits, hostileText } from '../../hostileText';
import { hostileLines } from '../selections';

const lineEnd = fc.constantFrom('\n', '\n', '\r\n', '\r');

/** Lines of which `topLevelMarkers` knows what they are, whatever stands before them. */
export const knownLines: readonly string[] = [
  ...['', '', '', '  ', 'text', 'text', '  text', '# heading', '---', '===', 'a | b', '-|-', '    code'],
  ...['', ' ', '  ', '   ', '    ', '     '].map((indent) => indent + handoffMarker),
  ...['<!--helpcrunch:customer-->', '<!--\tHelpCrunch:Customer   -->\t', `${handoffMarker} x`],
  ...[`x ${handoffMarker}`, `\`${handoffMarker}\``, '<!-- helpcrunch: customer -->', '<!-- helpcrunch -->'],
  ...['```', '```', '~~~', '````ts', '  ```', '``` a`b', '> text', '>', `> ${handoffMarker}`],
  ...['- item', '1. item', `- ${handoffMarker}`, '- ```', '1. ```', '  > text'],
  ...['<div>', '</div>', '<pre>', 'x</pre>', '<script>', 'x</script>', '<!--', '-->', '<?', '?>', '  <div>'],
];

/** A draft of such lines. */
export const knownDrafts = fc
  .array(fc.tuple(fc.constantFrom(...knownLines), lineEnd), { maxLength: 16 })
  .map((lines) => lines.flat().join(''));

/** Begins of what Markdown's specification has for examples. */
const specPieces = pieceOf(
  fc.constantFrom(...specExamples.map(({ markdown }) => markdown.replaceAll('→', '\t'))),
);

const anyLine = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...knownLines) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...['', ' ', '  ', '   '].map((indent) => indent + handoffMarker)),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('\u2028', '\0', '\ud800', '[a]: /u', "[a]: /u 't", '[a]:', '> ```', '>> x'),
  },
  { weight: 1, arbitrary: fc.oneof(hostileText, hostileLines, anyUnits, specPieces) },
);

/** Any draft, with markers where they may stand and where they may not. */
export const anyDrafts = fc
  .array(
    fc.tuple(anyLine, fc.oneof({ weight: 9, arbitrary: lineEnd }, { weight: 1, arbitrary: fc.constant('') })),
    {
      maxLength: 14,
    },
  )
  .map((lines) => lines.flat().join(''));

/** What somebody hostile would put into a place, a message, a name, a patch. */
export const hostileValues = fc.oneof(
  fc.constantFrom(
    handoffMarker,
    `x\n\n${handoffMarker}\n\n`,
    'helpcrunch:customer',
    'customer',
    '# x',
    '- x',
    '```',
    '~~~',
    '<!--',
    '-->',
    '<pre>',
    '---',
    '===',
    '1.',
    '    x',
    '\\',
    '`',
    '[a]: /u',
    '[a](https://evil.example)',
    '|-|',
    '{link}',
    '',
  ),
  hostileText,
  hostileLines,
  pieceOf(knownDrafts),
);

function pieceOf(drafts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(drafts, fc.nat(40)).map(([draft, length]) => draft.slice(0, length));
}
