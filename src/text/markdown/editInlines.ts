import type { Token } from './parse';
import type { SourceEdits } from './sourceEdits';

/** A stretch of the content of an inline token, and what takes its place. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What an inline content belongs to. */
export type InlinePlace = 'paragraph' | 'heading' | 'cell';

/** Applies edits that do not overlap. */
export function applyEdits(content: string, edits: readonly Edit[]): string {
  let result = '';
  let done = 0;
  for (const { start, end, text } of [...edits].sort((a, b) => a.start - b.start)) {
    result += content.slice(done, start) + text;
    done = end;
  }
  return result + content.slice(done);
}

/** Offers every inline content of a text for another one, with the two tokens before it. */
export function editInlines(
  edits: SourceEdits,
  tokens: readonly Token[],
  rewrite: (token: Token, place: InlinePlace, before: readonly Token[]) => string,
): void {
  let row: Token | undefined;
  let cells: string[] = [];
  let isRowChanged = false;
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'tr_open') [row, cells, isRowChanged] = [token, [], false];
    if (token.type === 'tr_close' && row && isRowChanged) edits.setRow(row, cells);
    if (token.type !== 'inline') continue;
    const before = tokens.slice(Math.max(0, index - 2), index);
    const block = before.at(-1) ?? token;
    const place = toPlace(block.type);
    const next = rewrite(token, place, before);
    if (place === 'cell') cells.push(next);
    if (next === token.content) continue;
    if (place === 'cell') isRowChanged = true;
    else edits.setInline(block, token.content, next);
  }
}

function toPlace(parent: string): InlinePlace {
  return parent === 'paragraph_open' ? 'paragraph' : parent === 'heading_open' ? 'heading' : 'cell';
}
