/** Markdown that is made to slow a parser down, by what it consists of, each a function of its length. */
export const hardMarkdown: Readonly<Record<string, (chars: number) => string>> = {
  'opening brackets': (chars) => '['.repeat(chars),
  'brackets in brackets': (chars) => '['.repeat(chars / 2) + ']'.repeat(chars / 2),
  'links that never close': repeat('[a](b'),
  'links in links': (chars) => '[a'.repeat(chars / 8) + '](b)'.repeat(chars / 6),
  'images in images': (chars) => '![a'.repeat(chars / 8) + '](b)'.repeat(chars / 6),
  'addresses of brackets': (chars) => `[a](${'('.repeat(chars)}`,
  'relative links': repeat('[a](b.md) '),
  'runs of backticks': (chars) => {
    let text = '';
    for (let run = 1; text.length < chars; run++) text += `e${'`'.repeat(run)}`;
    return text;
  },
  'code spans': repeat('`a` '),
  stars: repeat('*'),
  'stars that never close': repeat('*a **a '),
  'emphasis of both kinds': repeat('*a_ '),
  tildes: repeat('~~a '),
  'nested quotes': repeat('> '),
  'quotes, a line each deeper': deeper('> '),
  'nested lists': repeat('- '),
  'lists, a line each deeper': deeper('  ', '- a'),
  'numbered items': repeat('1. a\n'),
  'empty items': repeat('-\n'),
  'tables of pipes': (chars) => `${'|'.repeat(chars / 2)}\n${'|-'.repeat(chars / 4)}`,
  'tables of rows': (chars) => `|a|b|\n|-|-|\n${repeat('|c|d|\n')(chars)}`,
  'wide tables': (chars) => `${'|a'.repeat(300)}\n${'|-'.repeat(300)}\n${repeat('|\n')(chars / 20)}`,
  entities: repeat('&amp;'),
  'entities that never close': repeat('&'),
  escapes: repeat('\\*'),
  tags: repeat('<b>a</b> '),
  'tags that never close': repeat('<b>'),
  'half tags': repeat('a <a b='),
  'quotes in half tags': repeat('<a b="'),
  'blocks of tags': repeat('<p>\n'),
  comments: repeat('<!-- a --> '),
  'comments that never close': repeat('<!-- a '),
  'comments in comments': (chars) => '<!-'.repeat(chars / 8) + '- -->'.repeat(chars / 8),
  'blocks of comments': repeat('<!-- a -->\n\n'),
  'instructions that never close': repeat('a <?'),
  'CDATA that never closes': repeat('a <![CDATA['),
  references: (chars) => `${repeat('[a] ')(chars)}\n\n[a]: b`,
  definitions: counted((number) => `[${number}]: b\n`),
  'references and definitions': counted((number) => `[${number}]\n\n[${number}]: b\n\n`),
  'definitions that never close': repeat('[a]: <b\n'),
  'autolinks that never close': repeat('<http:a '),
  headings: repeat('# a\n'),
  'heads of headings': repeat('a\n='),
  fences: repeat('```\n'),
  'zero-width spaces': repeat('\u200b'),
  spaces: (chars) => `a${' '.repeat(chars)}b`,
  'blank lines': repeat('\n'),
  'lone surrogates': repeat('\ud800'),
  NULs: repeat('\0'),
  'one long word': repeat('a'),
  'front matter that never closes': (chars) => `---\n${repeat('a: b\n')(chars)}`,
};

function repeat(piece: string): (chars: number) => string {
  return (chars) => piece.repeat(Math.ceil(chars / piece.length)).slice(0, chars);
}

function deeper(piece: string, end = 'a'): (chars: number) => string {
  return (chars) => {
    let text = '';
    for (let depth = 1; text.length < chars; depth++) text += `${piece.repeat(depth)}${end}\n`;
    return text;
  };
}

function counted(piece: (number: number) => string): (chars: number) => string {
  return (chars) => {
    let text = '';
    for (let number = 1; text.length < chars; number++) text += piece(number);
    return text;
  };
}
