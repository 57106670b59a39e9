import { type Markdown, type Token, codeOf, parseMarkdown } from './parse';
import { toPlainInline } from './plainInline';
import { alignRows } from './alignRows';

/**
 * A Markdown text as it reads without Markdown: bullets and numbers stay, links are `text (url)`, tables are aligned rows,
 * code is verbatim. What is struck through keeps its tildes: without them it would say the opposite.
 */
export function toPlainText(markdown: string): string {
  const parsed = parseMarkdown(markdown);
  return parsed.isCut ? markdown : new PlainBlocks(parsed).toText();
}

/** Goes through the blocks once, from the first to the last. */
class PlainBlocks {
  #next = 0;

  constructor(private readonly markdown: Markdown) {}

  toText(): string {
    return this.#blocks('', '\n\n');
  }

  /** The blocks up to the token that ends them, joined. */
  #blocks(end: string, between: string): string {
    const blocks: string[] = [];
    for (let token = this.#take(); token && token.type !== end; token = this.#take()) {
      const block = this.#block(token);
      if (block !== undefined && block.trim() !== '') blocks.push(block);
    }
    return blocks.join(between);
  }

  #take(): Token | undefined {
    return this.markdown.tokens[this.#next++];
  }

  /** Undefined for what leaves nothing to read. */
  #block(token: Token): string | undefined {
    switch (token.type) {
      case 'paragraph_open':
        return this.#blocks('paragraph_close', '');
      case 'heading_open':
        return this.#blocks('heading_close', '');
      case 'inline':
        return toPlainInline(token.children ?? []);
      case 'fence':
      case 'code_block':
        return codeOf(token, this.markdown) || undefined;
      case 'bullet_list_open':
        return this.#list('bullet_list_close', token);
      case 'ordered_list_open':
        return this.#list('ordered_list_close', token);
      case 'blockquote_open':
        return prefixed(this.#blocks('blockquote_close', '\n\n'), '> ', '> ');
      case 'table_open':
        return alignRows(this.#rows());
      case 'hr':
        return '---';
      case 'html_block':
        return token.content.trimEnd();
      default:
        return undefined;
    }
  }

  #list(end: string, { markup }: Token): string {
    const isTight = this.#isTight();
    const items: string[] = [];
    for (let item = this.#take(); item && item.type !== end; item = this.#take()) {
      const marker = item.info === '' ? '- ' : `${item.info}${markup} `;
      const inside = this.#blocks('list_item_close', isTight ? '\n' : '\n\n');
      items.push(prefixed(inside, marker, ' '.repeat(marker.length)));
    }
    return items.join(isTight ? '\n' : '\n\n');
  }

  /** Whether the list that begins here is tight: markdown-it hides the paragraphs of such a list. */
  #isTight(): boolean {
    const { tokens } = this.markdown;
    const { level = 0 } = tokens[this.#next] ?? {};
    for (let at = this.#next; at < tokens.length; at++) {
      const token = tokens[at];
      if (!token || token.level < level) break;
      if (token.type === 'paragraph_open' && token.level === level + 1) return token.hidden;
    }
    return true;
  }

  #rows(): string[][] {
    const rows: string[][] = [];
    for (let token = this.#take(); token && token.type !== 'table_close'; token = this.#take()) {
      if (token.type === 'tr_open') rows.push([]);
      // A cell is one line whatever it holds.
      if (token.type === 'inline')
        rows.at(-1)?.push(toPlainInline(token.children ?? []).replace(/\s*\n\s*/g, ' '));
    }
    return rows;
  }
}

/** Puts one thing before the first line and another before each that follows; empty lines get none that ends in a space. */
function prefixed(text: string, first: string, others: string): string {
  const [head = '', ...rest] = text.split('\n');
  const lines = rest.map((line) => (line === '' || line === '\r' ? others.trimEnd() + line : others + line));
  return [head === '' ? first.trimEnd() : first + head, ...lines].join('\n');
}
