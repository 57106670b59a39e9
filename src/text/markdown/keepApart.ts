import { fenced } from '../fence';
import { type Markdown, type Token, codeOf } from './parse';
import type { SourceEdits } from './sourceEdits';

/** Keeps what stood around a block that was taken away from becoming one: `<!-- -->` is what parts two lists. */
export function keepApart(edits: SourceEdits, markdown: Markdown): void {
  const { tokens } = markdown;
  /** The marker of the items of the list before, where one is. */
  let marker: string | undefined;
  let isParted = false;
  for (const [index, token] of tokens.entries()) {
    if (isList(token) && tokens[index - 1]?.type === 'paragraph_close') partFromParagraph(edits, token);
    if (token.level > 0 || token.nesting < 0 || !token.map) continue;
    const isAfterList = isParted && marker !== undefined;
    if (edits.isGone(token)) {
      isParted = true;
      continue;
    }
    if (isAfterList && token.type === 'code_block') toFence(edits, token, markdown);
    else if (isAfterList) toMargin(edits, token);
    const next = isAfterList && marker === token.markup ? otherMarker(marker) : token.markup;
    if (next !== token.markup) setMarkers(edits, tokens.slice(index + 1), token, next);
    marker = isList(token) ? next : undefined;
    isParted = false;
  }
}

/** An empty item cannot follow a paragraph: `-` would make a heading of it. */
function partFromParagraph(edits: SourceEdits, { map }: Token): void {
  const line = edits.lineAt(map?.[0] ?? -1) ?? '';
  const [, outside] = /^([\s>]*)(?:[-+*]|\d{1,9}[.)])\s*$/.exec(line) ?? [];
  if (map && outside !== undefined) edits.setLine(map[0], `${outside.trimEnd()}\n${line}`);
}

/** What is indented would be the inside of the list before: code gets a fence ... */
function toFence(edits: SourceEdits, token: Token, markdown: Markdown): void {
  const [from, to] = token.map ?? [0, 0];
  const end = /[\r\n]+$/.exec(edits.lineAt(from) ?? '')?.[0] ?? '\n';
  edits.setLine(from, fenced(codeOf(token, markdown), '') + end);
  for (let line = from + 1; line < to; line++) edits.setLine(line, undefined);
}

/** ... and everything else begins at the margin. */
function toMargin(edits: SourceEdits, { map }: Token): void {
  const [from, to] = map ?? [0, 0];
  const indent = /^ {1,3}/.exec(edits.lineAt(from) ?? '')?.[0].length ?? 0;
  if (indent === 0) return;
  for (let line = from; line < to; line++) {
    const text = edits.lineAt(line);
    if (text !== undefined) edits.setLine(line, text.replace(new RegExp(`^ {1,${indent}}`), ''));
  }
}

function setMarkers(edits: SourceEdits, tokens: readonly Token[], list: Token, marker: string): void {
  for (const { type, level, map } of tokens) {
    if (level === list.level) break;
    const line = edits.lineAt(map?.[0] ?? -1);
    if (type !== 'list_item_open' || level !== list.level + 1 || !map || line === undefined) continue;
    edits.setLine(map[0], line.replace(/^(\s*\d*)[-+*.)]/, `$1${marker}`));
  }
}

function otherMarker(marker: string): string {
  return { '-': '*', '*': '-', '+': '-', '.': ')', ')': '.' }[marker] ?? marker;
}

function isList({ type }: Token): boolean {
  return type === 'bullet_list_open' || type === 'ordered_list_open';
}
