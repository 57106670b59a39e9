import fc from 'fast-check';

/** What a generated document may hold besides paragraphs, headings, lists, quotes and code. */
export interface Shape {
  /** Their heads are repeated, so that the parts say some words twice. */
  readonly tables: boolean;
  /** Words, links and spans that are longer than a part, and so are cut. */
  readonly giants: boolean;
}

const syllables = ['ta', 'Né', 'ße', 'kо', 'mi', '日本', 'e\u0301', '👩‍👩‍👧‍👦', '🇩🇪', 'x1', '👍🏽', 'n\u0303'];

const word = fc
  .array(fc.constantFrom(...syllables), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join(''));
const giant = fc
  .tuple(fc.constantFrom(...syllables), fc.integer({ min: 60, max: 500 }))
  .map(([s, n]) => s.repeat(n));
const mark = fc.constantFrom(
  '-',
  '#',
  '1.',
  '>',
  '```',
  '~~~',
  '===',
  '---',
  '|',
  '+',
  '1)',
  '*',
  '\\',
  '&amp;',
  '<b',
  '[',
  '2.',
);

function words(minLength: number, maxLength: number, shape: Shape): fc.Arbitrary<string> {
  const plain = fc.oneof(
    { weight: 12, arbitrary: word },
    { weight: 1, arbitrary: mark.map((each) => `o ${each} o`) },
  );
  const each = shape.giants
    ? fc.oneof({ weight: 40, arbitrary: plain }, { weight: 1, arbitrary: giant })
    : plain;
  return fc.array(each, { minLength, maxLength }).map((all) => all.join(' '));
}

function span(shape: Shape): fc.Arbitrary<string> {
  const inside = fc.array(word, { minLength: 1, maxLength: 4 }).map((all) => all.join(' '));
  const long = words(40, 90, { ...shape, giants: false }).map((text) =>
    text.replace(/[^\p{L}\p{M}\s]/gu, 'x'),
  );
  const text = shape.giants
    ? fc.oneof({ weight: 15, arbitrary: inside }, { weight: 1, arbitrary: long })
    : inside;
  return fc.oneof(
    text.map((each) => `**${each}**`),
    text.map((each) => `*a **${each}** c*`),
    text.map((each) => `\`${each}\``),
    text.map(
      (each) => `[${each}](https://example.com/${encodeURIComponent(each.slice(0, 4).toWellFormed())})`,
    ),
    inside.map((each) => `![${each}](a.png "t](x")`),
    text.map((each) => `~~${each}~~`),
    fc.constantFrom('<https://example.com/a_b*c>', '``a ` b``', '\\* \\_', 'Array<string>'),
  );
}

/** The content of a paragraph: words and spans, on one or more lines. */
function prose(shape: Shape): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 3, arbitrary: words(1, 12, shape) },
    { weight: 1, arbitrary: span(shape) },
  );
  const end = fc.constantFrom(' ', ' ', '. ', '\n', '  \n', '\\\n', '! ');
  return fc
    .array(fc.tuple(piece, end), { minLength: 1, maxLength: 7 })
    .map((all) => `p${all.map(([text, after]) => ` ${text}${after}`).join('x')}q`);
}

const codeLine = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      '',
      '  if (a) {',
      '\tb();',
      '}',
      '# no heading',
      '- no item',
      '> x',
      '| a | b |',
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom('```', '~~~', '````js', '    ', '    deep') },
);

function code(shape: Shape): fc.Arbitrary<string> {
  const line = shape.giants
    ? fc.oneof({ weight: 30, arbitrary: codeLine }, { weight: 1, arbitrary: giant })
    : codeLine;
  const lines = fc.array(line, { maxLength: 25 });
  return fc.oneof(
    fc
      .tuple(lines, fc.constantFrom('`````', '~~~~~'), fc.constantFrom('', 'js', 'c++ title="x y"'))
      .map(([all, fence, info]) => [`${fence}${info}`, ...all, fence].join('\n')),
    lines.map((all) =>
      ['    first', ...all.map((each) => `    ${each.replace(/^[`~]/, 'x $&')}`), '    last'].join('\n'),
    ),
  );
}

const table = fc
  .tuple(
    fc.integer({ min: 1, max: 4 }),
    fc.integer({ min: 0, max: 14 }),
    word,
    fc.constantFrom('---', ':--', '--:'),
  )
  .map(([columns, rows, cell, delimiter]) => {
    const row = (name: string): string =>
      `| ${Array.from({ length: columns }, (_, at) => `${name}${at}`).join(' | ')} |`;
    const delimiters = `|${`${delimiter}|`.repeat(columns)}`;
    return [row('h'), delimiters, ...Array.from({ length: rows }, (_, at) => row(`${cell}\\|${at}`))].join(
      '\n',
    );
  });

function block(shape: Shape, depth: number): fc.Arbitrary<string> {
  const leaves = [
    { weight: 4, arbitrary: prose(shape) },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom('#', '##', '####'), word).map((all) => all.join(' ')) },
    { weight: 1, arbitrary: prose(shape).map((text) => `${text}\n===`) },
    { weight: 2, arbitrary: code(shape) },
    { weight: 1, arbitrary: fc.constantFrom('---', '***', '<my-tag>\nraw *x*\n</my-tag>') },
    ...(shape.tables ? [{ weight: 2, arbitrary: table }] : []),
  ];
  if (depth === 0) return fc.oneof(...leaves);
  const inner = block(shape, depth - 1);
  return fc.oneof(...leaves, { weight: 2, arbitrary: quote(inner) }, { weight: 3, arbitrary: list(inner) });
}

function quote(inner: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const blocks = fc.array(inner, { minLength: 1, maxLength: 3 }).map((all) => all.join('\n\n'));
  return fc.tuple(blocks, fc.boolean()).map(([text, isLazy]) => {
    const quoted = text.replace(/^/gm, '> ');
    return isLazy ? `${quoted}\n>\n> lazy\nend` : quoted;
  });
}

function list(inner: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const items = fc.array(fc.array(inner, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 5 });
  const marker = fc.constantFrom('-', '*', '+', '1.', '7)', '98.');
  return fc
    .tuple(items, marker, fc.boolean(), fc.integer({ min: 1, max: 3 }))
    .map(([all, first, isTight, pad]) =>
      all
        .map((blocks, index) => {
          const mark = first.replace(/\d+/, (digits) => String(Number(digits) + index)) + ' '.repeat(pad);
          return mark + blocks.join('\n\n').replace(/\n(?=[^\n])/g, `\n${' '.repeat(mark.length)}`);
        })
        .join(isTight ? '\n' : '\n\n'),
    );
}

/** A Markdown document such as people write, and some that nobody would. */
export function documents(shape: Shape, maxBlocks: number): fc.Arbitrary<string> {
  const blocks = fc.array(block(shape, 2), { minLength: 1, maxLength: maxBlocks });
  const between = fc.constantFrom('\n\n', '\n\n\n', '\n \n');
  return fc
    .tuple(
      blocks,
      between,
      fc.constantFrom('\n', '\n', '\r\n'),
      fc.constantFrom('', '\n', '\n\n```js\nopen();\n\n'),
    )
    .map(([all, gap, lineEnd, end]) => (all.join(gap) + end).replace(/\n/g, lineEnd));
}
