import type { Markdown, Token } from './parse';

/** A stretch of the content of an inline token, and what takes its place. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

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

/** Changes a Markdown text line by line, so that whatever is not touched stays as its author wrote it. */
export class SourceEdits {
  readonly #lines: (string | undefined)[];

  constructor(private readonly markdown: Markdown) {
    this.#lines = [...markdown.lines];
  }

  /** Gives a paragraph or heading another content. */
  setInline({ map, content }: Token, next: string): void {
    if (!map) return;
    const lines = next.split('\n').filter((line) => line.trim() !== '');
    const old = content.split('\n');
    const escaped = lines.map((line, index) => escapeBlockStart(line.trimStart(), old[index] ?? ''));
    this.#replace(
      map[0],
      old.map((line) => line.trim()),
      escaped.length > 0 ? [...escaped.slice(0, -1), (escaped.at(-1) ?? '').trimEnd()] : [],
    );
  }

  /** Gives the row of a table other cells. */
  setRow({ map }: Token, old: readonly string[], cells: readonly string[]): void {
    const line = this.markdown.lines[map?.[0] ?? -1];
    if (!map || line === undefined) return;
    const first = line.indexOf((old[0] ?? '').split('|')[0] ?? '');
    const pipe = line.indexOf('|');
    const at = pipe >= 0 && (first < 0 || pipe < first) ? pipe : Math.max(first, 0);
    const row = cells.map((cell) => cell.replace(/\s*\n\s*/g, ' ').replace(/\|/g, '\\|')).join(' | ');
    this.#lines[map[0]] = `${line.slice(0, at)}| ${row} |${endOf(line)}`;
  }

  /** Puts other lines in the place of a block; none takes it away. What stands around it stays apart from it. */
  setBlock(token: Token, next: readonly string[]): void {
    const [from, to] = token.map ?? [0, 0];
    const old = contentLines(token, this.markdown.lines.slice(from, to));
    const isFirst = this.#isBlank(from - 1) || opensContainer(this.markdown.lines[from] ?? '', old[0] ?? '');
    const isLast = this.#isBlank(to);
    if (next.length === 0) this.#replace(from, old, isFirst || isLast ? [] : ['']);
    else this.#replace(from, old, [...(isFirst ? [] : ['']), ...next, ...(isLast ? [] : [''])]);
  }

  toText(): string {
    const kept: string[] = [];
    let isGap = false;
    for (const line of this.#lines) {
      if (line === undefined) {
        isGap = true;
      } else if (!isGap || !isBlank(line) || !isBlank(kept.at(-1) ?? '')) {
        kept.push(line);
        isGap = false;
      }
    }
    return kept.join('');
  }

  #replace(from: number, old: readonly string[], next: readonly string[]): void {
    let prefix = '';
    for (const [index, content] of old.entries()) {
      const line = this.markdown.lines[from + index] ?? '';
      const { start, rest } = placeOf(line, content);
      prefix = line.slice(0, start);
      const text = next[index];
      if (text !== undefined) this.#lines[from + index] = onLine(prefix, text) + rest + endOf(line);
      else if (index === 0 && /[^\s>]/.test(prefix)) this.#lines[from] = prefix.trimEnd() + endOf(line);
      else this.#lines[from + index] = undefined;
    }
    const more = next.slice(old.length).map((text) => onLine(prefix.replace(/[^\s>]/g, ' '), text));
    const at = from + old.length - 1;
    const last = this.#lines[at] ?? '';
    const end = endOf(last);
    if (more.length > 0)
      this.#lines[at] = [last.slice(0, last.length - end.length), ...more].join(end || '\n') + end;
  }

  #isBlank(line: number): boolean {
    const text = this.#lines[line];
    return text === undefined || isBlank(text);
  }
}

function onLine(prefix: string, text: string): string {
  return text === '' ? prefix.trimEnd() : prefix + text;
}

/** The content of a block, line by line, without what the lists and quotes around it put before each. */
function contentLines({ type, content }: Token, lines: readonly string[]): string[] {
  if (type !== 'reference_definition') return content.split('\n').slice(0, lines.length);
  return lines.map((line, index) => line.slice(index === 0 ? line.indexOf('[') : line.search(/[^\s>]/)));
}

/** Whether a list item begins on this line before its content. */
function opensContainer(line: string, content: string): boolean {
  return /[^\s>]/.test(line.slice(0, placeOf(line, content).start));
}

/** What an inline content belongs to. */
export type InlinePlace = 'paragraph' | 'heading' | 'cell';

/** Offers every inline content of a text for another one. */
export function editInlines(
  edits: SourceEdits,
  tokens: readonly Token[],
  rewrite: (token: Token, place: InlinePlace, before: readonly Token[]) => string,
): void {
  let row: { readonly token: Token; readonly old: string[]; readonly next: string[] } | undefined;
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'tr_open') row = { token, old: [], next: [] };
    if (token.type === 'tr_close' && row) {
      const { old, next } = row;
      if (next.some((cell, column) => cell !== old[column])) edits.setRow(row.token, old, next);
    }
    if (token.type !== 'inline') continue;
    const before = tokens.slice(Math.max(0, index - 2), index);
    const place = toPlace(before.at(-1)?.type);
    const next = rewrite(token, place, before);
    if (place === 'cell') {
      row?.old.push(token.content);
      row?.next.push(next);
    } else if (next !== token.content) {
      edits.setInline(token, next);
    }
  }
}

function toPlace(parent: string | undefined): InlinePlace {
  return parent === 'paragraph_open' ? 'paragraph' : parent === 'heading_open' ? 'heading' : 'cell';
}

/** Where a line of a token's content begins in the line of the source, and what follows it there. */
function placeOf(line: string, content: string): { start: number; rest: string } {
  const body = line.replace(/[\r\n]+$/, '');
  const wanted = body.endsWith(content) ? content : content.trim();
  const start = body.lastIndexOf(wanted);
  if (start < 0 || wanted.trim() === '') return { start: /^[\s>]*/.exec(body)?.[0].length ?? 0, rest: '' };
  const rest = body.slice(start + wanted.length);
  return { start, rest: rest.trim() === '' ? '' : rest };
}

/** Begins of lines that make another block of a paragraph. */
const blockStart = /^(?:(?:#{1,6}|[-+*])(?=\s|$)|>|`{3,}|~{3,}|(?:=+|-{2,})\s*$|\||\[(?=[^\]]*\]:))/;

/** A line that begins a block only because something before it was taken away is kept from doing so. */
function escapeBlockStart(line: string, old: string): string {
  const was = old.trimStart();
  if (blockStart.test(line) && !blockStart.test(was)) return `\\${line}`;
  const number = /^\d{1,9}(?=[.)](?:\s|$))/;
  if (number.test(line) && !number.test(was)) return line.replace(number, '$&\\');
  return line;
}

function isBlank(line: string): boolean {
  return /^[\s>]*$/.test(line);
}

function endOf(line: string): string {
  return /[\r\n]+$/.exec(line)?.[0] ?? '';
}
