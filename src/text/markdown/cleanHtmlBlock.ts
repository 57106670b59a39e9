import { fenced } from '../fence';
import { isLine, toMarks } from './htmlMarks';
import { type Tag, parseTag } from './htmlTags';

/** What a browser shows as it is, or not at all. */
const verbatim = /^\s{0,3}<(pre|script|style|textarea)(?=[\s>])/i;

/** The lines that a block of HTML becomes; undefined where it holds nothing to be taken away. */
export function cleanHtmlBlock(content: string): string[] | undefined {
  const [, name] = verbatim.exec(content) ?? [];
  if (name !== undefined) return toFence(content, name.toLowerCase() === 'pre');
  const pieces = toPieces(content);
  if (pieces.length === 1) return undefined;
  const tags = readTags(pieces);
  const marks = toMarks(tags, '  \n');
  const text = pieces.map((piece, index) => {
    const tag = tags[index];
    return tag ? (marks[index] ?? (isLine(tag) ? '\n' : '')) : piece;
  });
  closeUp(text, tags);
  return toTrimmedLines(text.join(''));
}

/** The known tags and comments of a block of HTML. */
export function tagsOf(content: string): Tag[] {
  return verbatim.test(content) ? [] : readTags(toPieces(content)).filter((tag) => tag !== undefined);
}

/** Text and tags in turns. Each attempt at a tag ends at the next `<`, so that hostile input takes no longer. */
function toPieces(html: string): string[] {
  const pieces: string[] = [];
  const tag = /<\/?[a-z][a-z0-9-]*(?=[\s/>])(?:[^<>"']|"[^"<>]*"|'[^'<>]*')*>/iy;
  let done = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', Math.max(at + 1, done))) {
    const isComment = html.startsWith('<!--', at);
    const commentEnd = isComment ? html.indexOf('-->', at + 2) : -1;
    // What is never closed is text, and so is all behind it.
    if (isComment && commentEnd < 0) break;
    tag.lastIndex = at;
    const found = isComment ? html.slice(at, commentEnd + 3) : tag.exec(html)?.[0];
    if (found === undefined || parseTag(found) === undefined) continue;
    pieces.push(html.slice(done, at), found);
    done = at + found.length;
  }
  return [...pieces, html.slice(done)];
}

function readTags(pieces: readonly string[]): (Tag | undefined)[] {
  return pieces.map((piece, index) => (index % 2 === 1 ? parseTag(piece) : undefined));
}

/** Takes the space away that stands inside a link or beside tildes, which would keep them from being read as such. */
function closeUp(text: string[], tags: readonly (Tag | undefined)[]): void {
  for (const [index, tag] of tags.entries()) {
    if (!tag || !/^(?:\[|\]\(|~~)/.test(text[index] ?? '')) continue;
    const step = tag.kind === 'open' ? 1 : -1;
    let at = index + step;
    for (; text[at]?.trim() === ''; at += step) text[at] = '';
    const next = text[at];
    if (next !== undefined) text[at] = step > 0 ? next.trimStart() : next.trimEnd();
  }
}

/** Lines with something on them; of a hard break the two spaces stay, of a row the bar behind the last cell does not. */
function toTrimmedLines(text: string): string[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim().replace(/\s*\|$/, '') + (line.endsWith('  ') ? '  ' : ''))
    .filter((line) => line.trim() !== '');
  return [...lines.slice(0, -1), ...lines.slice(-1).map((line) => line.trimEnd())];
}

function toFence(html: string, hasTags: boolean): string[] {
  const inside = html
    .replace(/^\s*<[a-z]+[^>]*>\n?/i, '')
    .replace(/<\/(?:pre|script|style|textarea)>\s*$/i, '')
    .trimEnd();
  return fenced(hasTags ? toText(inside) : inside, '').split('\n');
}

/** The text of preformatted HTML, in which every `<` that is none of a tag is an entity. */
function toText(html: string): string {
  return toPieces(html)
    .filter((_, index) => index % 2 === 0)
    .join('')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}
