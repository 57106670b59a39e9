import { tests as specExamples } from 'commonmark-spec';
import fc from 'fast-check';

const marks =
  '\n \n\n \r\n \r \t # ## - + * 1. 2) > ` `` ``` ~~~ ** _ ~~ [ ] ( ) ! | |-|-| a|b --- === \\ &amp; & < > :'.split(
    ' ',
  );
const links =
  '[a] [b][a] [a][] ![a] ![i](i.png) [l](docs/l.md) [l](https://e.com) [a]:/a [a]:https://e.com <https://e.com> [#](#top)';
const html =
  '<b> </b> <br> <div> </div> <!-- --> <!--c--> <p> </p> <T> <img/src="x"> <a/href="y"> </a> <pre> </pre> <li> <del> </del> <!- ?>';
const words = [
  'word',
  'two words',
  'x',
  '42',
  'żółć',
  '界',
  '🙂',
  'e\u0301',
  '\u00a0',
  '\0',
  '  ',
  '    ',
  '[ ] ',
];

/** The sources of the CommonMark specification's examples. */
export const specSources = specExamples.map(({ markdown }) => markdown.replace(/→/g, '\t'));

/** A text made of what Markdown consists of, in any order. */
export const pieces = toText([
  ...marks,
  ...links.split(' '),
  ...html.split(' ').map(withSpace),
  ...words,
  '\n',
  '\n\n',
  ' ',
  '- ',
  '> ',
  '1. ',
]);

/** The same without anything that is, or could become, HTML. */
export const piecesWithoutHtml = toText(
  [...marks, ...links.split(' '), ...words, '\n', '\n\n', ' ', '- ', '> ', '1. '].filter(
    (piece) => !piece.includes('<'),
  ),
);

/** The same without anything that a message cannot carry. */
export const plainPieces = toText(
  [
    ...marks,
    ...words,
    '\n',
    '\n\n',
    ' ',
    '- ',
    '> ',
    '1. ',
    '[l](https://e.com)',
    '![i](https://e.com/i.png)',
  ].filter((piece) => !/[<[\]]/.test(piece) || piece.includes('https:')),
);

/** Examples of the specification, cut and put together anew. */
export const splices = fc
  .array(
    fc
      .tuple(
        fc.constantFrom(...specSources),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom('', '\n', ' ', '- ', '> '),
      )
      .map(
        ([source, share, before]) =>
          before + (share > 0.7 ? source : source.slice(0, Math.ceil(source.length * share))),
      ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.join(''));

/** Any text: of random characters, of Markdown in any order, of mutated Markdown. */
export const texts = fc.oneof(
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  { weight: 3, arbitrary: pieces },
  { weight: 3, arbitrary: splices },
);

function toText(vocabulary: readonly string[]): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...vocabulary), { maxLength: 24 }).map((all) => all.join(''));
}

function withSpace(tag: string): string {
  return tag.replace('/', (slash, at: number) => (at > 1 ? ' ' : slash));
}
