import { openFence } from '../fence';
import { type Markdown, type Token, toLines } from '../markdown/parse';

/** A block of a Markdown text, free of the marks and the indentation of what it stands in. */
export type Block =
  | { readonly kind: 'paragraph'; readonly content: string }
  | {
      readonly kind: 'heading';
      readonly level: number;
      readonly isUnderlined: boolean;
      readonly content: string;
    }
  | { readonly kind: 'rule' }
  | { readonly kind: 'code'; readonly info: string; readonly lines: readonly string[] }
  | { readonly kind: 'html'; readonly content: string }
  | Table
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | List;

/** Rows of cells, each with its Markdown in one line. */
export interface Table {
  readonly kind: 'table';
  /** `---` with its colons, one for each column. */
  readonly delimiters: readonly string[];
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface List {
  readonly kind: 'list';
  /** `-`, `+` or `*`, or what follows the number. */
  readonly mark: string;
  /** The number of the first item; undefined for bullets. */
  readonly start: number | undefined;
  readonly isTight: boolean;
  readonly items: readonly (readonly Block[])[];
}

/** The groups of tokens that make one block each. */
export function* groups(tokens: readonly Token[]): Generator<readonly Token[]> {
  for (let from = 0; from < tokens.length;) {
    let to = from + 1;
    if (tokens[from]?.nesting === 1) {
      const level = tokens[from]?.level;
      while (to < tokens.length && !(tokens[to]?.level === level && tokens[to]?.nesting === -1)) to++;
      to++;
    }
    yield tokens.slice(from, to);
    from = to;
  }
}

/** Makes the block of a group of tokens. */
export function toBlock(tokens: readonly Token[], markdown: Markdown): Block {
  const [token, inside] = tokens;
  if (!token) return { kind: 'paragraph', content: '' };
  const { content } = token;
  switch (token.type) {
    case 'heading_open':
      return {
        kind: 'heading',
        level: Number(token.tag.slice(1)),
        isUnderlined: !token.markup.startsWith('#'),
        content: inside?.content ?? '',
      };
    case 'hr':
      return { kind: 'rule' };
    case 'fence':
      return { kind: 'code', info: token.info.trim(), lines: toFenceLines(token, markdown) };
    case 'code_block':
      return { kind: 'code', info: '', lines: toLines(content) };
    case 'html_block':
      return { kind: 'html', content };
    case 'table_open':
      return toTable(tokens);
    case 'blockquote_open':
      return { kind: 'quote', blocks: toBlocks(tokens, markdown) };
    case 'bullet_list_open':
    case 'ordered_list_open':
      return toList(token, tokens, markdown);
    default:
      return { kind: 'paragraph', content: inside?.content ?? content };
  }
}

/** Quotes and lists that are nested deeper lose their marks: each level would be written once more for every level above. */
const maxLevel = 16;

function toBlocks(tokens: readonly Token[], markdown: Markdown): Block[] {
  return Array.from(groups(tokens.slice(1, -1))).flatMap((group) => {
    const [first] = group;
    const isDeep = first !== undefined && first.level >= maxLevel;
    const isContainer = isDeep && /^(?:blockquote|bullet_list|ordered_list|list_item)_open$/.test(first.type);
    return isContainer ? toBlocks(group, markdown) : [toBlock(group, markdown)];
  });
}

/** The parser knows only `\n`; where nothing was taken from the lines they are as they stand in the source. */
function toFenceLines(token: Token, markdown: Markdown): readonly string[] {
  const [from, to] = token.map ?? [0, 0];
  const { lines } = markdown;
  if (token.level > 0 || /^[ \t]/.test(lines[from] ?? '')) return toLines(token.content);
  return lines.slice(from + 1, openFence(token) === undefined ? to - 1 : to);
}

function toList(open: Token, tokens: readonly Token[], markdown: Markdown): List {
  const paragraphs = tokens.filter(
    ({ type, level }) => type === 'paragraph_open' && level === open.level + 2,
  );
  return {
    kind: 'list',
    mark: open.markup,
    start: open.type === 'ordered_list_open' ? Number(open.attrGet('start') ?? 1) : undefined,
    // Without a paragraph nothing tells; a blank line does no harm there, its lack might.
    isTight: paragraphs.length > 0 && paragraphs.every(({ hidden }) => hidden),
    items: Array.from(groups(tokens.slice(1, -1)), (item) => toBlocks(item, markdown)),
  };
}

function toTable(tokens: readonly Token[]): Table {
  const rows: string[][] = [];
  for (const { type, content } of tokens) {
    if (type === 'tr_open') rows.push([]);
    if (type === 'inline') rows.at(-1)?.push(content);
  }
  const cells = tokens.filter(({ type }) => type === 'th_open');
  return { kind: 'table', delimiters: cells.map(toDelimiter), head: rows[0] ?? [], rows: rows.slice(1) };
}

function toDelimiter(cell: Token): string {
  const [, alignment = ''] = /text-align:(\w+)/.exec(String(cell.attrGet('style') ?? '')) ?? [];
  return { left: ':--', center: ':-:', right: '--:' }[alignment] ?? '---';
}
