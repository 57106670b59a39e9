import MarkdownIt from 'markdown-it';

type Token = ReturnType<ReturnType<typeof MarkdownIt>['parse']>[number];

/** As CommonMark and GFM read a text, by markdown-it as it comes: nothing of ours takes part. */
export function read(markdown: string): Token[] {
  return MarkdownIt({ html: true }).parse(markdown, {});
}

/** Every token of every inline content, those of the texts of images included. */
export function readInlines(markdown: string): Token[] {
  return read(markdown).flatMap(({ children }) => flatten(children ?? []));
}

/**
 * The words of a text in their order: whatever stands between spaces in the text of its paragraphs, headings, cells, code and
 * HTML. What Markdown itself leaves out (definitions, cells beyond the head of a table) is not among them; where a link or
 * an image begins or ends, so does a word, as its address may follow.
 */
export function toWords(markdown: string): string[] {
  return read(markdown).flatMap((token) => {
    const text = token.type === 'inline' ? (token.children ?? []).map(toText).join('') : token.content;
    return text.split(/\s+/).filter((word) => word !== '');
  });
}

/** The blocks of a text, how they are nested, and what is on their markers; empty ones are none. */
export function toShape(markdown: string): string {
  let shape = read(markdown)
    .filter(({ type }) => type !== 'inline')
    .map(({ type, level, info }) => `${type}@${level}${type.includes('item') ? info : ''}`)
    .join(' ');
  const empty = /(\w+)_open@(\d+)\S* \1_close@\2\S* ?/g;
  for (let next = shape.replace(empty, ''); next !== shape; next = shape.replace(empty, '')) shape = next;
  return shape.trim();
}

function flatten(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token) => [token, ...flatten(token.children ?? [])]);
}

function toText(token: Token): string {
  switch (token.type) {
    case 'softbreak':
    case 'hardbreak':
    case 'link_open':
    case 'link_close':
      return ' ';
    case 'image':
      return ` ${(token.children ?? []).map(toText).join('')} `;
    case 's_open':
    case 's_close':
      return token.markup;
    default:
      return token.content;
  }
}
