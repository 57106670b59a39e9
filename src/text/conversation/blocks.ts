import { toDisplayText } from '../../core/displayText';
import type { LinkTarget, RichBlock, RichInline } from '../../core/richText';
import type { Token } from '../markdown/parse';
import { maxBlockLevel, parseChatMarkdown } from './chatMarkdown';
import { cleanText } from './cleanText';
import { toInlines, toVerbatim } from './inlines';

type Blocks = readonly RichBlock[];

/** The blocks of a message; what their links lead to is added to `targets`. */
export function toBlocks(source: string, targets: LinkTarget[]): Blocks {
  return new BlockReader(parseChatMarkdown(source), source.split('\n'), targets).read();
}

/** Goes through the tokens once, from the first to the last. */
class BlockReader {
  #next = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly lines: readonly string[],
    private readonly targets: LinkTarget[],
  ) {}

  read(): Blocks {
    return this.#blocks('');
  }

  #take(): Token | undefined {
    return this.tokens[this.#next++];
  }

  /** What each token up to the one that ends them is made into. */
  #each<T>(end: string, make: (token: Token) => T | undefined): T[] {
    const made: T[] = [];
    for (let token = this.#take(); token && token.type !== end; token = this.#take()) {
      const one = make(token);
      if (one !== undefined) made.push(one);
    }
    return made;
  }

  #blocks(end: string): RichBlock[] {
    return this.#each(end, (token) => this.#block(token));
  }

  /** Undefined for what leaves nothing to read. */
  #block(token: Token): RichBlock | undefined {
    switch (token.type) {
      case 'paragraph_open':
        return toParagraph(this.#inlines('paragraph_close'));
      case 'heading_open':
        return toHeading(Number(token.tag.slice(1)), this.#inlines('heading_close'));
      case 'fence':
      case 'code_block':
        return toCode(token);
      case 'blockquote_open':
        return this.#verbatim(token) ?? { kind: 'quote', blocks: this.#blocks('blockquote_close') };
      case 'bullet_list_open':
        return this.#verbatim(token) ?? { kind: 'list', items: this.#items('bullet_list_close') };
      case 'ordered_list_open': {
        const start = Number(token.attrGet('start') ?? 1);
        return this.#verbatim(token) ?? { kind: 'list', start, items: this.#items('ordered_list_close') };
      }
      case 'table_open':
        return this.#table();
      case 'hr':
        return { kind: 'rule' };
      default:
        return undefined;
    }
  }

  #inlines(end: string): RichInline[] {
    return this.#each(end, ({ children }) => toInlines(children ?? [], this.targets)).flat();
  }

  #items(end: string): Blocks[] {
    return this.#each(end, () => this.#blocks('list_item_close'));
  }

  #table(): RichBlock {
    const [head = [], ...rows] = this.#each('table_close', ({ type }) =>
      type === 'tr_open' ? this.#cells() : undefined,
    );
    return { kind: 'table', head, rows };
  }

  #cells(): RichInline[][] {
    return this.#each('tr_close', ({ type, children }) =>
      type === 'inline' ? toInlines(children ?? [], this.targets) : undefined,
    );
  }

  /** What is nested too deep, as it was typed. The parser leaves out what is deeper still; its lines do not. */
  #verbatim({ level, map }: Token): RichBlock | undefined {
    if (level < maxBlockLevel || !map) return undefined;
    while (this.tokens[this.#next]?.level !== level) this.#next += 1;
    this.#next += 1;
    return toParagraph(
      toVerbatim(
        this.lines
          .slice(...map)
          .join('\n')
          .trimEnd(),
      ),
    );
  }
}

function toParagraph(inlines: readonly RichInline[]): RichBlock | undefined {
  return inlines.length > 0 ? { kind: 'paragraph', inlines } : undefined;
}

function toHeading(level: number, inlines: readonly RichInline[]): RichBlock | undefined {
  return inlines.length > 0 ? { kind: 'heading', level, inlines } : undefined;
}

function toCode({ info, content }: Token): RichBlock {
  return { kind: 'code', language: toDisplayText(info), text: cleanText(content).replace(/\n$/, '') };
}
