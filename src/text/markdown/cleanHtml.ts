import { cleanHtmlBlock, tagsOf } from './cleanHtmlBlock';
import { toMarks } from './htmlMarks';
import { pairTags, parseTag } from './htmlTags';
import { type Token, spanOf } from './parse';
import { type Edit, applyEdits, editInlines } from './editInlines';
import type { SourceEdits } from './sourceEdits';

/** Takes the HTML out of a Markdown text. */
export function editHtml(edits: SourceEdits, tokens: readonly Token[]): void {
  const ends = endsOfBlocks(tokens);
  for (const token of tokens) {
    const next = token.type === 'html_block' ? cleanHtmlBlock(token.content) : undefined;
    if (next) edits.setBlock(token, next);
  }
  editInlines(edits, tokens, (token, place) =>
    cleanInlineHtml(token, place === 'paragraph' ? '  \n' : ' ', ends),
  );
}

/** An inline content without comments and known tags, of which their text, links and images stay. */
function cleanInlineHtml({ content, children }: Token, lineBreak: string, ends: ReadonlySet<Token>): string {
  const found = htmlOf(children);
  if (found.length === 0) return content;
  const marks = toMarks(
    found.map((token) => parseTag(token.content)),
    lineBreak,
  );
  const edits: Edit[] = [];
  for (const [index, token] of found.entries()) {
    const text = marks[index] ?? (ends.has(token) ? '' : undefined);
    const span = spanOf(token);
    if (text !== undefined && span) edits.push({ ...span, text });
  }
  return applyEdits(content, edits);
}

/** The closing tags in sentences whose opening one stands in a block of HTML before. */
function endsOfBlocks(tokens: readonly Token[]): ReadonlySet<Token> {
  const ends = new Set<Token>();
  const open = new Map<string, number>();
  for (const { type, content, children } of tokens) {
    const inlines = htmlOf(children);
    const tags = type === 'html_block' ? tagsOf(content) : inlines.map((token) => parseTag(token.content));
    const pairs = pairTags(tags);
    for (const [index, tag] of tags.entries()) {
      if (!tag || pairs.has(index)) continue;
      const count = open.get(tag.name) ?? 0;
      const inline = inlines[index];
      if (tag.kind === 'open' && !inline) open.set(tag.name, count + 1);
      if (tag.kind !== 'close' || count === 0) continue;
      open.set(tag.name, count - 1);
      if (inline) ends.add(inline);
    }
  }
  return ends;
}

function htmlOf(children: readonly Token[] | null): readonly Token[] {
  return (children ?? []).filter(({ type }) => type === 'html_inline');
}
