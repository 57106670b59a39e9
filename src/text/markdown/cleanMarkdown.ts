import { editHtml } from './cleanHtml';
import { type LinkResolver, cleanLinks } from './cleanLinks';
import { withoutFrontMatter } from './frontMatter';
import { keepApart } from './keepApart';
import { type Token, parseMarkdown } from './parse';
import { editInlines } from './editInlines';
import { SourceEdits } from './sourceEdits';

/** A Markdown text that reads well wherever a message is shown. */
export interface CleanMarkdown {
  readonly markdown: string;
  /** Images that lie beside the file: they cannot be seen where the message is read. */
  readonly localImages: number;
}

/**
 * What is taken away may leave something else to be taken away: `<!-<!-- -->- -->`. Three passes are enough for what anybody
 * writes; deeper is followed only where it takes no time.
 */
const enoughPasses = 3;
const maxPasses = 12;
const maxCharsParsed = 1_000_000;

/**
 * Takes from a Markdown text what a message cannot carry: front matter, comments, HTML, reference definitions. Links stand
 * by themselves, task boxes are signs; everything else, code above all, stays exactly as it is. Front matter is only what
 * `startsFile`: in the middle of a file the same lines are a text between two rules.
 */
export function cleanMarkdown(source: string, resolve: LinkResolver, startsFile = true): CleanMarkdown {
  const body = source.replace(/^\ufeff+/, '');
  let markdown = startsFile ? withoutFrontMatter(body) : body;
  let localImages = 0;
  let charsParsed = 0;
  for (let pass = 0; pass < maxPasses && (pass < enoughPasses || charsParsed < maxCharsParsed); pass++) {
    const parsed = parseMarkdown(markdown);
    charsParsed += markdown.length;
    if (parsed.isCut) break;
    const edits = new SourceEdits(parsed);
    editHtml(edits, parsed.tokens);
    // Only without HTML is it known which links there are, and which definitions they need.
    if (!edits.isChanged) localImages += editLinks(edits, parsed.tokens, resolve);
    if (!edits.isChanged) break;
    keepApart(edits, parsed);
    markdown = edits.toText();
  }
  // What now stands on the first line must not look like the front matter that was taken away.
  const isMistakable = startsFile && withoutFrontMatter(markdown) !== markdown;
  return { markdown: isMistakable ? `\n${markdown}` : markdown, localImages };
}

function editLinks(edits: SourceEdits, tokens: readonly Token[], resolve: LinkResolver): number {
  let localImages = 0;
  editInlines(edits, tokens, (token, _, before) => {
    const cleaned = cleanLinks(token, resolve);
    localImages += cleaned.localImages;
    return isItemStart(before) ? withTaskSign(cleaned.content) : cleaned.content;
  });
  for (const token of tokens) {
    if (token.type === 'reference_definition') edits.setBlock(token, []);
  }
  return localImages;
}

function isItemStart([first, second]: readonly Token[]): boolean {
  return first?.type === 'list_item_open' && second?.type === 'paragraph_open';
}

function withTaskSign(content: string): string {
  return content.replace(/^\[([ xX])\](?=\s)/, (_, mark) => (mark === ' ' ? '☐' : '☑'));
}
