import { escapeBlockStart } from './escapeBlockStart';
import type { Markdown, Token } from './parse';

/** Changes a Markdown text line by line, so that whatever is not touched stays as its author wrote it. */
export class SourceEdits {
  readonly #lines: (string | undefined)[];
  #isChanged = false;

  constructor(private readonly markdown: Markdown) {
    this.#lines = [...markdown.lines];
  }

  get isChanged(): boolean {
    return this.#isChanged;
  }

  /** Whether nothing is left of a block. */
  isGone({ map }: Token): boolean {
    return map !== null && this.#lines.slice(...map).every((line) => line === undefined);
  }

  /** A line as it is by now, with its end; undefined where it was taken away. */
  lineAt(line: number): string | undefined {
    return this.#lines[line];
  }

  setLine(line: number, text: string | undefined): void {
    this.#lines[line] = text;
    this.#isChanged = true;
  }

  /** Gives a paragraph or heading another content. */
  setInline({ map }: Token, content: string, next: string): void {
    if (!map) return;
    const old = content.split('\n').map((line) => line.trim());
    const lines = next
      .split('\n')
      .map((line) => line.replace(/^[ \t]+/, ''))
      .filter((line) => line.trim() !== '')
      .map((line, index) => (line.trim() === old[index] ? line : escapeBlockStart(line)));
    this.#replace(map[0], old, [...lines.slice(0, -1), ...lines.slice(-1).map((line) => line.trimEnd())]);
    // Of a heading that holds nothing any more the line under it would be a rule.
    if (lines.length === 0)
      for (let line = map[0] + old.length; line < map[1]; line++) this.setLine(line, undefined);
  }

  /** Gives the row of a table other cells. */
  setRow({ map }: Token, cells: readonly string[]): void {
    const line = this.markdown.lines[map?.[0] ?? -1];
    if (!map || line === undefined) return;
    const outside = /^(?:[\s>]|[-+*](?=\s)|\d{1,9}[.)](?=\s))*/.exec(line)?.[0] ?? '';
    const row = cells.map((cell) => cell.replace(/\s*\n\s*/g, ' ').replace(/\|/g, '\\|')).join(' | ');
    this.setLine(map[0], `${outside}| ${row} |${endOf(line)}`);
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
    // At the end of the text there is nothing that the lines before what was taken away keep it apart from.
    if (isGap) while (isBlank(kept.at(-1) ?? '-')) kept.pop();
    return kept.join('');
  }

  #replace(from: number, old: readonly string[], next: readonly string[]): void {
    let prefix = '';
    for (const [index, content] of old.entries()) {
      const line = this.markdown.lines[from + index] ?? '';
      const { start, rest } = placeOf(line, content);
      prefix = line.slice(0, start);
      const text = next[index];
      if (text !== undefined) this.setLine(from + index, onLine(prefix, text) + rest + endOf(line));
      else if (index === 0 && /[^\s>]/.test(prefix)) this.setLine(from, prefix.trimEnd() + endOf(line));
      else this.setLine(from + index, undefined);
    }
    const more = next.slice(old.length).map((text) => onLine(prefix.replace(/[^\s>]/g, ' '), text));
    const at = from + old.length - 1;
    const last = this.#lines[at] ?? '';
    const end = endOf(last);
    if (more.length > 0)
      this.setLine(at, [last.slice(0, last.length - end.length), ...more].join(end || '\n') + end);
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

/** Where a line of a token's content begins in the line of the source, and what follows it there. */
function placeOf(line: string, content: string): { start: number; rest: string } {
  const body = line.replace(/[\r\n]+$/, '');
  const wanted = body.endsWith(content) ? content : content.trim();
  const start = body.lastIndexOf(wanted);
  if (start < 0 || wanted.trim() === '') return { start: /^[\s>]*/.exec(body)?.[0].length ?? 0, rest: '' };
  const rest = body.slice(start + wanted.length);
  return { start, rest: rest.trim() === '' ? '' : rest };
}

/** Whether nothing stands on a line, or only what quotes put there. */
function isBlank(line: string): boolean {
  return /^(?: {0,3}>)*[ \t]*[\r\n]*$/.test(line);
}

function endOf(line: string): string {
  return /[\r\n]+$/.exec(line)?.[0] ?? '';
}
