import { fenced } from '../fence';
import { type Tag, pairTags, parseTag, toAttribute, toDestination, toImage } from './htmlTags';
import { type Token, spanOf } from './parse';
import { type Edit, type SourceEdits, applyEdits, editInlines } from './sourceEdits';

/** What a pair of tags becomes; every other known pair leaves nothing but its text. */
type Marks = readonly [before: string, after: string];

/** An inline content without comments and known tags, of which their text, links and images stay. */
function cleanInlineHtml({ content, children }: Token, lineBreak: string): string {
  const found = (children ?? []).filter(({ type }) => type === 'html_inline');
  if (found.length === 0) return content;
  const tags = found.map((token) => parseTag(token.content));
  const pairs = pairTags(tags);
  const edits: Edit[] = [];
  for (const [index, token] of found.entries()) {
    const text = toMarkdown(tags, pairs, index, lineBreak);
    const span = spanOf(token);
    if (text !== undefined && span) edits.push({ ...span, text });
  }
  return applyEdits(content, edits);
}

/** The lines that a block of HTML becomes; undefined where it holds nothing to be taken away. */
function cleanHtmlBlock(content: string): string[] | undefined {
  if (/^\s{0,3}<(?:pre|script|style|textarea)[\s>]/i.test(content)) return toFence(content);
  const pieces = toPieces(content);
  const tags = pieces.map(parseTag);
  if (tags.every((tag) => tag === undefined)) return undefined;
  const pairs = pairTags(tags);
  const text = pieces.map((piece, index) => {
    const tag = tags[index];
    if (!tag) return piece;
    return toMarkdown(tags, pairs, index, '\n') ?? (isLine(tag) ? '\n' : '');
  });
  const lines = text.join('').split(/\s*\n\s*/);
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}

/** Undefined for a tag that stays where it is, because it stands alone in a sentence or is none. */
function toMarkdown(
  tags: readonly (Tag | undefined)[],
  pairs: ReadonlyMap<number, number>,
  index: number,
  lineBreak: string,
): string | undefined {
  const tag = tags[index];
  if (tag?.kind === 'comment') return '';
  if (tag?.kind === 'void') {
    if (tag.name === 'img') return toImage(tag);
    return tag.name === 'br' ? lineBreak : '';
  }
  const partner = pairs.get(index);
  if (!tag || partner === undefined) return undefined;
  const [before, after] = toMarks(tag.kind === 'open' ? tag : tags[partner]);
  return tag.kind === 'open' ? before : after;
}

function toMarks(open: Tag | undefined): Marks {
  if (open?.name === 'a') {
    const address = toAttribute(open, 'href');
    return address === undefined ? ['', ''] : ['[', `](${toDestination(address)})`];
  }
  if (open?.name === 'del' || open?.name === 's' || open?.name === 'strike') return ['~~', '~~'];
  if (open?.name === 'li') return ['\n- ', '\n'];
  if (open?.name === 'td' || open?.name === 'th') return ['', ' '];
  return open && isLine(open) ? ['\n', '\n'] : ['', ''];
}

function isLine({ name }: Tag): boolean {
  return /^(?:p|div|h[1-6]|tr|table|ul|ol|details|summary|blockquote|d[ldt]|center|picture|figure|figcaption)$/.test(
    name,
  );
}

/** Text and tags in turns. Each attempt at a tag ends at the next `<`, so that hostile input takes no longer. */
function toPieces(html: string): string[] {
  const pieces: string[] = [];
  const tag = /<\/?[a-z][a-z0-9-]*(?=[\s/>])(?:[^<>"']|"[^"<>]*"|'[^'<>]*')*>/iy;
  let done = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', Math.max(at + 1, done))) {
    tag.lastIndex = at;
    const commentEnd = html.startsWith('<!--', at) ? html.indexOf('-->', at + 4) : -1;
    // What is never closed is text, and so is all behind it.
    if (commentEnd < 0 && html.startsWith('<!--', at)) break;
    const found = commentEnd >= 0 ? html.slice(at, commentEnd + 3) : tag.exec(html)?.[0];
    if (found === undefined) continue;
    pieces.push(html.slice(done, at), found);
    done = at + found.length;
  }
  return [...pieces, html.slice(done)];
}

/** What a browser shows as it is, or not at all, stays as code. */
function toFence(html: string): string[] {
  const inside = html
    .replace(/^\s*<(?:pre|script|style|textarea)[^>]*>(?:\s*<code[^>]*>)?\n?/i, '')
    .replace(/(?:<\/code>\s*)?<\/(?:pre|script|style|textarea)>\s*$/i, '');
  const code = inside
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
  return fenced(code.trimEnd(), '').split('\n');
}

/** Takes the HTML out of a Markdown text. */
export function editHtml(edits: SourceEdits, tokens: readonly Token[]): void {
  for (const token of tokens) {
    const next = token.type === 'html_block' ? cleanHtmlBlock(token.content) : undefined;
    if (next) edits.setBlock(token, next);
  }
  editInlines(edits, tokens, (token, place) => cleanInlineHtml(token, place === 'paragraph' ? '  \n' : ' '));
}
