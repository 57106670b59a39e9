import { editHtml } from './cleanHtml';
import { type LinkResolver, cleanLinks } from './cleanLinks';
import { type Markdown, type Token, parseMarkdown } from './parse';
import { SourceEdits, editInlines } from './sourceEdits';

/** A Markdown text that reads well wherever a message is shown. */
export interface CleanMarkdown {
  readonly markdown: string;
  /** Images that lie beside the file: they cannot be seen where the message is read. */
  readonly localImages: number;
}

/**
 * Takes from a Markdown text what a message cannot carry: front matter, comments, HTML, reference definitions. Links stand
 * by themselves, task boxes are signs; everything else, code above all, stays exactly as it is.
 */
export function cleanMarkdown(source: string, resolve: LinkResolver): CleanMarkdown {
  const body = withoutFrontMatter(source.replace(/^\ufeff/, ''));
  const parsed = parseMarkdown(body);
  if (parsed.isCut) return { markdown: body, localImages: 0 };
  const html = new SourceEdits(parsed);
  editHtml(html, parsed.tokens);
  const text = html.toText();
  return withLinks(text === body ? parsed : parseMarkdown(text), resolve);
}

function withLinks(parsed: Markdown, resolve: LinkResolver): CleanMarkdown {
  const edits = new SourceEdits(parsed);
  let localImages = 0;
  editInlines(edits, parsed.tokens, (token, _, before) => {
    const cleaned = cleanLinks(token, resolve);
    localImages += cleaned.localImages;
    return isItemStart(before) ? withTaskSign(cleaned.content) : cleaned.content;
  });
  for (const token of parsed.tokens) {
    if (token.type === 'reference_definition') edits.setBlock(token, []);
  }
  return { markdown: edits.toText(), localImages };
}

function isItemStart([first, second]: readonly Token[]): boolean {
  return first?.type === 'list_item_open' && second?.type === 'paragraph_open';
}

function withTaskSign(content: string): string {
  return content.replace(/^\[([ xX])\](?=\s)/, (_, mark) => (mark === ' ' ? '☐' : '☑'));
}

/** A fence on the first line, at most 500 lines, and the fence again. */
const frontMatter =
  /^(---|\+\+\+)[ \t]*\r?\n((?:(?!\1|\.\.\.[ \t]*\r?$)[^\n]*\n){0,500})(?:\1|\.\.\.)[ \t]*(?:\r?\n|$)/;

/** Takes away the YAML or TOML that a static site keeps above a page; a rule above a text is none. */
function withoutFrontMatter(source: string): string {
  const [all = '', fence, inside = ''] = frontMatter.exec(source) ?? [];
  const isData = fence === '---' ? /^\s*(?:#|["'\w.-]+["']?\s*:)/ : /^\s*(?:#|\[|["'\w.-]+["']?\s*=)/;
  return isData.test(inside) ? source.slice(all.length).replace(/^(?:[ \t]*\r?\n)+/, '') : source;
}
